"""The sentence behind a date: from when, how many days, what was skipped, until when, and to which day it moves.

Days are named in runs ("7 and 8 November", "1 to 7 October"); more runs than a reader would follow are
counted instead. A day in another year than the clock's start names its year.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from juli.wording import Said

if TYPE_CHECKING:
    from juli.procedures.clock import Clock

MOST_RUNS_NAMED = 3
NOTHING = ""
NO_YEAR = 0
"""A day named from here carries its year."""


def explain(clock: "Clock") -> Said:
    """How `clock` came to its dates, as a sentence without its full stop; what is not verified says so."""
    year = clock.starts_on.year
    said = _rolled(_basic(clock, year), clock, clock.due, clock.due_rolled)
    if clock.most and clock.maximum and clock.maximum_rolled and clock.maximum != clock.due:
        at_most = _said(f"at_most-{clock.most.unit}", amount=clock.most.amount, due=day_said(clock.maximum, year))
        moved = _rolled(at_most, clock, clock.maximum, clock.maximum_rolled)
        said = _said("explained-maximum", sentence=said, maximum=moved)
    if clock.provisional:
        said = _said("explained-provisional", sentence=said)
    if clock.since and clock.starts_on < clock.since:
        said = _said("explained-before", sentence=said, since=day_said(clock.since, NO_YEAR))
    return said if clock.verified else _said("explained-unverified", sentence=said)


def runs(days: Sequence[date], alike: Callable[[date, date], bool]) -> list[tuple[date, date]]:
    """First and last day of each run of consecutive days that are `alike`; `days` stand in order."""
    found: list[tuple[date, date]] = []
    for day in days:
        follows = found and day - found[-1][1] == timedelta(days=1) and alike(found[-1][1], day)
        if follows:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _basic(clock: "Clock", year: int) -> Said:
    code = f"explained-{clock.unit}" + ("-one" if clock.amount == 1 else "")
    said = _said(
        code,
        start=day_said(clock.starts_on, year),
        amount=clock.amount,
        skipped=_skipped(clock, year),
        made_up=made_up_said(clock.made_up, year),
        stopped=_stopped(clock),
        due=day_said(clock.due, year),
    )
    return _said("explained-extended", sentence=said) if clock.approval else said


def _rolled(said: Said, clock: "Clock", last: date, rolled: date) -> Said:
    if last == rolled:
        return said
    return _said(f"explained-rolled-{clock.roll}", sentence=said, rolled=day_said(rolled, clock.starts_on.year))


def _stopped(clock: "Clock") -> Said | str:
    """The days that were not counted because the clock stood still."""
    ended = [(each.since, each.until) for each in clock.suspensions if each.until]
    days = sum((min(until, clock.due) - since).days for since, until in ended)
    return _said("stopped", days=days) if days else NOTHING


def _skipped(clock: "Clock", year: int) -> Said | str:
    """Weekends and holidays in order of time, each named for what it is."""
    if not clock.skipped:
        return NOTHING
    off = frozenset(clock.holidays)
    found = runs(clock.skipped, lambda one, other: (one in off) == (other in off))
    if len(found) > MOST_RUNS_NAMED:
        code = "skipped-both" if off else "skipped-weekends"
        return _said(code, weekends=len(clock.weekends), holidays=len(clock.holidays))
    named = [_said("holiday" if run[0] in off else "weekend", days=run_said(run, year)) for run in found]
    return _said("skipped", days=list_said(named))


def made_up_said(days: Sequence[date], year: int) -> Said | str:
    """Weekend days that were counted because people work on them; nothing where there are none."""
    if not days:
        return NOTHING
    if len(days) > MOST_RUNS_NAMED:
        return _said("made_up-many", days=len(days))
    return _said("made_up", days=list_said([day_said(day, year) for day in days], "list-days"))


def list_said(parts: Sequence[Said], code: str = "list") -> Said:
    """At least one part as one enumeration."""
    first, *rest = parts
    return _said(code, first=first, rest=list_said(rest, code)) if rest else first


def run_said(run: tuple[date, date], year: int) -> Said:
    """One day, two days, or from the first to the last."""
    first, last = run
    if first == last:
        return day_said(first, year)
    if (first.year, first.month) != (last.year, last.month):
        return _said("span-across", first=day_said(first, year), last=day_said(last, year))
    code = "pair" if last - first == timedelta(days=1) else "span"
    return _said(code, month=_month(first, year), first=first.day, last=last.day)


def day_said(day: date, year: int) -> Said:
    """A day, with its year unless that is `year`."""
    return _said("day", month=_month(day, year), day=day.day)


def _month(day: date, year: int) -> Said:
    month = _said(f"month-{day.month}")
    return month if day.year == year else _said("month-of-year", year=day.year, month=month)


def _said(code: str, **values: object) -> Said:
    return Said("procedures", code, values)
