"""How an offer reaches the merchant, and from which amount on a second person looks first. Called by actions only."""

from datetime import date, datetime

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.asking import refuse_while_asked
from juli.hub.complaints.clocks import complete_clocks
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.machines import NotPossible
from juli.hub.redress.models import Offer, OfferLimit
from juli.hub.today import this_day
from juli.money import Fen

APPROVING = "offers.approve"
"""The right of the second person."""


def limit_for(complaint: Complaint) -> Fen | None:
    """The amount above which an offer in this complaint waits; None without a limit. A department's own goes first."""
    set_ones = OfferLimit.objects.filter(organisation=complaint.respondent_id)
    known: dict[int | None, Fen] = dict(set_ones.values_list("department", "amount_fen"))
    return known.get(complaint.department_id, known.get(None))


def refuse_unless_open(complaint: Complaint, pay_by: date) -> None:
    """NotPossible where no offer can be made any more or yet, or none to be paid by that day."""
    if complaint.stage not in ("filed", "in_hand"):
        raise NotPossible(f"stage-{complaint.stage}")
    if pay_by < this_day():
        raise NotPossible("offer-day-past")
    refuse_while_asked(complaint)


def send_offer(complaint: Complaint, offer: Offer, *, by: Actor, at: datetime) -> Offer:
    """Put a prepared offer before the merchant in place of an open one, with the complaint locked."""
    Offer.objects.filter(complaint=complaint, state="open").update(state="withdrawn", decided_at=at)
    Payload.objects.filter(pk=offer.payload_id).update(internal=False)
    offer.state, offer.sent_at = "open", at
    offer.save(update_fields=["state", "sent_at", "approved_by", "approved_at"])
    if complaint.stage == "filed":
        complaint.stage = "in_hand"
    complaint.changed_at = at
    complaint.save(update_fields=["stage", "changed_at"])
    complete_clocks(complaint, "acknowledge", "answer", at=at)
    data = {"offer": str(offer.pk), "amount_fen": offer.amount_fen, "pay_by": offer.pay_by.isoformat()}
    record_event(complaint, "offered", by=by, at=at, data=data, payload=offer.payload)
    tell_complainant(complaint, "offer")
    return offer
