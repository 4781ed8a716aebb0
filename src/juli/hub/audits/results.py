"""What came of an audit, read from the files it was written to: a page of lines, the worst merchants, downloads."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juli.hub.audits.folder import READ, RunFolder
from juli.papers.tables import write_csv

LINES, TOTALS, TARIFFS, PROBLEMS = "lines.parquet", "totals.parquet", "tariffs.parquet", "problems.parquet"
DOCUMENT = "audit.json"
_CONFIGURED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "256MB",
    "autoinstall_known_extensions": False,
}
_LINES = """
SELECT file_row_number AS place, * EXCLUDE (file_row_number) FROM read_parquet(?, file_row_number => true)
WHERE file_row_number >= ? AND (? IS NULL OR rule = ?) AND (? IS NULL OR merchant_no = ?)
ORDER BY file_row_number LIMIT ?
"""
_MERCHANTS = """
SELECT merchant_no, sum("count")::BIGINT AS count, sum(excess_fen)::BIGINT AS excess_fen FROM read_parquet(?)
GROUP BY merchant_no HAVING sum(excess_fen) > 0 ORDER BY excess_fen DESC, merchant_no LIMIT ?
"""
_ROWS = 16_384


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which lines: of one rule, of one merchant (None: of any), from a place in the file on, so many at most."""

    rule: str | None = None
    merchant: str | None = None
    place: int = 0
    most: int = 100


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in their order, and the place where the next page begins; None where there is none."""

    rows: Sequence[Mapping[str, Any]]
    next: int | None


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file to be saved: its name, its type, its bytes in pieces."""

    name: str
    media_type: str
    pieces: Iterator[bytes]


def lines(folder: RunFolder, chosen: Chosen) -> Page:
    """A page of lines."""
    file = str(folder.out / LINES)
    rule, merchant = chosen.rule, chosen.merchant
    found = _asked(_LINES, [file, chosen.place, rule, rule, merchant, merchant, chosen.most + 1])
    shown = found[: chosen.most]
    return Page(shown, int(found[chosen.most]["place"]) if len(found) > chosen.most else None)


def worst_merchants(folder: RunFolder, most: int) -> Sequence[Mapping[str, Any]]:
    """The merchants with the largest excess."""
    return _asked(_MERCHANTS, [str(folder.out / TOTALS), most])


def result_file(folder: RunFolder, name: str) -> ResultFile | None:
    """A file of the results, or one of its tables as CSV; None for any other name."""
    stored = f"{name.removesuffix('.csv')}.parquet" if name.endswith(".csv") else name
    if stored not in (LINES, TOTALS, TARIFFS, PROBLEMS, DOCUMENT) or not (folder.out / stored).is_file():
        return None
    if stored != name:
        return ResultFile(name, "text/csv; charset=utf-8", _csv(folder.out / stored))
    media_type = "application/json" if name == DOCUMENT else "application/vnd.apache.parquet"
    return ResultFile(name, media_type, _pieces(folder.out / name))


def _asked(query: str, values: Sequence[object]) -> list[dict[str, Any]]:
    import duckdb  # noqa: PLC0415 (slow to load, rarely used)

    with duckdb.connect(":memory:", config=_CONFIGURED) as connection:
        answer = connection.execute(query, values)
        columns = [column[0] for column in answer.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(READ):
            yield piece


def _csv(path: Path) -> Iterator[bytes]:
    """The table as CSV, some rows at a time; amounts in fen as they stand."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 (slow to load, rarely used)

    file = ParquetFile(path)
    columns = file.schema_arrow.names
    head = write_csv([], columns)
    yield head
    for batch in file.iter_batches(batch_size=_ROWS):
        rows = ([_cell(row[column]) for column in columns] for row in batch.to_pylist())
        yield write_csv(rows, columns)[len(head) :]


def _cell(value: Any) -> Any:
    """What is neither text nor number nor day, as JSON has it."""
    return json.dumps(value) if isinstance(value, bool | list) else value
