"""Which days people work: weekdays, but for announced days off and made-up weekends (调休)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FRIDAY = 4
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """One year as it was announced: the days off and the weekend days worked in their place.

    `titles` names the notices the year rests on, in the order they were issued (a year may be amended);
    `address` is where the last of them is published, None when it is not known.
    """

    year: int
    titles: tuple[str, ...]
    address: str | None
    days_off: frozenset[date]
    made_up: frozenset[date]

    def to_fields(self) -> dict[str, object]:
        """All fields as JSON holds them; `from_fields` reads them back."""
        off, made_up = (sorted(day.isoformat() for day in days) for days in (self.days_off, self.made_up))
        return {"year": self.year, "titles": self.titles, "address": self.address, "off": off, "made_up": made_up}

    @classmethod
    def from_fields(cls, told: Mapping[str, Any]) -> "Notice":
        """The notice that `to_fields` wrote."""
        off, made_up = (frozenset(map(date.fromisoformat, told[name])) for name in ("off", "made_up"))
        return cls(told["year"], tuple(told["titles"]), told["address"], off, made_up)


@dataclass(frozen=True, slots=True)
class FixedDaysOff:
    """Days off that the law itself fixes, as (month, day), from the year it holds.

    They are all that is known of a year before its notice: the other holidays follow the moon, and the
    made-up weekends are decided year by year.
    """

    since: int
    days: frozenset[tuple[int, int]]

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return day.year >= self.since and (day.month, day.day) in self.days


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of all years; a year without a notice is computed and called provisional.

    `version` changes with every change of the data, so that a date counted earlier can be explained.
    """

    version: str
    notices: Mapping[int, Notice]
    fixed: FixedDaysOff

    def is_working(self, day: date) -> bool:
        """Whether people work on `day`."""
        if self.is_made_up(day):
            return True
        return day.weekday() <= FRIDAY and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a day off by notice (weekend days within a holiday too) or by the law itself."""
        notice = self.notices.get(day.year)
        return self.fixed.holds_on(day) if notice is None else day in notice.days_off

    def is_made_up(self, day: date) -> bool:
        """Whether `day` is a weekend day on which people work in place of another."""
        notice = self.notices.get(day.year)
        return notice is not None and day in notice.made_up

    def is_provisional(self, day: date) -> bool:
        """Whether the year of `day` has no official notice, so that the answer may still change."""
        return day.year not in self.notices

    def after(self, day: date, working_days: int) -> date:
        """The n-th working day strictly after `day`, whether or not people work on `day` itself.

        With 0 it is `day`: money promised for the same day is due on that day, a Sunday too.
        Raises ValueError for fewer than 0 days.
        """
        if working_days < 0:
            raise ValueError(f"a deadline lies ahead, not {working_days} working days away")
        for _ in range(working_days):
            day = self._next(day)
        return day

    def skipped(self, start: date, end: date) -> tuple[date, ...]:
        """The days after `start` up to and with `end` on which nobody works, in order."""
        return tuple(day for day in days_after(start, end) if not self.is_working(day))

    def _next(self, day: date) -> date:
        day += ONE_DAY
        while not self.is_working(day):
            day += ONE_DAY
        return day


def days_after(start: date, end: date) -> Iterator[date]:
    """Every day after `start` up to and with `end`; none when `end` is not later."""
    while start < end:
        start += ONE_DAY
        yield start
