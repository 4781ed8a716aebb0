"""The Parquet files a portfolio is read from: which there are, and whether their columns are the right ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.portfolio.problems import PortfolioError
from juli.audit.relation_columns import RELATION_COLUMNS
from juli.ledger.arrow import entries_schema

REQUIRED = frozenset({"source", "line", "occurred_at", "kind", "instrument", "amount_fen"})
"""Columns of the entries that may not be left out; any other that is missing is empty throughout."""

RELATIONS: Mapping[str, pa.Schema] = {
    name: pa.schema([(column, pa.type_for_alias(alias)) for column, alias in columns.items()])
    for name, columns in RELATION_COLUMNS.items()
}
"""The relations beside the entries; each is a file of its name, and a missing file is an empty relation."""

MAY_BE_EMPTY: Mapping[str, frozenset[str]] = {
    "agreements": frozenset({"signed_on", "tolerance_fen", "settlement_working_days"}),
    "rates": frozenset({"cap_fen", "fixed_fen", "valid_from", "valid_until", "above_fen", "up_to_fen"}),
    "charges": frozenset({"every_months", "first_after_days", "notice"}),
    "promises": frozenset({"kind"}),
    "merchants": frozenset({"agent"}),
}
"""Columns that may hold no value, and then may be missing."""


@dataclass(frozen=True, slots=True)
class EntriesFile:
    """One file of entries, with what its footer says."""

    path: Path
    metadata: pq.FileMetaData
    schema: pa.Schema


def entries_files(path: Path) -> tuple[EntriesFile, ...]:
    """The Parquet file `path`, or all below the folder `path` in order of their names.

    Raises PortfolioError where there is none, one is no Parquet file, or a column is missing or of a wrong type.
    """
    if not path.exists():
        raise PortfolioError("no-such-path", path=path)
    paths = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not paths:
        raise PortfolioError("no-parquet", path=path)
    return tuple(_entries_file(each) for each in paths)


def read_relation(folder: Path, name: str) -> pa.Table:
    """The relation `name` of the agreements in `folder`; an empty one where its file is missing.

    Raises PortfolioError for a file that is no Parquet, a missing or empty or wrong column.
    """
    path, schema = folder / f"{name}.parquet", RELATIONS[name]
    if not path.exists():
        return schema.empty_table()
    may_be_empty = MAY_BE_EMPTY.get(name, frozenset())
    opened = _opened(path)
    found = opened.schema_arrow
    _check(path, found, schema, frozenset(schema.names) - may_be_empty)
    table = opened.read(columns=[column for column in schema.names if column in found.names])
    columns = [_column(path, table, field) for field in schema]
    for field, column in zip(schema, columns, strict=True):
        if column.null_count and field.name not in may_be_empty:
            raise PortfolioError("empty-cell", path=path.name, column=field.name)
    return pa.Table.from_arrays(columns, schema=schema)


def _entries_file(path: Path) -> EntriesFile:
    opened = _opened(path)
    _check(path, opened.schema_arrow, entries_schema(), REQUIRED)
    return EntriesFile(path, opened.metadata, opened.schema_arrow)


def _opened(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise PortfolioError("not-parquet", path=path) from error


def _check(path: Path, found: pa.Schema, wanted: pa.Schema, required: frozenset[str]) -> None:
    for field in wanted:
        if field.name not in found.names:
            if field.name in required:
                raise PortfolioError("missing-column", path=path.name, column=field.name)
            continue
        kind = found.field(field.name).type
        if not _fits(kind, field.type):
            told = {"path": path.name, "column": field.name, "found": str(kind), "wanted": str(field.type)}
            raise PortfolioError("wrong-type", **told)


def _fits(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether every value of one type is one of the other; a column of nothing but empty cells fits all."""
    if pa.types.is_null(found) or found == wanted:
        return True
    if pa.types.is_dictionary(found):
        return _fits(found.value_type, wanted)
    if pa.types.is_string(wanted):
        return bool(pa.types.is_large_string(found) or pa.types.is_string_view(found))
    if pa.types.is_timestamp(wanted):
        return bool(pa.types.is_timestamp(found)) and found.tz is None
    return bool(pa.types.is_integer(wanted) and pa.types.is_integer(found) and not pa.types.is_uint64(found))


def _column(path: Path, table: pa.Table, field: pa.Field) -> pa.ChunkedArray:
    if field.name not in table.column_names:
        return pa.chunked_array([pa.nulls(table.num_rows, field.type)])
    try:
        return table[field.name].cast(field.type)
    except pa.ArrowException as error:
        raise PortfolioError("value-too-large", path=path.name, column=field.name) from error
