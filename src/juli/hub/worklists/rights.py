"""What somebody may do with lists, beside reading them."""

from uuid import UUID

from juli.hub.accounts.actors import Actor, NotAllowed

EXPORT = "complaints.export"


def exporting_departments(by: Actor) -> frozenset[int] | None:
    """The departments whose complaints the actor may export; None for all of them."""
    if by.may(EXPORT):
        return None
    held = (right.partition("@") for right in by.rights if right.startswith(f"{EXPORT}@"))
    return frozenset(int(department) for _, _, department in held)


def house_of(actor: Actor) -> UUID:
    """The organisation that somebody acts for; NotAllowed where there is none."""
    if actor.organisation_id is None:
        raise NotAllowed
    return actor.organisation_id
