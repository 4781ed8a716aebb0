"""Who may see what of this room."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, but_no_partner
from juli.hub.privacy.models import Disclosure, Disposal, DisposalItem, ErasureRequest, Hold

_OPERATING = (ActorKind.OPERATOR, ActorKind.SYSTEM)


@scope(Disclosure)
@scope(ErasureRequest)
def _of_complaint(actor: Actor) -> Q:
    """What hangs on a complaint, seen by its parties."""
    return but_no_partner(actor)


@scope(Hold)
@scope(Disposal)
@scope(DisposalItem)
def _of_operator(actor: Actor) -> Q:
    """What the operator decides; it names complaints by their number alone."""
    return Q() if actor.kind in _OPERATING else NOTHING
