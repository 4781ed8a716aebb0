"""Reminding of days that come near or have passed, and the choice not to be."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.ladder import DONE_WITH
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.complaints.policy import locked
from juli.hub.reminders.models import MailsOff, OwnLimit, Reminder
from juli.hub.today import this_moment
from juli.procedures import Clock as Counted
from juli.procedures.reminding import PASSED, reminded_before, reminder_due

NEAR, OVER = "deadline_near", "deadline_passed"


@action
def choose_mails(complaint: Complaint, *, wanted: bool, by: Actor) -> None:
    """Have reminders sent, or none any more."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    if wanted:
        MailsOff.objects.filter(complaint=found).delete()
    else:
        MailsOff.objects.get_or_create(complaint=found, defaults={"at": this_moment()})


@action
def remind(complaint_id: UUID, *, today: date, by: Actor) -> tuple[str, ...]:
    """Write to the complainant of days that come near or have passed; of each once. Which mails went on their way."""
    require(by, ActorKind.SYSTEM)
    found = locked(Complaint(pk=complaint_id), by)
    if found.closed_reason in DONE_WITH or MailsOff.objects.filter(complaint=found).exists():
        return ()
    fresh = list(_fresh(found, today))
    Reminder.objects.bulk_create(fresh)
    told = tuple(sorted({OVER if one.stage == PASSED else NEAR for one in fresh}))
    for template in told:
        tell_complainant(found, template)
    return told


def _fresh(complaint: Complaint, today: date) -> Iterator[Reminder]:
    """What is to be reminded of today, and was not yet."""
    of_clocks = Clock.objects.filter(proceeding__complaint=complaint, completed_at=None)
    running: Sequence[Clock | OwnLimit] = [*of_clocks, *OwnLimit.objects.filter(complaint=complaint)]
    told = Reminder.objects.filter(complaint=complaint)
    known = set(told.values_list("clock_id", "limit_id", "due_on", "stage"))
    at = this_moment()
    for row in running:
        counted = Counted.from_fields(row.fields)
        last, before = max(row.due_on, counted.due_rolled), reminded_before(counted.procedure, counted.step)
        stage = reminder_due(row.starts_on, row.due_on, last, today, before)
        clock, limit = (row, None) if isinstance(row, Clock) else (None, row)
        if stage is not None and (clock and clock.pk, limit and limit.pk, row.due_on, stage) not in known:
            yield Reminder(complaint=complaint, clock=clock, limit=limit, due_on=row.due_on, stage=stage, at=at)
