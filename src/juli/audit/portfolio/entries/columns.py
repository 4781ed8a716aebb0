"""The columns of a row group the sieve looks at, as arrays of numbers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.portfolio.arrays import FAR, FIRST_DAY, NEVER, Mask, Numbers, Whole
from juli.audit.portfolio.entries.partitions import RowGroup
from juli.ledger.entries import ChargeKind
from juli.money import LARGEST_FEN

WORDS = ("merchant_no", "terminal_no", "instrument", "kind", "charge_kind", "source", "original_id")
"""Columns of few values, read as numbers of these."""

KINDS = ("sale", "refund", "void", "charge", "payout")
SALE, REFUND, VOID, CHARGE, PAYOUT = range(5)
"""Numbers of the kinds; another is below 0."""

BLOCK = 2**15
"""So many rows are worked on at once: their numbers stay near the processor."""

Numbering = Callable[[str | None], int]


@dataclass(slots=True)
class Arrays:
    """Rows as numbers: an empty sum is FAR, an empty day NEVER. Merchants are numbered through the part, instruments
    as in the schedule; days count from FIRST_DAY."""

    merchants: Whole
    instruments: Whole
    occurred: Numbers
    amounts: Numbers
    fees: Numbers
    settled: Numbers
    settled_on: Whole

    def __len__(self) -> int:
        return len(self.merchants)

    def blocks(self) -> Iterator[tuple[slice, "Arrays"]]:
        """The rows in blocks, each with its place."""
        for start in range(0, len(self), BLOCK):
            place = slice(start, start + BLOCK)
            yield place, Arrays(*(getattr(self, field.name)[place] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Deposits:
    """Charges and payouts of deposits as numbers: of whom, which of them are charges, instant and amount of each."""

    merchants: Whole
    charged: Mask
    occurred: Numbers
    amounts: Numbers


@dataclass
class Group:
    """The rows of a row group that belong to a part, and which of its rows those are (None: all).

    `merchants` are all that it has rows of. `others` are the places of rows that are no sales, `kinds` their kinds.
    `doubtful` says that some row may be no entry: it has an empty cell where an entry has none, or a sum beyond any.
    """

    origin: RowGroup
    table: pa.Table
    inside: Mask | None
    arrays: Arrays
    merchants: Whole
    others: Numbers
    kinds: Whole
    doubtful: bool

    def words(self, name: str, rows: Numbers, numbering: Numbering) -> Whole:
        """A column of few values at some rows, each value as `numbering` says."""
        if name not in self.table.column_names:
            return np.full(len(rows), numbering(None), np.int32)
        codes, places = _coded(self.table.select([name]).take(pa.array(rows)), name, numbering)
        numbers: Whole = codes.take(places)
        return numbers

    @cached_property
    def deposits(self) -> Deposits:
        """The charges and payouts of deposits."""
        moved = self.others[self.kinds >= CHARGE]
        moved = moved[self.words("charge_kind", moved, lambda kind: kind == ChargeKind.DEPOSIT) > 0]
        rows, kinds = self.arrays, self.kinds[np.searchsorted(self.others, moved)]
        return Deposits(rows.merchants[moved], kinds == CHARGE, rows.occurred[moved], rows.amounts[moved])

    @cached_property
    def undoings(self) -> Numbers:
        """Where refunds and voids stand."""
        places: Numbers = self.others[(self.kinds == REFUND) | (self.kinds == VOID)]
        return places

    @cached_property
    def named(self) -> pa.Array:
        """The sale that each refund and void names; empty where it names none."""
        if "original_id" not in self.table.column_names:
            return pa.nulls(len(self.undoings), pa.string())
        return _joined(self.table["original_id"].take(pa.array(self.undoings)).cast(pa.string()))


def read_group(
    file: pq.ParquetFile, origin: RowGroup, names: Iterable[str], numbering: Mapping[str, Numbering]
) -> Group:
    """The columns `names` of a row group. `numbering` gives numbers to merchants (below 0: of another part) and
    instruments."""
    table, inside = file.read_row_group(origin.number, columns=list(names), use_threads=False), None
    numbers, places = _coded(table, "merchant_no", numbering["merchant_no"])
    merchants: Whole = numbers.take(places)
    if len(merchants) and numbers.min() < 0:
        inside = merchants >= 0
        table, merchants = table.filter(pa.array(inside)), merchants[inside]
    kinds, places = _coded(table, "kind", _kind)
    others = np.flatnonzero((kinds != SALE).take(places))
    instruments, instrument_places = _coded(table, "instrument", numbering["instrument"])
    arrays = Arrays(
        merchants=merchants,
        instruments=instruments.take(instrument_places),
        occurred=_numbers(table, "occurred_at", 0),
        amounts=_numbers(table, "amount_fen", 0),
        fees=_numbers(table, "fee_fen", FAR),
        settled=_numbers(table, "settled_fen", FAR),
        settled_on=_days(table, "settled_on"),
    )
    needed = {"occurred_at", "amount_fen", "kind", "instrument", "source"} & set(table.column_names)
    empty = any(table[name].null_count for name in needed)
    return Group(
        origin,
        table,
        inside,
        arrays,
        merchants=np.unique(numbers[numbers >= 0]),
        others=others,
        kinds=kinds[places[others]],
        doubtful=empty or _is_beyond(file, origin.number, table.column_names),
    )


def _kind(kind: str | None) -> int:
    return KINDS.index(kind) if kind in KINDS else -1


def is_false(file: pq.ParquetFile, number: int, name: str) -> bool:
    """Whether the statistics of a row group say that a column is false throughout."""
    told = _statistics(file, number, name)
    return told is not None and not told.null_count and told.has_min_max and told.max is False


def _is_beyond(file: pq.ParquetFile, number: int, names: Collection[str]) -> bool:
    """Whether some sum of a row group is beyond those an entry can state, as far as its statistics tell."""
    least = {"amount_fen": 1, "fee_fen": -LARGEST_FEN, "settled_fen": -LARGEST_FEN}
    for name in least.keys() & set(names):
        told = _statistics(file, number, name)
        if told is None or not told.has_min_max:
            if told is None or told.null_count != file.metadata.row_group(number).num_rows:
                return True
        elif told.min < least[name] or told.max > LARGEST_FEN:
            return True
    return False


def _statistics(file: pq.ParquetFile, number: int, name: str) -> Any:
    place = file.schema.names.index(name)
    return file.metadata.row_group(number).column(place).statistics


def _coded(table: pa.Table, name: str, numbering: Numbering) -> tuple[Whole, Whole]:
    """A column of few values: the numbers of its values, and which of them stands in each row."""
    if name not in table.column_names:
        return np.array([numbering(None)], np.int32), np.zeros(table.num_rows, np.int32)
    column = table[name]
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    column = _joined(column.unify_dictionaries() if column.num_chunks > 1 else column)
    values = [*column.dictionary.to_pylist(), *([None] if column.null_count else [])]
    codes = np.array([*map(numbering, values)], np.int32)
    return codes, _plain(column.indices, len(column.dictionary))


def _numbers(table: pa.Table, name: str, empty: int) -> Numbers:
    if name not in table.column_names:
        return np.full(table.num_rows, empty, np.int64)
    kind = pa.timestamp("us") if name == "occurred_at" else pa.int64()
    numbers: Numbers = _plain(table[name].cast(kind).cast(pa.int64()), empty)
    return numbers


def _days(table: pa.Table, name: str) -> Whole:
    if name not in table.column_names:
        return np.full(table.num_rows, NEVER, np.int32)
    days: Whole = _plain(table[name].cast(pa.date32()).cast(pa.int32()), NEVER + FIRST_DAY)
    return days - np.int32(FIRST_DAY)


def _plain(column: pa.Array | pa.ChunkedArray, empty: int) -> Any:
    joined = _joined(column)
    return (pc.fill_null(joined, empty) if joined.null_count else joined).to_numpy(zero_copy_only=False)


def _joined(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """A column as one array; it is copied only where it is more."""
    if isinstance(column, pa.Array):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
