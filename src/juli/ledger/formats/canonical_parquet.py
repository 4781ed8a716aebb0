"""Canonical Parquet: the ledger's own columns with exact types, as `juli.ledger.arrow` writes them.

Amounts are int64 fen (`amount_fen`, `fee_fen`, `settled_fen`), `occurred_at` is a timestamp without a
time zone (Beijing time), `settled_on` a date, `fee_deferred` a boolean, the rest strings. `source` and
`line` are taken from the file where it has them, otherwise the name of the file and the number of the
row. Texts are read as dictionaries, so that a small file cannot unfold into a huge one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from juli.ledger.canonical import COLUMN_NAMES, COLUMNS, Readers, read_entry
from juli.ledger.cells import CellError, Cells
from juli.ledger.entries import Entry, Reading, Unreadable, UnusableFile
from juli.ledger.foreign import parsing
from juli.ledger.limits import Limits
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row
from juli.money import LARGEST_FEN, Fen
from juli.wording import Said

NAME = "canonical-parquet"

_IN_FILE = {"amount": "amount_fen", "fee": "fee_fen", "settled": "settled_fen"}
_FILE_NAMES = {_IN_FILE.get(column, column): column for column in COLUMNS} | {"source": "source", "line": "line"}
_REQUIRED = ("occurred_at", "kind", "instrument", "amount_fen")
_WHOLE_NUMBERS = ("amount_fen", "fee_fen", "settled_fen", "line")
_BATCH = 16_384


def read_parquet(source: str, content: bytes, limits: Limits) -> Reading:
    """Raises UnusableFile when the file is damaged, too large, or its columns are missing or wrongly typed."""
    file = _open(source, content, limits)
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    for number, values in enumerate(_rows(source, file, limits), start=1):
        result = _read_row(source, number, values)
        if isinstance(result, Entry):
            entries.append(result)
        else:
            unreadable.append(result)
    entries.sort(key=lambda entry: (entry.source, entry.line))
    return Reading(source, NAME, None, tuple(entries), tuple(unreadable), _unknown(source, file.schema_arrow))


def _open(source: str, content: bytes, limits: Limits) -> pq.ParquetFile:
    with parsing(source):
        schema = pq.read_schema(pa.BufferReader(content))
        texts = [name for name in _FILE_NAMES if name in schema.names and _is_text(schema.field(name).type)]
        file = pq.ParquetFile(pa.BufferReader(content), read_dictionary=texts)
        _check(source, file, limits)
        return file


def _check(source: str, file: pq.ParquetFile, limits: Limits) -> None:
    metadata, schema = file.metadata, file.schema_arrow
    if metadata.num_rows > limits.rows:
        raise UnusableFile(source, say("too-many-rows", limit=limits.rows))
    if len(schema.names) > limits.columns:
        raise UnusableFile(source, say("too-many-columns", limit=limits.columns))
    unpacked = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    if unpacked > limits.expanded:
        raise UnusableFile(source, say("expands-too-far", limit=limits.expanded // 1024**2))
    missing = [name for name in _REQUIRED if name not in schema.names]
    if missing:
        raise UnusableFile(source, say("columns-missing", columns=", ".join(missing)))
    for name in _FILE_NAMES:
        if name in schema.names and not _fits(name, schema.field(name).type):
            kind = quoted(schema.field(name).type)
            raise UnusableFile(source, say("column-type", column=name, type=kind))


def _fits(name: str, kind: pa.DataType) -> bool:
    if types.is_dictionary(kind):
        kind = kind.value_type
    if name in _WHOLE_NUMBERS:
        return bool(types.is_integer(kind))
    if name == "occurred_at":
        return bool(types.is_timestamp(kind)) and kind.tz is None
    if name == "settled_on":
        return bool(types.is_date(kind) or types.is_null(kind))
    if name == "fee_deferred":
        return bool(types.is_boolean(kind) or types.is_null(kind))
    return _is_text(kind) or bool(types.is_null(kind))


def _is_text(kind: pa.DataType) -> bool:
    return bool(types.is_string(kind) or types.is_large_string(kind))


def _rows(source: str, file: pq.ParquetFile, limits: Limits) -> Iterator[Mapping[str, Any]]:
    """The rows under the canonical names of their columns."""
    wanted = [name for name in _FILE_NAMES if name in file.schema_arrow.names]
    read = 0
    batches = file.iter_batches(batch_size=_BATCH, columns=wanted)
    while True:
        with parsing(source):
            batch = next(batches, None)
            if batch is None:
                return
            columns = [_values(batch.column(name)) for name in wanted]
        read += batch.num_rows
        if read > limits.rows:
            raise UnusableFile(source, say("too-many-rows", limit=limits.rows))
        names = [_FILE_NAMES[name] for name in wanted]
        for row in zip(*columns, strict=True):
            yield dict(zip(names, row, strict=True))


def _values(column: pa.Array) -> list[Any]:
    """A column as Python values; each distinct text of a dictionary is made once."""
    if isinstance(column, pa.DictionaryArray):
        words = column.dictionary.to_pylist()
        return [None if index is None else words[index] for index in column.indices.to_pylist()]
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us"), safe=False)
    return list(column.to_pylist())


def _fen(value: int) -> Fen:
    if abs(value) > LARGEST_FEN:
        raise CellError("money-large", text=str(value))
    return value


def _same(value: Any) -> Any:
    return value


_READERS = Readers(moment=_same, day=_same, amount=_fen, flag=_same, word=_same)


def _read_row(source: str, number: int, values: Mapping[str, Any]) -> Entry | Unreadable:
    line = values.get("line")
    where = values.get("source") or source
    return read_entry(Cells(values, COLUMN_NAMES), where, number if line is None else line, _READERS)


def _unknown(source: str, schema: pa.Schema) -> tuple[Said, ...]:
    unknown = (name for name in schema.names if name not in _FILE_NAMES)
    return tuple(say("column-unknown", source=source, column=quoted(name)) for name in unknown)


def text_rows(content: bytes, limits: Limits) -> tuple[tuple[str, ...], list[Row]]:
    """The column names, and every row as texts at its `line` (else its number), in order of line."""
    file = _open("", content, limits)
    names = [name for name in _FILE_NAMES if name in file.schema_arrow.names]
    rows = [
        Row(values.get("line") or number, tuple(map(_shown, values.values())))
        for number, values in enumerate(_rows("", file, limits), start=1)
    ]
    return tuple(names), sorted(rows, key=lambda row: row.line)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
