"""The columns of a row group the sieve looks at, as arrays of numbers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.portfolio.partitions import RowGroup
from juli.audit.portfolio.schedule import FAR, FIRST_DAY, Numbers, Whole

Mask = npt.NDArray[np.bool_]

WORDS = ("merchant_no", "instrument", "kind", "charge_kind", "source")
"""Columns of few values, read as numbers of these."""

NUMBERS = ("occurred_at", "amount_fen", "fee_fen", "settled_fen")
KINDS = ("sale", "refund", "void", "charge", "payout")
SALE, REFUND, VOID, CHARGE, PAYOUT = range(5)
"""Numbers of the kinds; another is below 0."""

Numbering = Callable[[str | None], int]


@dataclass(slots=True)
class Group:
    """The rows of a row group that belong to a part; an empty sum is FAR, an empty day NEVER.

    `rows` are their places in the file. `merchants` are numbered through the part. `instruments` are numbered
    as in the schedule, below 0 where it has none. Days count from FIRST_DAY.
    """

    table: pa.Table
    rows: Numbers
    merchants: Whole
    instruments: Whole
    kinds: Whole
    occurred: Numbers
    amounts: Numbers
    fees: Numbers
    settled: Numbers
    settled_on: Whole
    lacking: bool

    def words(self, name: str, numbering: Numbering) -> Whole:
        """A column of few values, each as `numbering` says."""
        return _coded(self.table, name, numbering)

    def is_given(self, name: str) -> Mask:
        """Where a column has a value."""
        if name not in self.table.column_names:
            return np.zeros(len(self.rows), bool)
        return self.table[name].is_valid().to_numpy()


NEVER = -(2**30)


def read_group(
    file: pq.ParquetFile, group: RowGroup, names: Iterable[str], numbering: Mapping[str, Numbering]
) -> Group:
    """The columns `names` of a row group. `numbering` gives numbers to merchants (below 0: of another part) and
    instruments."""
    table = file.read_row_group(group.number, columns=list(names), use_threads=False)
    merchants = _coded(table, "merchant_no", numbering["merchant_no"])
    rows = np.arange(group.start, group.start + table.num_rows)
    if merchants.size and merchants.min() < 0:
        inside = merchants >= 0
        table, rows, merchants = table.filter(pa.array(inside)), rows[inside], merchants[inside]
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    return Group(
        table=table,
        rows=rows,
        merchants=merchants,
        instruments=_coded(table, "instrument", numbering["instrument"]),
        kinds=_coded(table, "kind", lambda kind: kinds.get(kind or "", -1)),
        occurred=_numbers(table, "occurred_at", 0),
        amounts=_numbers(table, "amount_fen", 0),
        fees=_numbers(table, "fee_fen", FAR),
        settled=_numbers(table, "settled_fen", FAR),
        settled_on=_days(table, "settled_on"),
        lacking=any(table[name].null_count for name in ("occurred_at", "amount_fen", "kind", "instrument")),
    )


def _coded(table: pa.Table, name: str, numbering: Numbering) -> Whole:
    if name not in table.column_names:
        return np.full(table.num_rows, numbering(None), np.int32)
    column = table[name]
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    column = column.unify_dictionaries().combine_chunks()
    values = column.dictionary.to_pylist()
    codes = np.array([*map(numbering, values), numbering(None)], np.int32)
    return codes.take(_plain(column.indices, len(values)))


def _numbers(table: pa.Table, name: str, empty: int) -> Numbers:
    if name not in table.column_names:
        return np.full(table.num_rows, empty, np.int64)
    kind = pa.timestamp("us") if name == "occurred_at" else pa.int64()
    return _plain(table[name].cast(kind).cast(pa.int64()), empty)


def _days(table: pa.Table, name: str) -> Whole:
    if name not in table.column_names:
        return np.full(table.num_rows, NEVER, np.int32)
    return _plain(table[name].cast(pa.date32()).cast(pa.int32()), NEVER + FIRST_DAY) - np.int32(FIRST_DAY)


def _plain(column: pa.Array | pa.ChunkedArray, empty: int) -> npt.NDArray[np.integer]:
    return (pc.fill_null(column, empty) if column.null_count else column).to_numpy()
