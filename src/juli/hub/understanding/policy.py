"""Who reads what was understood: the staff who see the complaint, and the person whose words they are."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, THEIR_SIDE, of_visible
from juli.hub.understanding.models import TriageCorrection, Understanding


@scope(Understanding)
def _understood_for(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, *THEIR_SIDE) else NOTHING


@scope(TriageCorrection)
def _corrections_of(actor: Actor) -> Q:
    """Who corrected what is the house's own."""
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, ActorKind.SYSTEM) else NOTHING
