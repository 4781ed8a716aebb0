"""A statement as rows of text cells, each with its physical line, before anyone knows what they mean."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from juli.ledger.entries import Entry, Unreadable
from juli.ledger.limits import Limits
from juli.ledger.speech import say
from juli.wording import Said

HEAD_LINES = 120
"""A header stands within the first lines, or it is none."""

_LONGEST_ROW = 60
"""Lines one row may span. A stray quotation mark opens a cell that would swallow the rest of the file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank. `line` is where it starts; `fault` says why its cells cannot be trusted."""

    line: int
    cells: tuple[str, ...]
    fault: Said | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one text file or one sheet. `encoding` is None for a sheet, `name` that of a file in an archive."""

    source: str
    rows: tuple[Row, ...]
    encoding: str | None
    name: str = ""


def physical_lines(text: str) -> list[str]:
    """The lines of a text with their ends (LF, CRLF or CR), and no other character counted as an end."""
    return list(io.StringIO(text, newline=""))


class _Feed(Iterator[str]):
    """Hands the lines of one row to the CSV reader and remembers where the next row starts."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.start = 0
        self.next = 0

    def __next__(self) -> str:
        if self.next >= len(self.lines) or self.next - self.start >= _LONGEST_ROW:
            raise StopIteration
        self.next += 1
        return self.lines[self.next - 1]


def split_rows(lines: Sequence[str], delimiter: str, limits: Limits) -> Iterator[Row]:
    """Split lines into rows and cells; blank rows are left out.

    A row whose quotation marks do not fit comes as a row with a fault, and reading goes on with the
    next physical line, so one broken row costs itself alone.
    """
    feed = _Feed(lines)
    while feed.next < len(lines):
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield bounded(Row(feed.start + 1, tuple(cells)), limits)
                feed.start = feed.next
        except csv.Error:
            raw = lines[feed.start].rstrip("\r\n")
            cut = raw[: limits.cell].split(delimiter, limits.columns)
            yield Row(feed.start + 1, tuple(cut), _fault(raw))
            feed.start = feed.next = feed.start + 1


def _fault(line: str) -> Said:
    """Why the CSV reader refused a row: its first line alone is beyond what it reads, or its quotes do not fit."""
    longest = csv.field_size_limit()
    return say("line-long", limit=longest) if len(line) > longest else say("quotes")


def bounded(row: Row, limits: Limits) -> Row:
    """The row, or the row cut and marked where it has too many cells or too long ones."""
    if len(row.cells) > limits.columns:
        fault = say("too-many-cells", count=len(row.cells), limit=limits.columns)
        return Row(row.line, row.cells[: limits.columns], fault)
    if max(map(len, row.cells), default=0) > limits.cell:
        cut = tuple(cell[: limits.cell] for cell in row.cells)
        return Row(row.line, cut, say("cell-long", limit=limits.cell))
    return row


def read_rows(
    source: str, rows: Iterable[Row], read: Callable[[Row], Entry | Unreadable | None]
) -> tuple[tuple[Entry, ...], tuple[Unreadable, ...]]:
    """Read each row by `read`, which answers None for a row known to be no entry (a total, a heading)."""
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    for row in rows:
        result = Unreadable(source, row.line, row.fault) if row.fault else read(row)
        if isinstance(result, Entry):
            entries.append(result)
        elif result is not None:
            unreadable.append(result)
    return tuple(entries), tuple(unreadable)
