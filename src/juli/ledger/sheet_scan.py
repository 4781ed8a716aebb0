"""A walk over the XML of a workbook for what its parser keeps to itself, and away from what would exhaust it.

The XML of an upload is read as UTF-8 with document types refused, so that nothing can be declared in it. A
cell counts towards the size of a sheet when it holds something, be it an empty text: a sheet formatted down
to its last row stays small.
"""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NoReturn
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from juli.ledger.entries import UnusableFile
from juli.ledger.limits import Limits
from juli.ledger.speech import say
from juli.wording import Said

_REFERENCE = re.compile(r"([A-Za-z]{0,4})([0-9]{0,9})")
_WORKSHEET = "/worksheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
"""Where every sheet ends: what is written beyond, blank or not, was not written by a spreadsheet."""

_CHUNK = 1 << 16
_LONGEST_TOKEN = 2 * _CHUNK
"""Bytes. The parser reads an unfinished tag anew with every chunk, so one without end takes time squared."""

_DEEPEST = 100
"""Open tags the parser has to remember; those of a sheet are five or six deep."""

_LARGEST_INDEX = 1024 * 1024
"""Bytes of the parts that list the sheets: they alone become a tree in memory."""


@dataclass(slots=True)
class SheetScan:
    """The last row and column that hold something, how long its shared texts are when each is written out,
    and the rows that cannot be trusted."""

    last_row: int = 0
    last_column: int = 0
    shared_text: int = 0
    faults: dict[int, Said] = field(default_factory=dict)


Opening = Callable[[Mapping[str, str]], None]
Closing = Callable[[], None]


class _Walker:
    """Notes each cell of a sheet as it closes."""

    def __init__(self, source: str, lengths: Sequence[int], limits: Limits) -> None:
        self.source = source
        self.lengths = lengths
        self.limits = limits
        self.scan = SheetScan()
        self.row = 0
        self.column = 0
        self.cells = 0
        self.cell_type = ""
        self.in_cell = self.in_value = False
        self.holds = self.formula = False
        self.value: list[str] = []

    def opens(self) -> Mapping[str, Opening]:
        return {
            "row": self.open_row,
            "c": self.open_cell,
            "f": self.open_formula,
            "v": self.open_value,
            "t": self.open_value,
            "is": self.open_text,
        }

    def closes(self) -> Mapping[str, Closing]:
        return {"v": self.close_value, "t": self.close_value, "c": self.close_cell}

    def open_row(self, attributes: Mapping[str, str]) -> None:
        self.row = _whole(attributes.get("r", "")) or self.row + 1
        self.column = 0
        self.check(_LAST_ROW, _LAST_COLUMN)

    def open_cell(self, attributes: Mapping[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = (_column(found[1]) if found else 0) or self.column + 1
        self.row = (_whole(found[2]) if found else 0) or self.row
        self.check(_LAST_ROW, _LAST_COLUMN)
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnusableFile(self.source, say("sheets-too-large", limit=self.limits.cells))
        self.cell_type = attributes.get("t", "")
        self.in_cell = True
        self.in_value = self.holds = self.formula = False
        self.value = []

    def open_formula(self, _attributes: Mapping[str, str]) -> None:
        self.holds = self.formula = True

    def open_value(self, _attributes: Mapping[str, str]) -> None:
        self.holds = True
        self.in_value = self.in_cell

    def open_text(self, _attributes: Mapping[str, str]) -> None:
        self.holds = True

    def data(self, text: str) -> None:
        if self.in_value:
            self.value.append(text)

    def close_value(self) -> None:
        self.in_value = False

    def close_cell(self) -> None:
        self.in_cell = False
        if self.holds:
            self.note("".join(self.value))

    def note(self, value: str) -> None:
        self.check(self.limits.rows, self.limits.columns)
        self.scan.last_row = max(self.scan.last_row, self.row)
        self.scan.last_column = max(self.scan.last_column, self.column)
        if self.cell_type == "s" and (index := _whole(value.strip())) < len(self.lengths):
            self.scan.shared_text += self.lengths[index]
        if self.cell_type == "e" and value:
            self.scan.faults.setdefault(self.row, say("cell-error", text=value[:20]))
        elif self.formula and not value and self.cell_type != "str":
            self.scan.faults.setdefault(self.row, say("formula-unsaved"))

    def check(self, rows: int, columns: int) -> None:
        if self.row > rows:
            raise UnusableFile(self.source, say("too-many-rows", limit=min(rows, self.limits.rows)))
        if self.column > columns:
            raise UnusableFile(self.source, say("too-many-columns", limit=min(columns, self.limits.columns)))


def check_markup(source: str, parts: Mapping[str, bytes], limits: Limits) -> None:
    """Raises UnusableFile where all parts together hold more tags than may be walked over."""
    if sum(xml.count(b"<") for xml in parts.values()) > limits.tags:
        raise UnusableFile(source, say("too-much-markup"))


def scan_sheet(source: str, xml: bytes, lengths: Sequence[int], limits: Limits) -> SheetScan:
    """Walk over one sheet, given the lengths of the shared texts.

    Raises UnusableFile as soon as it goes beyond the limits, and what the XML parser raises for damaged XML.
    """
    walker = _Walker(source, lengths, limits)
    _walk(source, xml, walker.opens(), walker.closes(), walker.data)
    return walker.scan


def text_lengths(source: str, xml: bytes, limits: Limits) -> list[int]:
    """The length of each shared text, in characters and in order. Raises as `scan_sheet` does."""
    lengths: list[int] = []

    def open_text(_attributes: Mapping[str, str]) -> None:
        lengths.append(0)
        if len(lengths) > limits.cells:
            raise UnusableFile(source, say("too-much-markup"))

    def data(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)

    if xml:
        _walk(source, xml, {"si": open_text}, {}, data)
    return lengths


def _walk(
    source: str,
    xml: bytes,
    opens: Mapping[str, Opening],
    closes: Mapping[str, Closing],
    data: Callable[[str], None],
) -> None:
    """Tell of the tags that are asked for, whatever their prefix, and of all text."""

    depth = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnusableFile(source, say("too-much-markup"))
        if opening := opens.get(_local(tag)):
            opening(attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if closing := closes.get(_local(tag)):
            closing()

    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    for begin in range(0, len(xml), _CHUNK):
        parser.Parse(xml[begin : begin + _CHUNK], False)
        if begin - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise UnusableFile(source, say("too-much-markup"))
    parser.Parse(b"", True)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _refuse_doctype(*_declaration: object) -> NoReturn:
    raise ValueError("document type declared")


def sheet_parts(source: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet by its name, in the order of the workbook, hidden ones last."""
    index = parts["xl/workbook.xml"], parts.get("xl/_rels/workbook.xml.rels", b"<x/>")
    if max(map(len, index)) > _LARGEST_INDEX:
        raise UnusableFile(source, say("too-much-markup"))
    book, relations = (fromstring(xml, forbid_dtd=True) for xml in index)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations
        if relation.get("Type", "").endswith(_WORKSHEET)
    }
    sheets = [sheet for sheet in book.iter() if sheet.tag.rpartition("}")[2] == "sheet"]
    return {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        for sheet in sorted(sheets, key=lambda sheet: sheet.get("state", "visible") != "visible")
        if (target := targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)))
    }


def _whole(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0


@lru_cache(maxsize=_LAST_COLUMN)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
