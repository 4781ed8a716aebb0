"""Which entries of a part have to be looked at, and what else of it the rules ask for.

Beside the entries that a rule may hold on, these are the rows that may be one sale printed again, and the sales that
a refund or void may undo. Sales that count for a deposit's turnover alone are summed by day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import compress, pairwise
from operator import not_
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.schedule import Schedule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.arrays import A_DAY, Mask, Numbers, Whole, mixed
from juli.audit.portfolio.entries.columns import WORDS, Arrays, Deposits, Group, is_false, read_group
from juli.audit.portfolio.entries.partitions import Part, RowGroup, is_open, windows
from juli.audit.portfolio.entries.sieve import SALE_RULES, SETTLEMENTS, Merchants, Sieve
from juli.audit.portfolio.entries.undone import Undone
from juli.audit.relations import SCHEMAS
from juli.ledger.arrow import entries_schema
from juli.money import LARGEST_FEN

DEFERRED = "fee_deferred"
MOST_TOGETHER = 400_000
"""So many entries are looked at together. It takes a portfolio told twice, or one in which most is at fault."""

NEVER_YET = 2**31
"""A day after all days."""

_BITS = 16


@dataclass(frozen=True)
class Sifted:
    """What a part holds: the entries to look at, their `position` counting in order of (source, line); the sales
    that were summed; how many rows and merchants there are, those without an agreement, and whether some row may be no
    entry."""

    entries: pa.Table
    summed_sales: pa.Table
    rows: int
    merchants: int
    strangers: tuple[str | None, ...]
    doubtful: bool


def sift(part: Part, setting: Setting, schedule: Schedule) -> Iterator[tuple[Part, Sifted]]:
    """Look through the entries of a part, in pieces of it where too many of them have to be looked at together."""
    found = _sift(part, setting, schedule)
    if isinstance(found, Sifted):
        yield part, found
    else:
        for piece in part.parted(found):
            yield from sift(piece, setting, schedule)


def _sift(part: Part, setting: Setting, schedule: Schedule) -> Sifted | str:
    """Look through the entries, some row groups at a time, or say before which merchant to part them."""
    files, merchants = _Files(), Merchants(part, setting)
    sieve = Sieve(setting, schedule, merchants)
    gathered = _Gathered(files, sieve)
    for groups, edge in windows(part.groups):
        gathered.take([_looked_at(each, files, sieve) for each in groups], edge)
        if gathered.chosen > MOST_TOGETHER and not setting.infers and (middle := merchants.middle()):
            return middle
    return Sifted(
        entries=_numbered(pa.concat_tables(gathered.entries, promote_options="permissive"), merchants),
        summed_sales=_summed(gathered.turnovers, merchants),
        rows=gathered.rows,
        merchants=len(merchants.numbers) - (None in merchants.numbers),
        strangers=tuple(name for name, number in merchants.numbers.items() if merchants.places[number] < 0),
        doubtful=gathered.doubtful,
    )


def _numbered(entries: pa.Table, merchants: Merchants) -> pa.Table:
    """The entries with their position. Rows without source or line have one too; they are no entries."""
    parties = merchants.parties[entries["merchant"].to_numpy()]
    entries = entries.drop_columns(["merchant"]).append_column("party", pa.array(parties))
    if not entries.num_rows:
        return entries.append_column("position", pa.array([], pa.int64()))
    sources = entries["source"].cast(pa.string()).combine_chunks().dictionary_encode()
    ranks = pc.rank(sources.dictionary).to_numpy(zero_copy_only=False)
    lines = pc.fill_null(entries["line"].cast(pa.int64()), 0).to_numpy()
    order = np.lexsort((lines, np.append(ranks, 0)[pc.fill_null(sources.indices, len(ranks)).to_numpy()]))
    positions = np.empty(len(order), np.int64)
    positions[order] = np.arange(1, len(order) + 1)
    return entries.append_column("position", pa.array(positions))


def _looked_at(origin: RowGroup, files: "_Files", sieve: Sieve) -> tuple[Group, Mask]:
    numbering = {"merchant_no": sieve.merchants.number, "instrument": sieve.instrument}
    group = read_group(files.opened(origin.file), origin, files.held(origin.file, sieve.columns), numbering)
    return group, sieve.chosen(group)


@dataclass
class _Gathered:
    """What was found so far. A row group is held until all its merchants were seen to their end."""

    files: "_Files"
    sieve: Sieve
    entries: list[pa.Table] = field(default_factory=list)
    turnovers: list[tuple[Numbers, Numbers, Numbers]] = field(default_factory=list)
    rows: int = 0
    doubtful: bool = False
    _held: list[tuple[Group, Mask]] = field(default_factory=list)
    _asked: set[int] = field(default_factory=set)

    @property
    def chosen(self) -> int:
        """How many entries have to be looked at."""
        return sum(each.num_rows for each in self.entries)

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns that the rules or their lines ask for."""
        rules = self.sieve.setting.rules
        unasked = {"memo"} | (set() if rules & SETTLEMENTS else {"settled_on"})
        return frozenset(entries_schema().names) - unasked - (set() if rules - SALE_RULES else {"charge_kind"})

    def take(self, more: Sequence[tuple[Group, Mask]], edge: str | None) -> None:
        """Add row groups; of merchants before `edge` no rows follow, of any if it is None."""
        self._held += more
        groups, masks = [group for group, _ in self._held], [mask for _, mask in self._held]
        _add_repeated(groups, masks)
        _add_undone(groups, masks)
        if Rule.DEPOSIT_NOT_RETURNED in self.sieve.setting.rules:
            self._asked.update(_asked(groups, self.sieve).tolist())
        left = [is_open(group.origin, edge) for group in groups]
        if not all(left):
            undone = Undone.of(groups, self._wanted())
            for group, mask in compress(self._held, map(not_, left)):
                self._finish(group, mask, undone)
        self._held = list(compress(self._held, left))

    def _finish(self, group: Group, mask: Mask, undone: Undone) -> None:
        self.entries.append(_entries(group, mask, self.files, self.columns, undone))
        if self._asked:
            self.turnovers.append(_by_day(group.arrays, self._wanted(), mask))
        self.rows += len(group.arrays)
        self.doubtful |= group.doubtful

    def _wanted(self) -> Mask:
        wanted = np.zeros(len(self.sieve.merchants.places), bool)
        wanted[list(self._asked)] = True
        return wanted


