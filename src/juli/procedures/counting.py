"""The arithmetic of limits: so much of a unit after a day, and what becomes of a last day on which nobody works.

Day 0 is never counted (Civil Code 201, CPROC 85, SAMR-121 45). A month or year ends on the corresponding day of
the last month, or on its end where it has none (Civil Code 202).
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from juli.calendars import WorkingDays
from juli.procedures.rules import Roll, Unit

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)
"""Between them a day can be counted from; beyond them it is a slip of the pen."""
ONE_DAY = timedelta(days=1)
MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Suspension:
    """Time that is not counted, and why: the days after `since` up to and with `until`, open while it is None."""

    since: date
    until: date | None
    reason: str

    def holds(self, day: date) -> bool:
        """Whether `day` is not counted."""
        return self.until is not None and self.since < day <= self.until


@dataclass(frozen=True, slots=True)
class Span:
    """So much of a unit, and how it is counted."""

    amount: int
    unit: Unit
    roll: Roll = Roll.NONE
    made_up_counts: bool = True

    def last_day(self, start: date, calendar: WorkingDays, suspended: Sequence[Suspension] = ()) -> date:
        """The last day, day 0 being `start`, before any rolling.

        Raises ValueError for a start beyond FIRST_DAY and LAST_DAY, and for an agreed date, which is not counted.
        """
        _check(start)
        if self.unit is Unit.AGREED_DATE:
            raise ValueError("an agreed date is not counted")
        if self.unit is Unit.WORKING_DAY:
            works = _working(calendar, self.made_up_counts)
            return _walk(start, self.amount, lambda day: works(day) and not _any(suspended, day))
        plain = self._plain(start)
        return _walk(start, (plain - start).days, lambda day: not _any(suspended, day)) if suspended else plain

    def rolled(self, last: date, calendar: WorkingDays) -> date:
        """The day on which the limit really ends when `last` is its last day."""
        while _moves(self.roll, last, calendar):
            last += ONE_DAY
        return last

    def first_day_before(self, effect: date) -> date:
        """The latest day on which a notice must begin that has to run for the span before `effect`."""
        _check(effect)
        if self.unit is not Unit.CALENDAR_DAY:
            raise ValueError(f"nothing is announced by {self.unit}")
        return effect - timedelta(days=self.amount)

    def _plain(self, start: date) -> date:
        months = MONTHS.get(self.unit)
        return months_after(start, self.amount * months) if months else start + timedelta(days=self.amount)


def months_after(start: date, months: int) -> date:
    """The corresponding day so many months later, or the end of that month where it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return _replace_day(date(year, month + 1, 1), start.day)


def _replace_day(month: date, day: int) -> date:
    """That day of the month, or its last."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def without_made_up(calendar: WorkingDays) -> WorkingDays:
    """The calendar of a rule by which a weekend day worked in place of a holiday does not count."""
    notices = {year: replace(notice, made_up=frozenset()) for year, notice in calendar.notices.items()}
    return replace(calendar, notices=notices)


def _working(calendar: WorkingDays, made_up_counts: bool) -> Callable[[date], bool]:
    return calendar.is_working if made_up_counts else without_made_up(calendar).is_working


def _walk(start: date, amount: int, counts: Callable[[date], bool]) -> date:
    day = start
    while amount:
        day += ONE_DAY
        amount -= counts(day)
    return day


def _any(suspended: Sequence[Suspension], day: date) -> bool:
    return any(each.holds(day) for each in suspended)


def _moves(roll: Roll, day: date, calendar: WorkingDays) -> bool:
    match roll:
        case Roll.CIVIL:
            return not calendar.is_working(day)
        case Roll.SAMR:
            return calendar.is_holiday(day)
        case Roll.NONE:
            return False


def _check(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"no day to count from: {day.isoformat()}")
