"""Overlapping exports: rows that different sources tell of in the same words are counted once, as for one merchant."""

from collections.abc import Collection
from importlib.resources import files

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.arrays import Numbers, mixed
from juli.audit.portfolio.entries.coding import Coded
from juli.audit.portfolio.entries.partitions import Part
from juli.audit.portfolio.entries.reading import READABLE, files_of
from juli.ledger.arrow import entries_schema

TOLD_AGAIN = files("juli.audit.portfolio.entries").joinpath("told_again.sql").read_text(encoding="utf-8")
"""Which rows of the relation `meeting` several sources tell of in the same words, and which of these are counted."""

IS_COUNTED = (
    "not exists (select 1 from told_again where told_again.position = exported.position and not told_again.is_counted)"
)
"""The condition that a row of the relation `exported` is an entry of its own."""

_NOTHING = pa.schema(
    [("position", pa.int64()), ("source", pa.int32()), ("alike_as", pa.int64()), ("is_counted", pa.bool_())]
).empty_table()
_CODED = ["position", "source", "party", "fee_deferred"]
_PLACE = ["source", "line", "merchant_no", "entry_id", "kind", "amount_fen"]
"""What finds an entry again in its file, even where two of a source bear one number of line."""


def tell_again(connection: duckdb.DuckDBPyConnection, entries: Coded, part: Part, held: Collection[str]) -> pa.Table:
    """Make the relation `told_again` of the entries of a part, whose files hold the columns `held`; whose the rows are
    that are not counted (`merchant_no`).

    The column `memo` is read only here, and only where rows of different sources meet.
    """
    places = pa.array(_meeting(entries.entries))
    if not len(places):
        connection.register("told_again", _NOTHING)
        return entries.at(_NOTHING["position"], ["merchant_no"])
    coded = entries.entries.select(_CODED).take(places)
    told = entries.at(coded["position"], set(entries_schema().names) - {"memo"})
    met = dict(zip(told.column_names, told.columns, strict=True)) | dict(zip(_CODED, coded.columns, strict=True))
    connection.register("met", pa.table(met))
    connection.register("met_places", told.select(_PLACE).append_column("position", coded["position"]))
    connection.execute(
        f"create temp table meeting as select met.*, memos.memo from met left join ({_memos(part, held)}) as memos "
        f"on memos.position = met.position where {READABLE}"
    )
    connection.execute(f"create temp table told_again as {TOLD_AGAIN}")
    left_out = connection.sql("select position from told_again where not is_counted").to_arrow_table()
    return entries.at(left_out["position"], ["merchant_no"])


def _meeting(entries: pa.Table) -> Numbers:
    """Where entries of one party, instant and amount stand, if not all of these are of one source."""
    keys = mixed(*(_numbers(entries[name]) for name in ("party", "occurred_at", "amount_fen")))
    order = np.argsort(keys)
    keys, sources = keys[order], _numbers(entries["source"])[order]
    differ = (keys[1:] == keys[:-1]) & (sources[1:] != sources[:-1])
    met: Numbers = order[np.isin(keys, keys[1:][differ])] if differ.any() else order[:0]
    return met


def _memos(part: Part, held: Collection[str]) -> str:
    """The query for the memo of each row of `met_places`."""
    if "memo" not in held:
        return "select position, cast(null as varchar) as memo from met_places"
    same = [f"rows.{name} is not distinct from met_places.{name}" for name in _PLACE if name in held]
    return (
        f"select met_places.position, min(rows.memo) as memo from met_places join {files_of(part)} as rows "
        f"on {' and '.join(same)} group by met_places.position"
    )


def _numbers(column: pa.ChunkedArray) -> Numbers:
    numbers: Numbers = pc.fill_null(column.cast(pa.int64()), 0).to_numpy()
    return numbers
