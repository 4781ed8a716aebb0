"""Targets in opening hours: when one is due, and the sentence behind it. A house sets them; they are never the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from juli.calendars import WorkingDays, days_after
from juli.calendars.hours import BEIJING, OpeningHours, due_after
from juli.procedures.explaining import MOST_RUNS_NAMED, NOTHING, day_said, list_said, made_up_said, run_said, runs
from juli.wording import Said

HOUR = 60
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class HoursTarget:
    """A target of so many minutes of opening hours, and how it came about. Moments are Beijing time.

    `skipped` are the days on its way on which the house is closed, `holidays` those of them that are official;
    `made_up` are weekend days that counted. `provisional` says that a year on its way has no notice yet.
    """

    starts_at: datetime
    minutes: int
    due_at: datetime
    skipped: tuple[date, ...]
    holidays: frozenset[date]
    made_up: tuple[date, ...]
    provisional: bool

    def is_overdue(self, now: datetime) -> bool:
        """Whether the moment has passed."""
        return now > self.due_at

    @property
    def explanation(self) -> Said:
        """How it came to its moment, as a sentence without its full stop."""
        year = self.starts_at.year
        said = _said(
            "explained-hours",
            time=_length(self.minutes),
            start=_moment(self.starts_at, year),
            skipped=_skipped(self, year),
            made_up=made_up_said(self.made_up, year),
            due=_moment(self.due_at, year),
        )
        return _said("explained-hours-provisional", sentence=said) if self.provisional else said

    def to_fields(self) -> dict[str, object]:
        """All of it as plain data, so that it can be explained later."""
        return {
            "starts_at": self.starts_at.isoformat(),
            "minutes": self.minutes,
            "due_at": self.due_at.isoformat(),
            "skipped": [day.isoformat() for day in self.skipped],
            "holidays": sorted(day.isoformat() for day in self.holidays),
            "made_up": [day.isoformat() for day in self.made_up],
            "provisional": self.provisional,
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "HoursTarget":
        """The target as `to_fields` gave it."""
        return cls(
            datetime.fromisoformat(fields["starts_at"]),
            fields["minutes"],
            datetime.fromisoformat(fields["due_at"]),
            tuple(map(date.fromisoformat, fields["skipped"])),
            frozenset(map(date.fromisoformat, fields["holidays"])),
            tuple(map(date.fromisoformat, fields["made_up"])),
            fields["provisional"],
        )


def hours_target(moment: datetime, minutes: int, hours: OpeningHours, calendar: WorkingDays) -> HoursTarget:
    """The target of so many minutes of opening hours from a moment on; ValueError as for `due_after`."""
    start, due = moment.astimezone(BEIJING), due_after(moment, minutes, hours, calendar)
    days = (start.date(), *days_after(start.date(), due.date()))
    skipped = tuple(day for day in days if not hours.of(day, calendar))
    return HoursTarget(
        start,
        minutes,
        due,
        skipped,
        frozenset(day for day in skipped if calendar.is_holiday(day) and day not in hours.closing_days),
        tuple(day for day in days if calendar.is_made_up(day) and hours.of(day, calendar)),
        any(calendar.is_provisional(day) for day in days),
    )


def _skipped(target: HoursTarget, year: int) -> Said | str:
    """The closed days in order of time, each run named for what it is."""
    if not target.skipped:
        return NOTHING
    kinds = {day: _kind(day, target) for day in target.skipped}
    found = runs(target.skipped, lambda one, other: kinds[one] == kinds[other])
    if len(found) > MOST_RUNS_NAMED:
        return _said("skipped-closed", days=len(target.skipped))
    return _said("skipped", days=list_said([_said(kinds[run[0]], days=run_said(run, year)) for run in found]))


def _kind(day: date, target: HoursTarget) -> str:
    if day in target.holidays:
        return "holiday"
    return "weekend" if day.weekday() >= SATURDAY else "closed"


def _length(minutes: int) -> Said:
    hours, rest = divmod(minutes, HOUR)
    code = "both" if hours and rest else "hours" if hours else "minutes"
    return _said(f"hours-{code}", hours=hours, minutes=rest)


def _moment(moment: datetime, year: int) -> Said:
    return _said("moment", day=day_said(moment.date(), year), hour=moment.hour, minute=moment.minute)


def _said(code: str, **values: object) -> Said:
    return Said("procedures", code, values)
