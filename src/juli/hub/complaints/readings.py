"""How a file was read that no format fits by itself: by rows confirmed from a picture, or by a mapping of its columns.

`reading` is what is kept beside the file: {"rows": …}, without any as long as nobody has confirmed or mapped
anything, or {"mapping": …}; None where the file speaks for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from juli.hub.complaints.models import DraftFile
from juli.ledger import Excerpt, ExcerptRow, Limits, Reading, excerpt, mapping_from, read_mapped, typed_rows
from juli.ledger.canonical import COLUMNS
from juli.ledger.photographs.report import column_name, shown_value
from juli.wording import Language, Said

Kept = Mapping[str, Any] | None

_DEFAULT = Limits()


def kept_reading(file: DraftFile) -> Kept:
    """How a file of a draft was read."""
    if picture := getattr(file, "picture", None):
        reading: Mapping[str, Any] = picture.reading
        return reading
    if file.note.get("mapping"):
        return {"mapping": file.note["mapping"]}
    return {"rows": []} if file.note.get("unmapped") else None


def is_unread(file: DraftFile) -> bool:
    """Whether a file of a draft waits for its author, so that nothing of it counts yet."""
    reading = kept_reading(file)
    return reading is not None and reading.get("rows") == []


def read_again(name: str, content: bytes, reading: Kept, *, limits: Limits = _DEFAULT) -> Reading:
    """The entries of a stored file, read as it was read before. Raises UnusableFile."""
    if reading and "rows" in reading:
        found = typed_rows([(row or {}).get("cells", {}) for row in reading["rows"]], source=name)
        return replace(found, format="photograph")
    mapping = mapping_from(name, reading["mapping"]) if reading else None
    return read_mapped(name, content, mapping, limits=limits)


def excerpt_again(
    name: str, content: bytes, reading: Kept, line: int, language: Language, *, around: int = 2
) -> Excerpt:
    """The row at a line as it stands in the file, or as it was confirmed from a picture."""
    if reading and "rows" in reading:
        row = _row(reading, line)
        cells: Mapping[str, str] = row["cells"] if row else {}
        shown = [column for column in COLUMNS if cells.get(column)]
        header = tuple(column_name(column).text(language) for column in shown)
        values = tuple(_text(shown_value(column, cells[column]), language) for column in shown)
        return Excerpt(header, (ExcerptRow(line, values, True),) if row else ())
    mapping = mapping_from(name, reading["mapping"]) if reading else None
    return excerpt(name, content, line, around=around, mapping=mapping)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture within a page, with the places of one row marked."""

    src: str
    width: int
    height: int
    places: list[list[int]]


def shot_of(reading: Kept, line: int, src: str) -> Shot | None:
    """The picture that a row was confirmed from, at its address; None where it came from no picture."""
    row = _row(reading, line) if reading and "rows" in reading else None
    if reading is None or row is None or not row["places"]:
        return None
    return Shot(src, reading["width"], reading["height"], list(row["places"].values()))


def _row(reading: Mapping[str, Any], line: int) -> Mapping[str, Any] | None:
    rows: list[Mapping[str, Any] | None] = reading["rows"]
    return rows[line - 1] if 1 <= line <= len(rows) else None


def _text(value: Said | str, language: Language) -> str:
    return value.text(language) if isinstance(value, Said) else value
