"""A help for who says by hand which column of a file is what: its first rows, and what its titles suggest."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from juli.ledger.cells import is_moment
from juli.ledger.entries import Kind, UnusableFile
from juli.ledger.formats.columns import Unit, claimed_unit, plain_titles, unit_above
from juli.ledger.formats.words import meaning_of, normal, words
from juli.ledger.limits import Limits
from juli.ledger.mapped import column_place, mapped_table
from juli.ledger.mapping import STATUS, ColumnMapping
from juli.ledger.reading import candidate_tables, check_size
from juli.ledger.spelling import plain
from juli.ledger.tables import Row, Table

MAPPABLE = (
    "occurred_at",
    "amount",
    "fee",
    "settled",
    "settled_on",
    "kind",
    "instrument",
    "entry_id",
    "original_id",
    "merchant_no",
    "terminal_no",
    "memo",
    STATUS,
)
"""What a column may be said to be; `occurred_at` may be two columns, a day and a time."""

_CONCEPTS = {
    "merchant": "merchant_no",
    "terminal": "terminal_no",
    "time": "occurred_at",
    "date": "occurred_at",
    **{name: name for name in MAPPABLE if name != "occurred_at"},
}
_TIME = re.compile(r"(?:上午|下午)?\s?\d{1,2}:\d{1,2}(?::\d{1,2})?(?:\s?[AP]M)?", re.ASCII)
_ODD_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b", re.ASCII)
MOST_WORDS = 12
_SHOWN = 12
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Heading:
    """The first rows of a file as a table. `header` is the line that seems to hold the titles, 0 where none does."""

    rows: tuple[Row, ...]
    header: int
    width: int

    def titles(self, header: int) -> tuple[str, ...]:
        """The titles on a line, blanks filled up to the width; all empty for 0 and for a line that is not shown."""
        found = next((row.cells for row in self.rows if row.line == header), ())
        return (*found, *[""] * (self.width - len(found)))[: self.width]


def heading_of(source: str, content: bytes, *, limits: Limits = _DEFAULT) -> Heading | None:
    """The first rows of a text file or workbook; None where it is no table of at least two rows and columns.

    Raises UnusableFile for a file of another sort.
    """
    check_size(source, content, limits)
    heads = [head for head, _ in candidate_tables(source, content, limits)]
    best = max(heads, key=_fit, default=None)
    if best is None or _fit(best) < 2:
        return None
    width = _usual_width(best)
    rows = best.rows[:_SHOWN]
    header = next((row.line for row in rows if len(_filled(row)) >= width * 0.6 and not _has_number(row)), 0)
    return Heading(rows, header, max(len(row.cells) for row in rows))


def unknown_kinds(source: str, content: bytes, mapping: ColumnMapping, *, limits: Limits = _DEFAULT) -> Sequence[str]:
    """The words in the column of kinds that nobody knows, each once in order, at most `MOST_WORDS`; raises
    UnusableFile where the columns are not there.
    """
    if "kind" not in mapping.columns:
        return ()
    table, header = mapped_table(source, content, mapping, limits)
    titles = plain_titles(table.rows[header]) if header >= 0 else []
    at = column_place(mapping.columns["kind"][0], titles)
    cells = dict.fromkeys(row.cells[at].strip() for row in table.rows[header + 1 :] if at < len(row.cells))
    known = frozenset(Kind)
    return [cell for cell in cells if cell and cell not in known and meaning_of(cell) is None][:MOST_WORDS]


def could_be_mapped(source: str, content: bytes, *, limits: Limits = _DEFAULT) -> bool:
    """Whether somebody may say which column of a file is what."""
    try:
        return heading_of(source, content, limits=limits) is not None
    except UnusableFile:
        return False


def suggested_columns(titles: Sequence[str]) -> Mapping[int, str]:
    """What columns seem to be by their titles: place from 0 to canonical name."""
    plain = plain_titles(Row(1, tuple(titles)))
    found: dict[int, str] = {}
    for concept, name in _CONCEPTS.items():
        synonyms = map(normal, words()["headers"].get(concept, ()))
        at = next((plain.index(title) for title in synonyms if title in plain), None)
        if at is not None:
            found.setdefault(at, name)
    return found


def columns_of_moments(heading: Heading) -> Mapping[int, str]:
    """Where moments seem to stand by their cells: the first column of days, and the next one if it holds times."""
    columns = [_below(heading, place) for place in range(heading.width)]
    day = next((at for at, cells in enumerate(columns) if cells and all(map(_is_day, cells))), None)
    if day is None:
        return {}
    times = day + 1 < len(columns) and columns[day + 1] and all(map(_TIME.fullmatch, columns[day + 1]))
    return dict.fromkeys((day, day + 1) if times else (day,), "occurred_at")


def suggested_order(heading: Heading) -> str:
    """How days are written where their year comes last, as a `date_format`; "" where it comes first, or nobody can
    tell the day from the month."""
    days = [
        found for place in range(heading.width) for cell in _below(heading, place) if (found := _ODD_DAY.match(cell))
    ]
    firsts, seconds = [int(found[1]) > 12 for found in days], [int(found[2]) > 12 for found in days]
    if any(firsts) == any(seconds):
        return ""
    return "DD/MM/YYYY HH:mm:ss" if any(firsts) else "MM/DD/YYYY HH:mm:ss"


def suggested_unit(heading: Heading) -> Unit:
    """The unit of money that most titles name, or that stands above them; yuan where none does."""
    named = [unit for title in heading.titles(heading.header) if (unit := claimed_unit(title))]
    above = unit_above([row for row in heading.rows if row.line < heading.header])
    return max(named, key=named.count, default=above or "yuan")


def _below(heading: Heading, place: int) -> list[str]:
    """The cells of a column below the titles that hold something."""
    rows = (row for row in heading.rows if row.line > heading.header and place < len(row.cells))
    return [text for row in rows if (text := plain(row.cells[place]))]


def _is_day(text: str) -> bool:
    return is_moment(text, serial=False) or _ODD_DAY.match(text) is not None


def titles_digest(titles: Sequence[str]) -> str:
    """What a header is known by: SHA-256 of its titles, however blanks and units are written."""
    plain = plain_titles(Row(1, tuple(titles)))
    return hashlib.sha256("\x1f".join(plain).rstrip("\x1f").encode()).hexdigest()


def _fit(table: Table) -> int:
    """How many cells rows have that stand together; under 2 it is no table."""
    width = _usual_width(table)
    alike = [row for row in table.rows if len(row.cells) == width]
    return width if len(alike) >= 2 and any(_has_number(row) for row in alike) else 0


def _usual_width(table: Table) -> int:
    widths = [len(row.cells) for row in table.rows]
    return max(sorted(set(widths)), key=lambda width: (widths.count(width) > 1, width), default=0)


def _filled(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell.strip()]


def _has_number(row: Row) -> bool:
    return any(cell.strip()[:1].isdigit() for cell in row.cells)
