"""Whose phone number an actor sees: their own."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import PhoneNumber
from juli.hub.accounts.scopes import scope


@scope(PhoneNumber)
def own_number(actor: Actor) -> Q:
    """Everybody their own; the system, which sends and deletes, all."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(user_id=actor.user_id) if actor.user_id else Q(pk__in=[])
