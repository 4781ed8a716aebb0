"""Clocks of a proceeding: started from a rule or a promise, completed by an act."""

from datetime import date, datetime
from typing import Any

from juli import procedures
from juli.hub.complaints.awaiting import answer_awaited, answer_given
from juli.hub.complaints.models import NO_DAY, Clock, Complaint, Proceeding
from juli.hub.today import this_moment
from juli.hub.workdays.queries import calendar_in_force

ANSWER = "answer"
"""The step that waits for an answer to the merchant."""


def start_clock(proceeding: Proceeding, step: str, *, event_on: date) -> Clock:
    """Start the clock of a step whose days are counted; day 0 is `event_on` (Beijing)."""
    rule = procedures.step(proceeding.procedure, step)
    clock = keep_clock(proceeding, procedures.start(rule, event_on, calendar_in_force()))
    if step == ANSWER:
        answer_awaited(proceeding.complaint, at=this_moment())
    return clock


def start_promise(complaint: Complaint, step: str, *, event_on: date, due_on: date) -> Clock:
    """Start the clock of a day that was agreed: nothing is counted."""
    proceeding = Proceeding.objects.get(complaint=complaint, procedure="provider_direct")
    rule = procedures.step(proceeding.procedure, step)
    return keep_clock(proceeding, procedures.start_agreed(rule, event_on, due_on, calendar_in_force()))


def expect_answer(complaint: Complaint, *, on: date) -> None:
    """Start the target of an answer to what was written on this day (Beijing), unless one already runs.

    Only what the respondent has received can be answered; once an offer is accepted, the payment is awaited.
    """
    received = Proceeding.objects.filter(complaint=complaint, procedure="provider_direct", filing="received").first()
    if received is None or complaint.stage not in ("filed", "in_hand"):
        return
    if not received.clocks.filter(step=ANSWER, completed_at=None).exists():
        start_clock(received, ANSWER, event_on=on)


def complete_clocks(complaint: Complaint, *steps: str, at: datetime) -> None:
    """Complete the running clocks of the named steps."""
    Clock.objects.filter(proceeding__complaint=complaint, step__in=steps, completed_at=None).update(completed_at=at)
    if ANSWER in steps:
        answer_given(complaint, at=at)


def change_clock(row: Clock, clock: procedures.Clock) -> None:
    """Keep what became of a running clock: started anew, stopped, resumed, extended."""
    for name, value in columns_of(clock).items():
        setattr(row, name, value)
    row.save()


def keep_clock(proceeding: Proceeding, clock: procedures.Clock) -> Clock:
    """Keep a clock that was started elsewhere."""
    return Clock.objects.create(proceeding=proceeding, **columns_of(clock))


def reasons(clock: Clock) -> procedures.Clock:
    """The clock with everything it was counted from: its name, its standing, its explanation."""
    return procedures.Clock.from_fields(clock.fields)


def columns_of(clock: procedures.Clock) -> dict[str, Any]:
    """A clock as its row. One that stands still has no day; of others the last on which the act comes in time."""
    stands_still = any(each.until is None for each in clock.suspensions)
    return {
        "step": clock.step,
        "actor": clock.actor,
        "nature": clock.nature.value,
        "starts_on": clock.starts_on,
        "due_on": NO_DAY if stands_still else clock.warns_on,
        "fields": clock.to_fields(),
    }
