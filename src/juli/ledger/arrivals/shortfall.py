"""A sum that came on the day it was due and is less than what was due: worth knowing, and nothing more."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from juli.calendars import WorkingDays
from juli.ledger.arrivals.groups import Book, Cell
from juli.ledger.entries import Arrival
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An arrival with what was due of the sales from `first` to `last`, in fen."""

    arrival: Arrival
    due: Fen
    first: date
    last: date

    @property
    def less(self) -> Fen:
        """How much less came."""
        return self.due - self.arrival.amount


def shortfalls(
    unmatched: Sequence[Arrival], book: Book, taken: Collection[Cell], habit: int | None, calendar: WorkingDays
) -> Iterator[Shortfall]:
    """The unmatched arrivals that came alone on the day on which, by the institution's habit, more was due.

    Nothing is said of days of which a part is matched, or a sale's fee is not shown, nor where no habit is known.
    """
    if habit is None:
        return
    on_day = Counter(arrival.arrived_at.date() for arrival in unmatched)
    due: defaultdict[date, list[Cell]] = defaultdict(list)
    for cell in book.cells:
        if (day := _after(cell[0], habit, calendar)) is not None:
            due[day].append(cell)
    for arrival in unmatched:
        cells = due.get(arrival.arrived_at.date(), [])
        nets = [book.cells[cell].net for cell in cells if cell not in taken]
        known = [net for net in nets if net is not None]
        if len(known) == len(cells) > 0 and on_day[arrival.arrived_at.date()] == 1 and sum(known) > arrival.amount:
            days = [cell[0] for cell in cells]
            yield Shortfall(arrival, sum(known), min(days), max(days))


def _after(day: date, working_days: int, calendar: WorkingDays) -> date | None:
    try:
        return calendar.after(day, working_days)
    except OverflowError:
        return None
