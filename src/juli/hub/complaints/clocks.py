"""Clocks of a proceeding: started from a rule or a promise, completed by an act."""

from datetime import date, datetime

from juli import procedures
from juli.calendars import official
from juli.hub.complaints.models import Clock, Complaint, Proceeding


def start_clock(proceeding: Proceeding, step: str, *, event_on: date) -> Clock:
    """Start the clock of a step whose days are counted; day 0 is `event_on` (Beijing)."""
    rule = procedures.step(proceeding.procedure, step)
    return _keep(proceeding, procedures.start(rule, event_on, official()))


def start_promise(complaint: Complaint, step: str, *, event_on: date, due_on: date) -> Clock:
    """Start the clock of a day that was agreed: nothing is counted."""
    proceeding = Proceeding.objects.get(complaint=complaint, procedure="provider_direct")
    rule = procedures.step(proceeding.procedure, step)
    return _keep(proceeding, procedures.start_agreed(rule, event_on, due_on, official()))


def expect_answer(complaint: Complaint, *, on: date) -> None:
    """Start the target of an answer to what was written on this day (Beijing), unless one already runs.

    Only what the respondent has received can be answered; once an offer is accepted, the payment is awaited.
    """
    received = Proceeding.objects.filter(complaint=complaint, procedure="provider_direct", filing="received").first()
    if received is None or complaint.stage not in ("filed", "in_hand"):
        return
    if not received.clocks.filter(step="answer", completed_at=None).exists():
        start_clock(received, "answer", event_on=on)


def complete_clocks(complaint: Complaint, *steps: str, at: datetime) -> None:
    """Complete the running clocks of the named steps."""
    Clock.objects.filter(proceeding__complaint=complaint, step__in=steps, completed_at=None).update(completed_at=at)


def reasons(clock: Clock) -> procedures.Clock:
    """The clock with everything it was counted from: its name, its standing, its explanation."""
    return procedures.Clock.from_fields(clock.fields)


def _keep(proceeding: Proceeding, clock: procedures.Clock) -> Clock:
    return Clock.objects.create(
        proceeding=proceeding,
        step=clock.step,
        actor=clock.actor,
        nature=clock.nature.value,
        starts_on=clock.starts_on,
        due_on=clock.due,
        fields=clock.to_fields(),
    )
