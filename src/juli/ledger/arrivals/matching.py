"""Which arrival settles which sales: certain, ambiguous, or none.

An arrival and a group of sales fit when the amount is one of the group's sums to the fen and the day lies from the
group's last day to three working days after it. They are matched when the arrival fits that group alone, and no
other arrival fits the group or any sale of it. Where the certain ones all came after the same number of working
days, what is left is asked again for that number alone; then what is still left, up to ten working days, for money
that came late. Everything else is named and changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from juli.calendars import WorkingDays
from juli.ledger.arrivals.groups import Cell, Group, Place, book_of
from juli.ledger.arrivals.shortfall import Shortfall, shortfalls
from juli.ledger.entries import Arrival, Entry
from juli.money import Fen

USUAL, LATEST = 3, 10
"""Working days after the last sale within which its money is looked for: first, and where it came late."""
FEWEST_FOR_A_HABIT = 3
"""So many certain matches after the same number of working days show how an institution pays."""
_FAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Match:
    """One sum that reached the bank, and the sales it settles."""

    arrival: Arrival
    places: tuple[Place, ...]
    """Where the sales stand, in order of (source, line)."""


@dataclass(frozen=True, slots=True)
class Matching:
    """All arrivals, each once: matched, fitting more than one thing, or fitting nothing. `short` are those of the
    last that came on the day on which more was due."""

    matched: tuple[Match, ...] = ()
    ambiguous: tuple[Arrival, ...] = ()
    unmatched: tuple[Arrival, ...] = ()
    short: tuple[Shortfall, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    arrival: int
    group: Group
    after: int
    """Working days from the last sale to the arrival."""


def match(arrivals: Sequence[Arrival], entries: Sequence[Entry], calendar: WorkingDays) -> Matching:
    """Match every arrival as far as only one answer fits. The order of either list does not matter."""
    ordered = sorted(arrivals, key=lambda each: (each.source, each.line))
    book = book_of(entries, calendar)
    fits = list(_fits(ordered, book.groups, calendar))
    certain = _certain([fit for fit in fits if fit.after <= USUAL])
    habit = _habit(certain)
    certain += _certain([fit for fit in _left(fits, certain) if fit.after == habit])
    certain += _certain(_left(fits, certain))
    settled = {fit.arrival: fit.group for fit in certain}
    open_ones = {fit.arrival for fit in fits} - settled.keys()
    unmatched = tuple(each for at, each in enumerate(ordered) if at not in settled and at not in open_ones)
    taken = {cell for group in settled.values() for cell in group.cells}
    return Matching(
        tuple(Match(ordered[at], book.places(settled[at])) for at in sorted(settled)),
        tuple(ordered[at] for at in sorted(open_ones)),
        unmatched,
        tuple(shortfalls(unmatched, book, taken, habit, calendar)),
    )


def _left(fits: Sequence[_Fit], certain: Sequence[_Fit]) -> list[_Fit]:
    """The fits of arrivals and sales that are not matched yet."""
    taken = {cell for fit in certain for cell in fit.group.cells}
    done = {fit.arrival for fit in certain}
    return [fit for fit in fits if fit.arrival not in done and taken.isdisjoint(fit.group.cells)]


def _fits(arrivals: Sequence[Arrival], found: Iterable[Group], calendar: WorkingDays) -> Iterable[_Fit]:
    by_sum: defaultdict[Fen, list[int]] = defaultdict(list)
    for at, arrival in enumerate(arrivals):
        by_sum[arrival.amount].append(at)
    for group in found:
        for total in group.sums & by_sum.keys():
            days = _days_after(group.last, calendar)
            for at in by_sum[total]:
                after = days.get(arrivals[at].arrived_at.date())
                if after is not None:
                    yield _Fit(at, group, after)


def _days_after(last: date, calendar: WorkingDays) -> Mapping[date, int]:
    """Each day up to the latest, with how many working days after `last` it is; money of a day off came with the
    working day before it."""
    if last > date.max - _FAR:
        return {last: 0}
    end = calendar.after(last, LATEST)
    days: dict[date, int] = {last: 0}
    day, count = last, 0
    while day < end:
        day += timedelta(days=1)
        count += calendar.is_working(day)
        days[day] = count
    return days


def _certain(fits: Sequence[_Fit]) -> list[_Fit]:
    """The fits whose arrival fits nothing else, and whose sales nothing else fits."""
    of_arrival: defaultdict[int, set[frozenset[Cell]]] = defaultdict(set)
    of_cell: defaultdict[Cell, set[int]] = defaultdict(set)
    for fit in fits:
        of_arrival[fit.arrival].add(fit.group.cells)
        for cell in fit.group.cells:
            of_cell[cell].add(fit.arrival)
    return [
        fit
        for fit in fits
        if len(of_arrival[fit.arrival]) == 1 and all(of_cell[cell] == {fit.arrival} for cell in fit.group.cells)
    ]


def _habit(certain: Sequence[_Fit]) -> int | None:
    """After how many working days the institution pays, where enough certain matches agree on it."""
    after = {fit.after for fit in certain}
    return after.pop() if len(after) == 1 and len(certain) >= FEWEST_FOR_A_HABIT else None
