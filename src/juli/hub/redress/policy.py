"""Whose offers and obligations an actor sees: those of the complaints they may see; a partner none.

What has not been sent to the merchant is the house's own.
"""

from django.db.models import Q

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, but_no_partner
from juli.hub.redress.models import Obligation, Offer, OfferLimit

scope(Obligation)(but_no_partner)


@scope(Offer)
def _offers_of(actor: Actor) -> Q:
    found = but_no_partner(actor)
    return found & Q(sent_at__isnull=False) if actor.kind in COMPLAINANT_SIDE else found


@scope(OfferLimit)
def _limits_of(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(organisation=actor.organisation_id) if actor.kind is ActorKind.STAFF else NOTHING
