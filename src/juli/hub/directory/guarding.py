"""What the actions of the directory ask first: may this actor change that organisation?"""

from juli.hub.accounts.actors import MEMBERS, Actor, ActorKind, NotAllowed, require_right
from juli.hub.directory.models import Grant, Organisation
from juli.hub.machines import NotPossible

MANAGING_MEMBERS, MANAGING_ROLES = "members.manage", "roles.manage"


def require_operator(actor: Actor, right: str) -> None:
    """NotAllowed unless the operator (or the system) acts, with this right."""
    if actor.kind not in (ActorKind.OPERATOR, ActorKind.SYSTEM):
        raise NotAllowed
    require_right(actor, right)


def require_house(actor: Actor, organisation_id: object, right: str) -> None:
    """NotAllowed unless a member of this very organisation acts, with this right; the system may too."""
    if actor.kind is not ActorKind.SYSTEM and (actor.kind not in MEMBERS or actor.organisation_id != organisation_id):
        raise NotAllowed
    require_right(actor, right)


def locked_organisation(organisation: Organisation) -> Organisation:
    """The organisation as it stands now, locked for change. Call in a transaction."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def refuse_headless(organisation: Organisation) -> None:
    """NotPossible unless somebody is left who manages members, and somebody who manages roles."""
    whole = Grant.objects.filter(department=None, until=None, membership__left_on=None)
    held = whole.filter(role__organisation=organisation).values_list("role__rights", flat=True)
    if not all(any(right in rights for rights in held) for right in (MANAGING_MEMBERS, MANAGING_ROLES)):
        raise NotPossible("nobody-left-to-manage")
