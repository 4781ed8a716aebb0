"""Clocks counted anew by the calendar in force: both values kept, the complaint's chain continued, the people told."""

from collections.abc import Sequence
from uuid import UUID

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.clocks import change_clock
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.complaints.policy import locked
from juli.hub.reminders.models import ClockMove
from juli.hub.reminders.recounting import counted_anew, days_of
from juli.hub.today import this_moment
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures import Recomputed

Change = tuple[Clock, Recomputed]


@action
def recount_complaint(complaint_id: UUID, *, by: Actor) -> int:
    """Count the running clocks of a complaint by the calendar in force; how many moved. Once more changes nothing."""
    require(by, ActorKind.SYSTEM)
    found = locked(Complaint(pk=complaint_id), by)
    calendar = calendar_in_force()
    running = Clock.objects.filter(proceeding__complaint=found, completed_at=None).select_for_update()
    changes = [(row, change) for row in running if (change := counted_anew(row, calendar))]
    if not changes:
        return 0
    at = this_moment()
    for row, change in changes:
        change_clock(row, change.after)
    ClockMove.objects.bulk_create(
        ClockMove(
            complaint=found,
            clock=row,
            before=days_of(change.before),
            after=days_of(change.after),
            moved=change.moved,
            at=at,
        )
        for row, change in changes
    )
    moved = [(row, change) for row, change in changes if change.moved]
    if moved:
        record_event(found, "clocks_moved", by=by, at=at, data=_codes(moved, calendar.version))
        tell_complainant(found, "deadline_moved")
    return len(moved)


def _codes(moved: Sequence[Change], version: str) -> dict[str, object]:
    clocks = [
        {
            "clock": row.pk,
            "step": row.step,
            "before": change.before.warns_on.isoformat(),
            "after": change.after.warns_on.isoformat(),
        }
        for row, change in moved
    ]
    return {"calendar": version, "clocks": clocks}
