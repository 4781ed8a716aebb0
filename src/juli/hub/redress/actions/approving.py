"""The second look at an offer above the limit: approved and sent, or sent back with a reason."""

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import action
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import OFFER
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.notifying import notify_person
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.redress.models import Offer
from juli.hub.redress.sending import APPROVING, refuse_unless_open, send_offer
from juli.hub.today import this_moment


@action
def approve_offer(offer: Offer, *, by: Actor) -> Offer:
    """Approve an offer that somebody else prepared; the merchant gets it now."""
    complaint, fresh = _waiting(offer, "open", by)
    refuse_unless_open(complaint, fresh.pay_by)
    now = this_moment()
    fresh.approved_by_id, fresh.approved_at = user_of(by), now
    record_event(complaint, "offer_approved", by=by, at=now, data={"offer": str(fresh.pk)})
    send_offer(complaint, fresh, by=by, at=now)
    notify_person(complaint, "decided", user=fresh.made_by_id)
    return fresh


@action
def return_offer(offer: Offer, *, reason: str, by: Actor) -> Offer:
    """Send a prepared offer back to its author with a reason; the merchant never hears of it."""
    complaint, fresh = _waiting(offer, "returned", by)
    now = this_moment()
    fresh.state, fresh.decided_at = "returned", now
    fresh.answer = keep_payload(complaint, {"text": reason}, internal=True)
    fresh.save(update_fields=["state", "decided_at", "answer"])
    record_event(complaint, "offer_returned", by=by, at=now, data={"offer": str(fresh.pk)}, payload=fresh.answer)
    notify_person(complaint, "decided", user=fresh.made_by_id)
    return fresh


def _waiting(offer: Offer, state: str, by: Actor) -> tuple[Complaint, Offer]:
    """The complaint and the offer, both locked, where this person may decide on it."""
    require(by, ActorKind.STAFF)
    complaint = locked(offer.complaint, by, APPROVING)
    fresh = Offer.objects.select_for_update(of=("self",)).select_related("payload").filter(pk=offer.pk)
    found = fresh.filter(complaint=complaint).first()
    if found is None:
        raise NotAllowed
    if found.state == "open":
        raise NotPossible("offer-open")
    OFFER.check(found.state, state)
    if found.made_by_id == user_of(by):
        raise NotPossible("offer-own")
    return complaint, found
