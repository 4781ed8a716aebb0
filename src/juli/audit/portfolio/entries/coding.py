"""The chosen entries of a part as the rule files see them: whole numbers in place of names, and lines told from them.

The rules compare merchants, terminals, sources and names of sales only with one another, so that a number for each is
as good, and cheaper to join by. Lines get their texts back by position.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.arrays import Numbers
from juli.audit.portfolio.results.lines import HELD
from juli.ledger.arrow import entries_schema

_TOLD = ("rule", "cause", "taken_fen", "expected_fen", "excess_fen")
_NUMBERED = ("merchant_no", "terminal_no", "source")
_NO_SALE = -1
"""The number of a name that no chosen entry bears."""


@dataclass(frozen=True)
class Coded:
    """Entries for the rule files; `sources` are the texts behind the numbers of sources. `rows` are the entries as
    they were read, `places` where each position stands among them."""

    entries: pa.Table
    sources: pa.Array
    rows: pa.Table
    places: Numbers

    def numbers_of(self, sources: Iterable[str]) -> pa.Array:
        """The numbers of sources, of those that are among the entries."""
        wanted = pa.array(sorted(sources), self.sources.type)
        return pc.index_in(wanted, value_set=self.sources).drop_null()

    def lines(self, found: pa.Table) -> pa.Table:
        """What the rules hold on, as lines."""
        rows = self.at(found["position"], set(HELD.names) - set(_TOLD))
        columns = [found[name] if name in _TOLD else rows[name] for name in HELD.names]
        return pa.Table.from_arrays(
            [_cast(column, kind) for column, kind in zip(columns, HELD.types, strict=True)], schema=HELD
        )

    def at(self, positions: pa.ChunkedArray, names: Iterable[str]) -> pa.Table:
        """Columns of the entries at some positions."""
        places = pa.array(self.places[positions.to_numpy() - 1])
        kinds = {name: entries_schema().field(name).type for name in names}
        return pa.table({name: _cast(self._column(name).take(places), kind) for name, kind in kinds.items()})

    def _column(self, name: str) -> pa.ChunkedArray:
        return _held(self.rows, name)


def coded(rows: pa.Table) -> Coded:
    """The entries of a part, which have `party` and `position`, with numbers in place of names."""
    names = {name: _numbers(_held(rows, name)) for name in (*_NUMBERED, "entry_id")}
    told = {name: numbers for name, (numbers, _) in names.items()}
    told["original_id"] = _originals(_held(rows, "original_id"), names["entry_id"][1])
    for field in entries_schema():
        if field.name not in told and field.name != "memo":
            told[field.name] = _cast(_held(rows, field.name), field.type)
    told["fee_deferred"] = pc.fill_null(told["fee_deferred"], False)
    told |= {name: rows[name] for name in ("party", "position")}
    places = np.empty(rows.num_rows, np.int64)
    places[rows["position"].to_numpy() - 1] = np.arange(rows.num_rows)
    return Coded(pa.table(told), names["source"][1], rows, places)


def parties(agreed: Mapping[str, pa.Table], first: int, last: int) -> Mapping[str, pa.Table]:
    """What was agreed with the parties from `first` to `last`; the relations are in order of parties."""
    found = {}
    for name, table in agreed.items():
        start, end = np.searchsorted(table["party"].to_numpy(), [first, last + 1])
        found[name] = table.slice(start, end - start)
    return found


def _held(rows: pa.Table, name: str) -> pa.ChunkedArray:
    """A column of the entries; one that no file has is empty."""
    if name in rows.column_names:
        return rows[name]
    return pa.chunked_array([pa.nulls(rows.num_rows, entries_schema().field(name).type)])


def _cast(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return column if column.type == kind else column.cast(kind)


def _numbers(column: pa.ChunkedArray) -> tuple[pa.Array, pa.Array]:
    """A number for each text, and the texts."""
    if pa.types.is_dictionary(column.type):
        joined = column.unify_dictionaries().combine_chunks()
    else:
        joined = _cast(column, pa.string()).combine_chunks().dictionary_encode()
    return joined.indices, joined.dictionary


def _originals(column: pa.ChunkedArray, entry_ids: pa.Array) -> pa.ChunkedArray:
    """The number of the sale that each row names; one nobody bears where there is none of that name."""
    numbers = pc.index_in(_cast(column, pa.string()), value_set=_cast(entry_ids, pa.string()))
    return pc.if_else(column.is_null(), pa.scalar(None, pa.int32()), pc.fill_null(numbers, _NO_SALE))
