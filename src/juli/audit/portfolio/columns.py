"""The columns of a row group the sieve looks at, as arrays of numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.portfolio.partitions import RowGroup
from juli.audit.portfolio.schedule import FAR, FIRST_DAY, Numbers, Whole

Mask = npt.NDArray[np.bool_]

WORDS = ("merchant_no", "terminal_no", "instrument", "kind", "charge_kind", "source", "original_id")
"""Columns of few values, read as numbers of these."""

KINDS = ("sale", "refund", "void", "charge", "payout")
SALE, REFUND, VOID, CHARGE, PAYOUT = range(5)
"""Numbers of the kinds; another is below 0."""

NEVER = -(2**30)
"""The day of a row that names none."""

BLOCK = 2**15
"""So many rows are worked on at once: their numbers stay near the processor."""

Numbering = Callable[[str | None], int]


@dataclass(slots=True)
class Arrays:
    """Rows as numbers: an empty sum is FAR, an empty day NEVER. Merchants are numbered through the part, instruments
    as in the schedule; days count from FIRST_DAY."""

    merchants: Whole
    instruments: Whole
    kinds: Whole
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


@dataclass
class Group:
    """The rows of a row group that belong to a part, and which of its rows those are (None: all).

    `lacking` says that some row has an empty cell where an entry may have none.
    """

    origin: RowGroup
    table: pa.Table
    inside: Mask | None
    arrays: Arrays
    lacking: bool

    def words(self, name: str, numbering: Numbering) -> Whole:
        """A column of few values, each as `numbering` says."""
        return _coded(self.table, name, numbering)

    def present(self, count: int) -> Mask:
        """Which of the first `count` merchants have rows in it."""
        found = np.zeros(count, bool)
        found[self.arrays.merchants] = True
        return found

    @cached_property
    def others(self) -> Numbers:
        """Where the rows stand that are no sales."""
        return np.flatnonzero(self.arrays.kinds != SALE)

    @cached_property
    def undoings(self) -> Numbers:
        """Where refunds and voids stand."""
        kinds = self.arrays.kinds[self.others]
        return self.others[(kinds == REFUND) | (kinds == VOID)]

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
    merchants = _coded(table, "merchant_no", numbering["merchant_no"])
    if merchants.size and merchants.min() < 0:
        inside = merchants >= 0
        table, merchants = table.filter(pa.array(inside)), merchants[inside]
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    arrays = Arrays(
        merchants=merchants,
        instruments=_coded(table, "instrument", numbering["instrument"]),
        kinds=_coded(table, "kind", lambda kind: kinds.get(kind or "", -1)),
        occurred=_numbers(table, "occurred_at", 0),
        amounts=_numbers(table, "amount_fen", 0),
        fees=_numbers(table, "fee_fen", FAR),
        settled=_numbers(table, "settled_fen", FAR),
        settled_on=_days(table, "settled_on"),
    )
    needed = {"occurred_at", "amount_fen", "kind", "instrument", "source"} & set(table.column_names)
    return Group(origin, table, inside, arrays, any(table[name].null_count for name in needed))


def _coded(table: pa.Table, name: str, numbering: Numbering) -> Whole:
    if name not in table.column_names:
        return np.full(table.num_rows, numbering(None), np.int32)
    column = table[name]
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    column = _joined(column.unify_dictionaries() if column.num_chunks > 1 else column)
    values = column.dictionary.to_pylist()
    codes: Whole = np.array([*map(numbering, values), numbering(None) if column.null_count else -1], np.int32)
    numbers: Whole = codes.take(_plain(column.indices, len(values)))
    return numbers


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
