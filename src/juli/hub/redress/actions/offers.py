"""Offers: made, decided. What is above the limit of its author's house waits inside for a second person."""

from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, require, user_of
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.handling import end_complaint, withdraw_offers
from juli.hub.complaints.clocks import start_promise
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import OFFER, STAGE
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.notifying import notify_holders
from juli.hub.complaints.policy import locked, require_settling
from juli.hub.machines import NotPossible
from juli.hub.redress.models import Obligation, Offer
from juli.hub.redress.sending import APPROVING, limit_for, refuse_unless_open, send_offer
from juli.hub.today import this_moment
from juli.money import Fen


@action
def make_offer(complaint: Complaint, *, amount: Fen, pay_by: date, text: str, by: Actor) -> Offer:
    """Offer to pay `amount` fen by a day (Beijing). It replaces an open offer, and meets the answer target.

    Above the limit it is `prepared` only: nothing of it reaches the merchant, and every clock runs on, until a second
    person approves it. An offer already sent stands until then.
    """
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.offer")
    refuse_unless_open(found, pay_by)
    if amount < 0:
        raise NotPossible("offer-negative")
    limit, now = limit_for(found), this_moment()
    above = limit is not None and amount > limit
    Offer.objects.filter(complaint=found, state="prepared").update(state="withdrawn", decided_at=now)
    offer = Offer.objects.create(
        complaint=found,
        state="prepared",
        amount_fen=amount,
        pay_by=pay_by,
        limit_fen=limit if above else None,
        payload=keep_payload(found, {"text": text}, internal=True),
        made_by_id=user_of(by),
        made_at=now,
    )
    if not above:
        return send_offer(found, offer, by=by, at=now)
    record_event(found, "offer_prepared", by=by, at=now, data={"offer": str(offer.pk), "amount_fen": amount})
    notify_holders(found, "approval", right=APPROVING, but=user_of(by))
    return offer


@action
def accept_offer(offer: Offer, *, by: Actor) -> Obligation | None:
    """Accept: the complaint is settled and waits for the payment. Nothing to pay: it closes."""
    require_settling(by)
    fresh = _decide(offer, "accepted", by)
    complaint, now = fresh.complaint, this_moment()
    STAGE.check(complaint.stage, "settled")
    complaint.stage, complaint.changed_at = "settled", now
    complaint.save(update_fields=["stage", "changed_at"])
    withdraw_offers(complaint, "prepared", at=now, by=by)
    record_event(complaint, "offer_accepted", by=by, at=now, data={"offer": str(fresh.pk)})
    if fresh.amount_fen == 0:
        end_complaint(complaint, reason="settled", by=by, at=now)
        return None
    obligation = Obligation.objects.create(
        offer=fresh, complaint=complaint, amount_fen=fresh.amount_fen, promised_at=now, due_on=fresh.pay_by
    )
    start_promise(complaint, "pay", event_on=timezone.localdate(now), due_on=fresh.pay_by)
    return obligation


@action
def reject_offer(offer: Offer, *, by: Actor) -> Offer:
    """Do not accept; the complaint goes on as before."""
    fresh = _decide(offer, "rejected", by)
    record_event(fresh.complaint, "offer_rejected", by=by, at=this_moment(), data={"offer": str(fresh.pk)})
    return fresh


def _decide(offer: Offer, state: str, by: Actor) -> Offer:
    require(by, *COMPLAINANT_SIDE)
    complaint = locked(offer.complaint, by)
    fresh = Offer.objects.select_for_update().get(pk=offer.pk, complaint=complaint)
    OFFER.check(fresh.state, state)
    fresh.state, fresh.decided_at = state, this_moment()
    fresh.save(update_fields=["state", "decided_at"])
    fresh.complaint = complaint
    return fresh