class _Files:
    """The files of a part, each opened once."""

    def __init__(self) -> None:
        self._opened: dict[Path, pq.ParquetFile] = {}

    def opened(self, path: Path) -> pq.ParquetFile:
        """A file, its columns of few values read as such."""
        if path not in self._opened:
            self._opened[path] = pq.ParquetFile(path, read_dictionary=list(WORDS))
        return self._opened[path]

    def held(self, path: Path, names: Iterable[str]) -> list[str]:
        """The columns among `names` that a file has."""
        return sorted(set(names) & set(self.opened(path).schema_arrow.names))


def _add_repeated(groups: Sequence[Group], masks: Sequence[Mask]) -> None:
    """Choose rows of one merchant at one instant."""
    if all(_is_ordered(group.arrays) for group in groups) and _follow(groups):
        for group, mask in zip(groups, masks, strict=True):
            same = _same(group.arrays)
            mask[1:] |= same
            mask[:-1] |= same
        _add_at_seams(groups, masks)
        return
    keys = [mixed(group.arrays.merchants, group.arrays.occurred) for group in groups]
    ordered = np.sort(np.concatenate(keys))
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    for mask, of_rows in zip(masks, keys, strict=True):
        np.logical_or(mask, _perhaps_among(twice, of_rows), out=mask)


def _is_ordered(rows: Arrays) -> bool:
    """Whether rows stand merchant by merchant, in order of time; merchants are numbered as they appear."""
    merchants, occurred = rows.merchants, rows.occurred
    later = occurred[1:] >= occurred[:-1]
    return bool(((merchants[1:] > merchants[:-1]) | ((merchants[1:] == merchants[:-1]) & later)).all())


def _follow(groups: Sequence[Group]) -> bool:
    ends = [_ends(group.arrays) for group in groups if len(group.arrays)]
    return all(before[1] <= after[0] for before, after in pairwise(ends))


def _ends(rows: Arrays) -> tuple[tuple[int, int], tuple[int, int]]:
    first, last = ((int(rows.merchants[place]), int(rows.occurred[place])) for place in (0, -1))
    return first, last


def _same(rows: Arrays) -> Mask:
    same: Mask = rows.occurred[1:] == rows.occurred[:-1]
    same &= rows.merchants[1:] == rows.merchants[:-1]
    return same


def _add_at_seams(groups: Sequence[Group], masks: Sequence[Mask]) -> None:
    """Choose rows at the end of one group and the start of the next that are of one merchant and instant."""
    filled = [(group.arrays, mask) for group, mask in zip(groups, masks, strict=True) if len(mask)]
    for (before, mask_before), (after, mask_after) in pairwise(filled):
        if _ends(before)[1] == _ends(after)[0]:
            mask_before[-1] = mask_after[0] = True


