"""The place in a statement an amount came from, as it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from juli.ledger.content import content_type
from juli.ledger.entries import UnusableFile
from juli.ledger.limits import Limits
from juli.ledger.mapped import mapped_table
from juli.ledger.mapping import ColumnMapping
from juli.ledger.reading import check_size, locate
from juli.ledger.tables import Row, physical_lines

_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """One row of a statement, its cells raw; `is_the_line` marks the one that was asked for."""

    line: int
    cells: tuple[str, ...]
    is_the_line: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some rows of a statement under the cells of its header (None where no header is known)."""

    header: tuple[str, ...] | None
    rows: tuple[ExcerptRow, ...]


def excerpt(
    source: str, content: bytes, line: int, *, around: int = 2, mapping: ColumnMapping | None = None
) -> Excerpt:
    """The row at a physical line (or sheet row) with `around` rows before and after it; blank rows do not count.

    A file that was read by a mapping is looked at by the same. A line inside a row that spans several belongs to
    that row. Never raises: a file that cannot be read
    and a line it does not have give an excerpt without rows.
    """
    try:
        check_size(source, content, _LIMITS)
        if mapping is not None:
            table, at = mapped_table(source, content, mapping, _LIMITS)
            header = table.rows[at].cells if at >= 0 else None
            rows: Sequence[Row] = [row for row in table.rows if row.line]
        elif content_type(content) == "parquet":
            header, rows = _parquet_rows(content)
        else:
            located = locate(source, content, _LIMITS)
            header = located.table.rows[located.header].cells
            rows = [row for row in located.table.rows if row.line]
    except UnusableFile:
        return Excerpt(None, ())
    return Excerpt(header, _around(rows, line, around))


def _parquet_rows(content: bytes) -> tuple[tuple[str, ...], Sequence[Row]]:
    from juli.ledger.formats.canonical_parquet import text_rows  # noqa: PLC0415 (slow to load, rarely used)

    return text_rows(content, _LIMITS)


def _around(rows: Sequence[Row], line: int, around: int) -> tuple[ExcerptRow, ...]:
    at = next((i for i in reversed(range(len(rows))) if rows[i].line <= line), None)
    if at is None or line >= rows[at].line + _lines_of(rows[at]):
        return ()
    near = range(max(0, at - around), min(len(rows), at + around + 1))
    return tuple(ExcerptRow(rows[i].line, rows[i].cells, i == at) for i in near)


def _lines_of(row: Row) -> int:
    """How many physical lines a row spans: its quoted cells keep their line ends."""
    return 1 + sum(len(physical_lines(cell + ".")) - 1 for cell in row.cells)
