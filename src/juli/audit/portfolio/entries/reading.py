"""Entries of a part as a table of the engine, with the columns the rule files name."""

from collections.abc import Collection, Iterable, Sequence
from functools import reduce

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.portfolio.entries.partitions import Part
from juli.audit.portfolio.files import EntriesFile
from juli.audit.portfolio.words import text, texts
from juli.ledger.arrow import entries_schema
from juli.money import LARGEST_FEN

_TYPES = {
    pa.string(): "varchar",
    pa.int64(): "bigint",
    pa.timestamp("us"): "timestamp",
    pa.date32(): "date",
    pa.bool_(): "boolean",
}

READABLE = (
    "source is not null and line is not null and occurred_at is not null and kind is not null "
    f"and instrument is not null and amount_fen between 1 and {LARGEST_FEN} "
    f"and coalesce(fee_fen between -{LARGEST_FEN} and {LARGEST_FEN}, true) "
    f"and coalesce(settled_fen between -{LARGEST_FEN} and {LARGEST_FEN}, true)"
)
"""A row that lacks what an entry cannot be without, or states sums nobody moves, is no entry."""


def files_of(part: Part) -> str:
    """The files of a part as a relation."""
    paths = dict.fromkeys(group.file for group in part.groups)
    return f"read_parquet({texts(paths)}, union_by_name = true)"


def of_part(part: Part, held: Iterable[str]) -> str:
    """The condition that a row belongs to a part."""
    if part.is_whole or "merchant_no" not in held:
        return "true"
    bounds = [f"merchant_no >= {text(part.first)}"] if part.first else []
    bounds += [f"merchant_no < {text(part.until)}"] if part.until else []
    within = " and ".join(bounds) or "merchant_no is not null"
    return f"({within} or merchant_no is null)" if part.nameless else f"({within})"


def columns(held: Collection[str]) -> str:
    """The columns of entries, each of its type."""
    told = []
    for field in (each for each in entries_schema() if each.name != "memo"):
        value = (
            f"cast({field.name} as {_TYPES[field.type]})"
            if field.name in held
            else f"cast(null as {_TYPES[field.type]})"
        )
        told.append(
            f"coalesce({value}, false) as fee_deferred" if field.name == "fee_deferred" else f"{value} as {field.name}"
        )
    return ", ".join(told)


def unreadable_rows(connection: duckdb.DuckDBPyConnection, part: Part, held: Collection[str]) -> int:
    """How many rows of a part are no entries."""
    rows = f"select {columns(held)} from {files_of(part)} where {of_part(part, held)}"
    [[count]] = connection.execute(f"select count(*) from ({rows}) where not coalesce({READABLE}, false)").fetchall()
    return int(count)


def strangers(
    connection: duckdb.DuckDBPyConnection, part: Part, held: Collection[str], merchants: Iterable[str | None]
) -> pa.Table:
    """Merchants of a part who have no agreement, with their days and how many entries they have. Of whom rows were
    told again says the relation `left_out`."""
    named = pa.array([merchant or "" for merchant in merchants], pa.string())
    connection.register("strange", pa.table({"merchant_no": named}))
    rows = f"select {columns(held)} from {files_of(part)} where {of_part(part, held)}"
    return connection.sql(
        "select merchant_no, cast(null as varchar) as instrument, "
        "case when merchant_no is null then 'nameless' else 'no-agreement' end as kind, "
        "min(cast(occurred_at as date)) as first_day, max(cast(occurred_at as date)) as last_day, "
        "count(*) - (select count(*) from left_out where left_out.merchant_no is not distinct from told.merchant_no) "
        f"as entries from ({rows}) as told "
        f"where coalesce(merchant_no, '') in (select merchant_no from strange) and {READABLE} group by merchant_no"
    ).to_arrow_table()


def telling_sources(files: Iterable[EntriesFile]) -> frozenset[str]:
    """The sources in which at least one sale states what was settled, or when.

    Settlements are read only where a row group has a source of which that is not yet known.
    """
    found: set[str] = set()
    for file in files:
        stated = [name for name in ("settled_fen", "settled_on") if name in file.schema.names]
        if stated:
            opened = pq.ParquetFile(file.path, read_dictionary=["source", "kind"])
            for group in range(opened.num_row_groups):
                found |= _telling(opened, group, stated, found)
    return frozenset(found)


def _telling(file: pq.ParquetFile, group: int, stated: Sequence[str], known: Collection[str]) -> set[str]:
    """The sources of a row group that tell of settlements, if not all of its sources are known."""
    sources = file.read_row_group(group, columns=["source"], use_threads=False)["source"]
    coded = sources if pa.types.is_dictionary(sources.type) else sources.dictionary_encode()
    if {source for chunk in coded.chunks for source in chunk.dictionary.to_pylist()} <= set(known):
        return set()
    rows = file.read_row_group(group, columns=["source", "kind", *stated])
    telling = pc.equal(rows["kind"].cast(pa.string()), "sale")
    settled = reduce(pc.or_, [pc.is_valid(rows[name]) for name in stated])
    return set(pc.unique(rows["source"].filter(pc.and_(telling, settled))).to_pylist()) - {None}
