"""Limits of the complainant's own, counted anew as the complaint goes on."""

from datetime import date
from uuid import UUID

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.models import Complaint, Event
from juli.hub.complaints.policy import locked
from juli.hub.reminders.limits import counted_limits
from juli.hub.reminders.models import OwnLimit
from juli.procedures import Clock


@action
def watch_limits(complaint_id: UUID, *, today: date, by: Actor) -> int:
    """Count the limits of a complaint as it stands today; how many run. Nothing moves where nothing happened.

    Where another calendar alone moved a day, the complainant is told.
    """
    require(by, ActorKind.SYSTEM)
    found = locked(Complaint(pk=complaint_id), by)
    position = Event.objects.filter(complaint=found).order_by("-position").values_list("position", flat=True)[0]
    running = counted_limits(found, today=today, by=by)
    OwnLimit.objects.filter(complaint=found).exclude(limit__in=running).delete()
    former = {row.limit: row for row in OwnLimit.objects.filter(complaint=found)}
    moved = [name for name, clock in running.items() if _is_moved(former.get(name), clock)]
    for name, clock in running.items():
        OwnLimit.objects.update_or_create(
            complaint=found,
            limit=name,
            defaults={
                "starts_on": clock.starts_on,
                "due_on": clock.warns_on,
                "fields": clock.to_fields(),
                "position": position,
            },
        )
    if moved:
        tell_complainant(found, "deadline_moved")
    return len(running)


def _is_moved(former: OwnLimit | None, clock: Clock) -> bool:
    """Whether the same limit from the same day ends on another one."""
    return former is not None and former.starts_on == clock.starts_on and former.due_on != clock.warns_on
