"""What somebody may do with lists, beside reading them."""

from juli.hub.accounts.actors import Actor

EXPORT = "complaints.export"


def exporting_departments(by: Actor) -> frozenset[int] | None:
    """The departments whose complaints the actor may export; None for all of them."""
    if by.may(EXPORT):
        return None
    held = (right.partition("@") for right in by.rights if right.startswith(f"{EXPORT}@"))
    return frozenset(int(department) for _, _, department in held)
