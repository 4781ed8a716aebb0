"""Who sees what of this room: an organisation its own, a view whom it is for, work on many who has begun it."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, of_visible
from juli.hub.worklists.models import BulkItem, BulkRun, Opened, Pin, SavedView, SetAside, Tag, Tagging


def _of_house(actor: Actor, path: str = "") -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    if actor.kind is not ActorKind.STAFF:
        return NOTHING
    return Q(**{f"{path}organisation_id": actor.organisation_id})


def _views(actor: Actor, path: str = "") -> Q:
    """One's own, and those shared with the organisation or with a department whose complaints one reads."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    for_all = Q(**{f"{path}audience": "organisation"}) | Q(**{f"{path}owner_id": actor.user_id})
    ours = Q(**{f"{path}audience": "department"})
    if actor.departments is not None:
        ours &= Q(**{f"{path}department_id__in": actor.departments})
    return _of_house(actor, path) & (for_all | ours)


scope(SavedView)(_views)
scope(Tag)(_of_house)


@scope(Pin)
def _pins(actor: Actor) -> Q:
    own = Q() if actor.kind is ActorKind.SYSTEM else Q(user_id=actor.user_id)
    return own & _views(actor, "view__")


@scope(BulkRun)
def _runs(actor: Actor) -> Q:
    own = Q() if actor.kind is ActorKind.SYSTEM else Q(user_id=actor.user_id)
    return own & _of_house(actor)


@scope(Opened)
def _opened(actor: Actor) -> Q:
    own = Q() if actor.kind is ActorKind.SYSTEM else Q(user_id=actor.user_id)
    return own & _of_house(actor)


@scope(BulkItem)
def _items(actor: Actor) -> Q:
    """All parts of one's own work: what was passed on by it is still one of them."""
    own = Q() if actor.kind is ActorKind.SYSTEM else Q(run__user_id=actor.user_id)
    return own & _of_house(actor, "run__")


@scope(Tagging)
def _taggings(actor: Actor) -> Q:
    return _of_house(actor, "tag__") & of_visible(actor)


@scope(SetAside)
def _set_aside(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, ActorKind.SYSTEM) else NOTHING
