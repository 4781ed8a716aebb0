"""Canonical CSV: the ledger's own columns, in any order, amounts in yuan.

The first row that is not blank holds the column names of `juli.ledger.canonical`, exactly so written.
`occurred_at`, `kind`, `instrument` and `amount` must be there; a missing column is empty throughout; an
unknown one is named in a warning and not read. Values are strict: `YYYY-MM-DD HH:MM:SS`, `true` or
`false`, plain decimals. A row with more or fewer cells than the header is unreadable as a whole, since
an unquoted decimal comma shifts every cell behind it.
"""

from juli.ledger.canonical import COLUMN_NAMES, COLUMNS, REQUIRED, Readers, read_entry
from juli.ledger.cells import Cells
from juli.ledger.entries import Entry, Reading, Unreadable, UnusableFile
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row, Table, read_rows
from juli.wording import Said

NAME = "canonical-csv"

_KNOWN = frozenset(COLUMNS)
_READERS = Readers()


def find_header(table: Table) -> int | None:
    """The first row, when at least two of its cells are canonical names."""
    if table.rows and len(_KNOWN.intersection(table.rows[0].cells)) >= 2:
        return 0
    return None


def read(table: Table, header: int) -> Reading:
    """Raises UnusableFile when a required column is missing or a column stands twice."""
    top = table.rows[header]
    _check_header(table.source, top)
    columns = top.cells

    def read_row(row: Row) -> Entry | Unreadable:
        if len(row.cells) != len(columns):
            reason = say("row-width", cells=len(row.cells), columns=len(columns))
            return Unreadable(table.source, row.line, reason)
        cells = Cells(dict(zip(columns, row.cells, strict=True)), COLUMN_NAMES)
        return read_entry(cells, table.source, row.line, _READERS)

    entries, unreadable = read_rows(table.source, table.rows[header + 1 :], read_row)
    return Reading(table.source, NAME, table.encoding, entries, unreadable, _unknown(table.source, columns))


def _check_header(source: str, top: Row) -> None:
    missing = [column for column in REQUIRED if column not in top.cells]
    if missing:
        raise UnusableFile(source, say("columns-missing", columns=", ".join(missing)), top.line)
    twice = sorted({column for column in top.cells if column and top.cells.count(column) > 1})
    if twice:
        raise UnusableFile(source, say("columns-twice", columns=quoted(", ".join(twice))), top.line)


def _unknown(source: str, columns: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(
        say("column-unknown", source=source, column=quoted(column))
        for column in columns
        if column.strip() and column not in _KNOWN
    )