def _add_undone(groups: Sequence[Group], masks: Sequence[Mask]) -> None:
    """Choose sales of the merchant, day and amount of a refund or void that names no sale."""
    unnamed = [(group.arrays, group.undoings[group.named.is_null().to_numpy(False)]) for group in groups]
    if any(len(places) for _, places in unnamed):
        keys = np.concatenate([_by_day_and_amount(*each) for each in unnamed])
        amounts = np.concatenate([arrays.amounts[places] for arrays, places in unnamed])
        for group, mask in zip(groups, masks, strict=True):
            alike = np.flatnonzero(_perhaps_among(amounts, group.arrays.amounts))
            mask[alike] |= _perhaps_among(keys, _by_day_and_amount(group.arrays, alike))


def _by_day_and_amount(rows: Arrays, places: Numbers) -> Numbers:
    """A number of merchant, day and amount for the rows at `places`."""
    days = rows.occurred[places] // A_DAY
    return mixed(rows.merchants[places], days, rows.amounts[places])


def _entries(group: Group, mask: Mask, files: _Files, columns: frozenset[str], undone: Undone) -> pa.Table:
    """The chosen rows with the columns asked for, and the rows whose name is undone where that counts; `mask` tells
    of both."""
    file, number = files.opened(group.origin.file), group.origin.number
    left = columns - set(group.table.column_names)
    if not mask.any() and not undone.counts(group):
        return _with_merchants(group.table.slice(0, 0), group.arrays.merchants[:0])
    names = [
        name for name in files.held(group.origin.file, left) if name != DEFERRED or not is_false(file, number, name)
    ]
    more = file.read_row_group(number, columns=names, use_threads=False)
    if group.inside is not None:
        more = more.filter(pa.array(group.inside))
    if "entry_id" in more.column_names:
        undone.add(group, mask, more["entry_id"])
    rows = np.flatnonzero(mask)
    chosen, more = (table.take(pa.array(rows)) for table in (group.table, more))
    for name in more.column_names:
        chosen = chosen.append_column(name, more[name])
    return _with_merchants(chosen, group.arrays.merchants[rows])


def _with_merchants(entries: pa.Table, merchants: Whole) -> pa.Table:
    return entries.append_column("merchant", pa.array(merchants))


def _summed(turnovers: Sequence[tuple[Numbers, Numbers, Numbers]], merchants: Merchants) -> pa.Table:
    """The sales nothing else is asked about of merchants whose deposit may be due back, by day."""
    columns = [np.concatenate(column) for column in zip(*turnovers, strict=True)] or [np.zeros(0, np.int64)] * 3
    numbers, days, sums = columns
    told = [merchants.parties[numbers], pa.array(days, pa.int32()).cast(pa.date32()), sums]
    return pa.Table.from_arrays([pa.array(column) for column in told], SCHEMAS["summed_sales"].names)


def _by_day(rows: Arrays, wanted: Mask, mask: Mask) -> tuple[Numbers, Numbers, Numbers]:
    """Merchants, days and turnover, of stretches of rows that stand beside one another."""
    counted = np.flatnonzero(wanted.take(rows.merchants) & ~mask)
    merchants, days = rows.merchants[counted].astype(np.int64), rows.occurred[counted] // A_DAY
    changed = (merchants[1:] != merchants[:-1]) | (days[1:] != days[:-1])
    starts = np.flatnonzero(np.append(np.ones(min(1, len(counted)), bool), changed))
    sums = np.add.reduceat(rows.amounts[counted], starts) if len(starts) else np.zeros(0, np.int64)
    return merchants[starts], days[starts], sums


def _asked(groups: Iterable[Group], sieve: Sieve) -> Numbers:
    """Merchants who paid a deposit of which, by the most cautious count, not all came back: equal payouts of one
    instant may be one that two sources tell of."""
    moved = [group.deposits for group in groups]
    merchants, charged, occurred, amounts = (
        np.concatenate([getattr(each, field.name) for each in moved]) for field in fields(Deposits)
    )
    agreed = sieve.merchants.told(sieve.setting.deposits, -1)
    first, most, back = np.full(len(agreed), NEVER_YET), np.zeros_like(agreed), np.zeros_like(agreed)
    np.minimum.at(first, merchants[charged], occurred[charged] // A_DAY)
    np.maximum.at(most, merchants[charged], amounts[charged])
    returned = ~charged & (occurred // A_DAY >= first[merchants]) & (amounts <= LARGEST_FEN)
    once = np.unique(np.stack([merchants, occurred, amounts])[:, returned], axis=1)
    np.add.at(back, once[0], once[2])
    return np.flatnonzero(back < np.minimum(agreed, most))


def _perhaps_among(wanted: Numbers, numbers: Numbers) -> Mask:
    """Where `numbers` are among those wanted, and perhaps a few others."""
    table = np.zeros(2**_BITS, bool)
    table[wanted & (2**_BITS - 1)] = True
    found: Mask = table.take(numbers & (2**_BITS - 1))
    return found
