"""Which sales may have been settled in one sum: those of one day or of a few days paid together, or a part of them.

The smallest part is a cell: one day, merchant, terminal and way of paying (cards or codes). A group is a set of
whole cells, as institutions settle: everything, one merchant, one terminal, or cards and codes apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from juli.calendars import WorkingDays
from juli.ledger.entries import Entry, Instrument, Kind
from juli.money import Fen

Cell = tuple[date, str, str, bool]
Place = tuple[str, int]

LONGEST_RUN = 10
"""Days that are paid in one sum: a weekend, or the longest holiday with the days around it."""
_CODES = frozenset({Instrument.WECHAT, Instrument.ALIPAY, Instrument.UNIONPAY_QR})
_PARTS: Sequence[Callable[[Cell], tuple[object, ...]]] = (
    lambda cell: (),
    lambda cell: (cell[1],),
    lambda cell: (cell[1], cell[2]),
    lambda cell: (cell[3],),
    lambda cell: (cell[1], cell[3]),
)
"""By what institutions part a day: not at all, by merchant, by terminal, by way of paying, by merchant and way."""


@dataclass(slots=True)
class Sums:
    """What a cell holds: the net of its sales, None once one is unknown; what was undone and charged beside it."""

    net: Fen | None = 0
    undone: Fen = 0
    charged: Fen = 0
    sales: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Sales that may have arrived in one sum. `sums` are what that sum can be, in fen; all above zero."""

    cells: frozenset[Cell]
    last: date
    sums: frozenset[Fen]


@dataclass(frozen=True, slots=True)
class Book:
    """All cells of a ledger, and the groups they make."""

    cells: Mapping[Cell, Sums]
    groups: tuple[Group, ...]

    def places(self, group: Group) -> tuple[Place, ...]:
        """Where the sales of a group stand, in order."""
        return tuple(sorted((sale.source, sale.line) for cell in group.cells for sale in self.cells[cell].sales))


def net_of(sale: Entry) -> Fen | None:
    """What is paid out of a sale: as stated, else the amount less its fee; None where the fee is not shown."""
    if sale.settled is not None:
        return sale.settled
    if sale.fee_deferred:
        return sale.amount
    return None if sale.fee is None else sale.amount - sale.fee


def book_of(entries: Sequence[Entry], calendar: WorkingDays) -> Book:
    """Every cell and every group of the ledger, each once."""
    cells = _cells(entries)
    found: dict[frozenset[Cell], Group] = {}
    for part in _PARTS:
        by_part: defaultdict[tuple[object, ...], dict[date, list[Cell]]] = defaultdict(dict)
        for cell in cells:
            by_part[part(cell)].setdefault(cell[0], []).append(cell)
        for days in by_part.values():
            for run in _runs(sorted(days), calendar):
                key = frozenset(cell for day in run for cell in days[day])
                if key not in found and (group := _group(key, cells)):
                    found[key] = group
    return Book(cells, tuple(found.values()))


def _cells(entries: Sequence[Entry]) -> Mapping[Cell, Sums]:
    """The cells with a sale that stands. A sale undone by a void is gone; a void of no known sale spoils its cell."""
    voids = [entry for entry in entries if entry.kind is Kind.VOID]
    sales = [entry for entry in entries if entry.kind is Kind.SALE]
    gone, lost = _voided(sales, voids)
    cells: dict[Cell, Sums] = {}
    for sale in sales:
        if (sale.source, sale.line) not in gone:
            _add(cells.setdefault(_cell(sale), Sums()), sale)
    for void in lost:
        cells.setdefault(_cell(void), Sums()).net = None
    for entry in entries:
        if (cell := cells.get(_cell(entry))) and entry.kind is Kind.REFUND:
            cell.undone += entry.amount - (entry.fee or 0)
    _charge(cells, (entry for entry in entries if entry.kind is Kind.CHARGE))
    return {key: sums for key, sums in cells.items() if sums.sales or sums.net is None}


def _add(cell: Sums, sale: Entry) -> None:
    cell.sales.append(sale)
    net = net_of(sale)
    cell.net = None if net is None or cell.net is None else cell.net + net


def _charge(cells: Mapping[Cell, Sums], charges: Iterable[Entry]) -> None:
    """A charge belongs to a day; it is noted at the day's first cell of its merchant, so that it counts once."""
    for charge in charges:
        day, merchant = charge.occurred_at.date(), charge.merchant_no or ""
        own = sorted(cell for cell in cells if cell[0] == day and merchant in ("", cell[1]))
        if own:
            cells[own[0]].charged += charge.amount


def _voided(sales: Sequence[Entry], voids: Sequence[Entry]) -> tuple[set[Place], list[Entry]]:
    """The places of sales that voids undo, by number else by likeness as in the audit, and voids that undo none."""
    by_number: defaultdict[object, list[Entry]] = defaultdict(list)
    by_likeness: defaultdict[object, list[Entry]] = defaultdict(list)
    for sale in sales if voids else ():
        by_number[sale.merchant_no, sale.entry_id].append(sale)
        by_likeness[_cell(sale), sale.amount].append(sale)
    gone: set[Place] = set()
    lost: list[Entry] = []
    for void in sorted(voids, key=_in_time):
        named = by_number.get((void.merchant_no, void.original_id), ()) if void.original_id else None
        like = by_likeness.get((_cell(void), void.amount), ()) if named is None else named
        fits = [
            s for s in like if (s.source, s.line) not in gone and (named is not None or _in_time(s) <= _in_time(void))
        ]
        if fits:
            last = max(fits, key=_in_time)
            gone.add((last.source, last.line))
        else:
            lost.append(void)
    return gone, lost


def _in_time(entry: Entry) -> tuple[datetime, str, int]:
    return entry.occurred_at, entry.source, entry.line


def _cell(entry: Entry) -> Cell:
    by_code = entry.instrument in _CODES
    return entry.occurred_at.date(), entry.merchant_no or "", entry.terminal_no or "", by_code


def _runs(days: Sequence[date], calendar: WorkingDays) -> Iterator[Sequence[date]]:
    """Each day alone, and every stretch of days whose money is due on the same next working day."""
    for start, first in enumerate(days):
        due = calendar.after(first, 1) if first < date.max - timedelta(days=LONGEST_RUN * 2) else None
        for end in range(start, min(len(days), start + LONGEST_RUN)):
            if end > start and (due is None or calendar.after(days[end], 1) != due):
                break
            yield days[start : end + 1]


def _group(key: frozenset[Cell], cells: Mapping[Cell, Sums]) -> Group | None:
    members = [cells[cell] for cell in key]
    nets = [member.net for member in members if member.net is not None]
    if len(nets) < len(members):
        return None
    net, undone, charged = sum(nets), sum(m.undone for m in members), sum(m.charged for m in members)
    sums = {net, net - undone, net - charged, net - undone - charged}
    return Group(key, max(cell[0] for cell in key), frozenset(each for each in sums if each > 0))
