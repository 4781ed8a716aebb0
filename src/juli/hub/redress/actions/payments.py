"""Payments: recorded by the respondent, confirmed or found missing by the complainant.

What is paid is what an accepted offer promised, so that no payment passes a limit that its offer did not.
"""

from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.handling import end_complaint
from juli.hub.complaints.clocks import complete_clocks, start_promise
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.machines import OBLIGATION
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked, require_settling
from juli.hub.machines import NotPossible
from juli.hub.redress.models import Obligation
from juli.hub.today import this_day, this_moment


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


def _locked_obligation(obligation: Obligation, by: Actor, right: str = "") -> tuple[Complaint, Obligation]:
    complaint = locked(obligation.complaint, by, right)
    fresh = Obligation.objects.select_for_update().filter(pk=obligation.pk, complaint=complaint).first()
    if fresh is None:
        raise NotAllowed
    return complaint, fresh
