"""Offers and payments: made, decided, paid, confirmed."""

from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.handling import end_complaint
from juli.hub.complaints.asking import refuse_while_asked
from juli.hub.complaints.clocks import complete_clocks, start_promise
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import OBLIGATION, OFFER, STAGE
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked, require_settling
from juli.hub.machines import NotPossible
from juli.hub.redress.models import Obligation, Offer
from juli.hub.today import this_day, this_moment
from juli.money import Fen


@action
def make_offer(complaint: Complaint, *, amount: Fen, pay_by: date, text: str, by: Actor) -> Offer:
    """Offer to pay `amount` fen by a day (Beijing). An open offer is replaced; the answer target is met."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.offer")
    if found.stage not in ("filed", "in_hand"):
        raise NotPossible(f"stage-{found.stage}")
    if amount < 0 or pay_by < this_day():
        raise NotPossible("offer-day-past" if amount >= 0 else "offer-negative")
    refuse_while_asked(found)
    now = this_moment()
    Offer.objects.filter(complaint=found, state="open").update(state="withdrawn", decided_at=now)
    payload = keep_payload(found, {"text": text})
    offer = Offer.objects.create(
        complaint=found, amount_fen=amount, pay_by=pay_by, payload=payload, made_by_id=user_of(by), made_at=now
    )
    if found.stage == "filed":
        found.stage = "in_hand"
    found.changed_at = now
    found.save(update_fields=["stage", "changed_at"])
    complete_clocks(found, "acknowledge", "answer", at=now)
    data = {"offer": str(offer.pk), "amount_fen": amount, "pay_by": pay_by.isoformat()}
    record_event(found, "offered", by=by, at=now, data=data, payload=payload)
    tell_complainant(found, "offer")
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
    record_event(complaint, "offer_accepted", by=by, at=now, data={"offer": str(fresh.pk)})
    if fresh.amount_fen == 0:
        end_complaint(complaint, reason="settled", by=by, at=now)
        return None
    obligation = Obligation.objects.create(
        offer=fresh, complaint=complaint, amount_fen=fresh.amount_fen, due_on=fresh.pay_by
    )
    start_promise(complaint, "pay", event_on=timezone.localdate(now), due_on=fresh.pay_by)
    return obligation


@action
def reject_offer(offer: Offer, *, by: Actor) -> Offer:
    """Do not accept; the complaint goes on as before."""
    fresh = _decide(offer, "rejected", by)
    record_event(fresh.complaint, "offer_rejected", by=by, at=this_moment(), data={"offer": str(fresh.pk)})
    return fresh


@action
def record_payment(obligation: Obligation, *, paid_on: date, reference: str, by: Actor) -> Obligation:
    """The respondent says that the money was paid, on which day (Beijing), with a bank reference."""
    require(by, ActorKind.STAFF)
    complaint, fresh = _locked_obligation(obligation, by, "complaints.pay")
    OBLIGATION.check(fresh.state, "paid")
    if paid_on > this_day():
        raise NotPossible("day-in-future")
    fresh.state, fresh.paid_on, fresh.paid_reference = "paid", paid_on, reference
    fresh.save()
    now = this_moment()
    complete_clocks(complaint, "pay", at=now)
    data = {"obligation": str(fresh.pk), "amount_fen": fresh.amount_fen, "on": paid_on.isoformat()}
    record_event(complaint, "paid", by=by, at=now, data=data)
    tell_complainant(complaint, "paid")
    return fresh


@action
def confirm_payment(obligation: Obligation, *, by: Actor) -> Obligation:
    """The complainant has the money: the complaint closes."""
    require_settling(by)
    complaint, fresh = _locked_obligation(obligation, by)
    OBLIGATION.check(fresh.state, "confirmed")
    now = this_moment()
    fresh.state, fresh.confirmed_at = "confirmed", now
    fresh.save(update_fields=["state", "confirmed_at"])
    record_event(complaint, "payment_confirmed", by=by, at=now, data={"obligation": str(fresh.pk)})
    end_complaint(complaint, reason="paid", by=by, at=now)
    return fresh


@action
def report_missing_payment(obligation: Obligation, *, by: Actor) -> Obligation:
    """The money that was said to be paid has not arrived: it is due again."""
    require(by, *COMPLAINANT_SIDE)
    complaint, fresh = _locked_obligation(obligation, by)
    if complaint.stage == "closed":
        raise NotPossible("stage-closed")
    OBLIGATION.check(fresh.state, "due")
    fresh.state, fresh.paid_on, fresh.paid_reference = "due", None, ""
    fresh.save()
    now = this_moment()
    start_promise(complaint, "pay", event_on=min(fresh.due_on, timezone.localdate(now)), due_on=fresh.due_on)
    record_event(complaint, "payment_missing", by=by, at=now, data={"obligation": str(fresh.pk)})
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


def _locked_obligation(obligation: Obligation, by: Actor, right: str = "") -> tuple[Complaint, Obligation]:
    complaint = locked(obligation.complaint, by, right)
    fresh = Obligation.objects.select_for_update().filter(pk=obligation.pk, complaint=complaint).first()
    if fresh is None:
        raise NotAllowed
    return complaint, fresh
