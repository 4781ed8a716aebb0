"""Clocks of a proceeding: started from a rule, completed by an act."""

from datetime import date, datetime

from juli.calendars import official
from juli.hub.complaints.models import Clock, Complaint, Proceeding
from juli.procedures import clocks


def start_clock(proceeding: Proceeding, step: str, *, event_on: date) -> Clock:
    """Start the clock of a step of the proceeding's procedure; day 0 is `event_on` (Beijing)."""
    clock = clocks.start(proceeding.procedure, step, event_on=event_on, calendar=official())
    return Clock.objects.create(
        proceeding=proceeding,
        step=clock.step,
        actor=clock.actor,
        nature=clock.nature,
        starts_on=clock.starts_on,
        due_on=clock.due,
        fields=clock.to_fields(),
    )


def complete_clocks(complaint: Complaint, *steps: str, at: datetime) -> None:
    """Complete the running clocks of the named steps."""
    Clock.objects.filter(proceeding__complaint=complaint, step__in=steps, completed_at=None).update(completed_at=at)


def start_promise(complaint: Complaint, step: str, *, starts_on: date, due_on: date) -> Clock:
    """Start the clock of a promised day: nothing is counted, the day itself was agreed."""
    proceeding = Proceeding.objects.get(complaint=complaint, procedure="provider_direct")
    return Clock.objects.create(
        proceeding=proceeding,
        step=step,
        actor="provider",
        nature="promise",
        starts_on=starts_on,
        due_on=max(due_on, starts_on),
        fields={"step": step, "promised": due_on.isoformat()},
    )
