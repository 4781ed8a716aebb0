"""Opening hours, and the time that passes within them: what service targets are counted in, and no legal clock.

A made-up weekend day (调休) is open like a weekday, an official holiday is closed unless the house says otherwise,
and a house has closing days of its own. Moments are aware; they are read as Beijing time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise

from juli.calendars.working_days import ONE_DAY, WorkingDays

BEIJING = timezone(timedelta(hours=8))
DAY = 24 * 60
"""Minutes of a day."""
MONDAY = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of one day, in minutes after midnight: open from `opens` until before `closes`.

    What goes on past midnight is two shifts: one to 24:00 (1440), one from 0:00 of the next weekday.
    ValueError unless 0 <= opens < closes <= 1440.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY:
            raise ValueError(f"a shift begins before it ends, within one day: {self.opens} to {self.closes}")


Shifts = tuple[Shift, ...]
"""The shifts of a day in their order; between two of them, at noon for instance, the house is closed."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a house is open. ValueError where shifts overlap, where no weekday has any, or for an unknown weekday.

    `week` holds Monday to Sunday. A made-up weekend day is open like the weekday `made_up_like` (0 is Monday), or
    where that is None like any other day of the weekend.
    `on_holidays` are the shifts of official holidays, none by default. `closing_days` are the house's own.
    """

    week: tuple[Shifts, Shifts, Shifts, Shifts, Shifts, Shifts, Shifts]
    made_up_like: int | None = MONDAY
    on_holidays: Shifts = ()
    closing_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for shifts in (*self.week, self.on_holidays):
            if any(later.opens < before.closes for before, later in pairwise(shifts)):
                raise ValueError("shifts of a day stand in their order and do not overlap")
        if self.made_up_like is not None and self.made_up_like not in range(len(self.week)):
            raise ValueError(f"weekdays are 0 to 6, not {self.made_up_like}")
        if not any(self.week):
            raise ValueError("a house that never opens has no hours")

    def of(self, day: date, calendar: WorkingDays) -> Shifts:
        """The shifts of one day; none on a day on which the house is closed."""
        if day in self.closing_days:
            return ()
        if calendar.is_made_up(day):
            return self.week[day.weekday() if self.made_up_like is None else self.made_up_like]
        return self.on_holidays if calendar.is_holiday(day) else self.week[day.weekday()]

    def is_open(self, moment: datetime, calendar: WorkingDays) -> bool:
        """Whether the house is open at a moment."""
        begin = _midnight(moment)
        at = (_in_beijing(moment) - begin) / timedelta(minutes=1)
        return any(shift.opens <= at < shift.closes for shift in self.of(begin.date(), calendar))


def same_every_weekday(shifts: Sequence[Shift], *, weekend: Sequence[Shift] = ()) -> OpeningHours:
    """Hours alike from Monday to Friday, and at weekends (none by default)."""
    day, end = tuple(shifts), tuple(weekend)
    return OpeningHours((day, day, day, day, day, end, end))


def due_after(moment: datetime, working_minutes: int, hours: OpeningHours, calendar: WorkingDays) -> datetime:
    """The first moment by which so many minutes of opening hours have passed, in Beijing time.

    It never lies beyond the end of a shift to wait for the next one: due at closing time is due today. With 0 it
    is the moment itself. ValueError for less, and for a moment without a time zone.
    """
    if working_minutes < 0:
        raise ValueError(f"a target lies ahead, not {working_minutes} minutes away")
    left, begin = timedelta(minutes=working_minutes), _in_beijing(moment)
    if not left:
        return begin
    for opens, closes in _open_from(begin, hours, calendar):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("opening hours go on for ever")


def minutes_between(start: datetime, end: datetime, hours: OpeningHours, calendar: WorkingDays) -> int:
    """How many whole minutes of opening hours pass between two moments; ValueError if `end` comes first."""
    if end < start:
        raise ValueError("time passes from the earlier moment to the later one")
    passed, last = timedelta(), _in_beijing(end)
    for opens, closes in _open_from(_in_beijing(start), hours, calendar):
        if opens >= last:
            break
        passed += min(closes, last) - opens
    return passed // timedelta(minutes=1)


def _open_from(begin: datetime, hours: OpeningHours, calendar: WorkingDays) -> Iterator[tuple[datetime, datetime]]:
    """What is left of each shift from a moment on, without end."""
    midnight = _midnight(begin)
    while True:
        for shift in hours.of(midnight.date(), calendar):
            opens, closes = (midnight + timedelta(minutes=minutes) for minutes in (shift.opens, shift.closes))
            if closes > begin:
                yield max(opens, begin), closes
        midnight += ONE_DAY


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(_in_beijing(moment).date(), time.min, BEIJING)


def _in_beijing(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone could be anywhere")
    return moment.astimezone(BEIJING)
