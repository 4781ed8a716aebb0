"""What another calendar makes of a running clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from juli.calendars import WorkingDays
from juli.hub.complaints.clocks import reasons
from juli.hub.complaints.models import Clock
from juli.procedures import Clock as Counted
from juli.procedures import Recomputed, recompute


def counted_anew(row: Clock, calendar: WorkingDays) -> Recomputed | None:
    """The clock before and after; None where nothing changes. One that stands still is counted when it goes on."""
    before = reasons(row)
    if any(each.until is None for each in before.suspensions):
        return None
    found = recompute(before, calendar)
    same = replace(found.after, calendar_version=before.calendar_version) == before
    return None if same else found


def days_of(clock: Counted) -> Mapping[str, object]:
    """The days of a clock and what they rest on, as they are kept."""
    days: dict[str, date | None] = {"due": clock.due, "due_rolled": clock.due_rolled}
    days |= {"maximum": clock.maximum, "maximum_rolled": clock.maximum_rolled}
    told = {name: _plain(day) for name, day in days.items()}
    return {**told, "provisional": clock.provisional, "calendar": clock.calendar_version}


def _plain(day: date | None) -> str | None:
    return day.isoformat() if day else None
