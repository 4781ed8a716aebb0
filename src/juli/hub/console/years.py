"""The years of the official calendar as small pictures: twelve rows of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from juli.calendars import Notice, WorkingDays

WIDTH, HEIGHT, LEFT, TOP = 16, 16, 34, 18
"""Of one day, and of the room for the names of months and days, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the picture: where it stands, and what kind it is (`work`, `rest`, `off`, `made`)."""

    day: date
    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year: official with its notice, or provisional without."""

    year: int
    notice: Notice | None
    days: Sequence[Day]
    days_off: Sequence[date]
    made_up: Sequence[date]
    working: int

    @property
    def months(self) -> Sequence[tuple[int, int]]:
        """Each month with the height at which its name stands."""
        return [(month, _y(month) + HEIGHT - 4) for month in range(1, 13)]

    @property
    def heads(self) -> Sequence[tuple[int, int]]:
        """The days of the month that are named above, with their place."""
        return [(number, _x(number)) for number in (1, 5, 10, 15, 20, 25, 30)]


def year_of(calendar: WorkingDays, year: int) -> Year:
    """A year as the calendar knows it."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    every = [first + timedelta(days=number) for number in range((after - first).days)]
    notice = calendar.notices.get(year)
    return Year(
        year=year,
        notice=notice,
        days=[Day(day, _x(day.day), _y(day.month), _kind(calendar, day)) for day in every],
        days_off=[day for day in every if calendar.is_holiday(day)],
        made_up=[day for day in every if calendar.is_made_up(day)],
        working=sum(calendar.is_working(day) for day in every),
    )


def _kind(calendar: WorkingDays, day: date) -> str:
    if calendar.is_made_up(day):
        return "made"
    if calendar.is_holiday(day):
        return "off"
    return "work" if calendar.is_working(day) else "rest"


def _x(day: int) -> int:
    return LEFT + (day - 1) * WIDTH


def _y(month: int) -> int:
    return TOP + (month - 1) * HEIGHT
