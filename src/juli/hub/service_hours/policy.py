"""Who sees what of this room: its house alone."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, of_visible
from juli.hub.service_hours.models import ServiceTarget, ServiceVersion


@scope(ServiceVersion)
def _of_house(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(organisation_id=actor.organisation_id) if actor.kind is ActorKind.STAFF else NOTHING


@scope(ServiceTarget)
def _targets_of(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, ActorKind.SYSTEM) else NOTHING
