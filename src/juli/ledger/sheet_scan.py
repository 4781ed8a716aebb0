"""A walk over the XML of a sheet for what its parser keeps to itself.

The XML of an upload is read with entities forbidden. A cell counts towards the size of a sheet when it
holds something, so a sheet formatted down to its last row stays small.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from defusedxml.ElementTree import DefusedXMLParser, fromstring

from juli.ledger.speech import say
from juli.wording import Said

_REFERENCE = re.compile(r"([A-Za-z]{0,4})([0-9]{0,9})")
_WORKSHEET = "/worksheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CHUNK = 1 << 16


@dataclass(slots=True)
class SheetScan:
    """The last row and column that hold something, how long its shared texts are when each is written out,
    and the rows that cannot be trusted."""

    last_row: int = 0
    last_column: int = 0
    shared_text: int = 0
    faults: dict[int, Said] = field(default_factory=dict)


class _Walker:
    """Target of the XML parser: notes each cell as it closes."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = lengths
        self.scan = SheetScan()
        self.row = 0
        self.column = 0
        self.cell_type = ""
        self.formula = self.in_value = False
        self.value = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self.open_cell(attributes)
        elif name == "row":
            self.row = _whole(attributes.get("r", "")) or self.row + 1
            self.column = 0
        elif name == "f":
            self.formula = True
        elif name in ("v", "t"):
            self.in_value = True

    def open_cell(self, attributes: Mapping[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = (_column(found[1]) if found else 0) or self.column + 1
        self.row = (_whole(found[2]) if found else 0) or self.row
        self.cell_type = attributes.get("t", "")
        self.formula = self.in_value = False
        self.value = ""

    def data(self, text: str) -> None:
        if self.in_value:
            self.value += text

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in ("v", "t"):
            self.in_value = False
        elif name == "c":
            self.close_cell()

    def close_cell(self) -> None:
        if not self.value and not self.formula:
            return
        self.scan.last_row = max(self.scan.last_row, self.row)
        self.scan.last_column = max(self.scan.last_column, self.column)
        if self.cell_type == "s" and (index := _whole(self.value.strip())) < len(self.lengths):
            self.scan.shared_text += self.lengths[index]
        if self.cell_type == "e":
            self.scan.faults.setdefault(self.row, say("cell-error", text=self.value[:20]))
        elif self.formula and not self.value and self.cell_type != "str":
            self.scan.faults.setdefault(self.row, say("formula-unsaved"))

    def close(self) -> None:
        """The parser asks for it; the scan is read from the walker."""


class _Lengths:
    """Target of the XML parser: counts the characters of each shared text."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == "si":
            self.lengths.append(0)

    def data(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)

    def close(self) -> list[int]:
        return self.lengths


def scan_sheet(xml: bytes, lengths: Sequence[int] = ()) -> SheetScan:
    """Walk over one sheet, given the lengths of the shared texts.

    Raises what the XML parser raises for damaged XML or declared entities.
    """
    walker = _Walker(lengths)
    _parse(xml, walker)
    return walker.scan


def text_lengths(xml: bytes) -> list[int]:
    """The length of each shared text, in characters and in order."""
    return list(_parse(xml, _Lengths())) if xml else []


def _parse(xml: bytes, target: Any) -> Any:
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    for start in range(0, len(xml), _CHUNK):
        parser.feed(xml[start : start + _CHUNK])
    return parser.close()


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet by its name, in the order of the workbook."""
    book = fromstring(parts["xl/workbook.xml"], forbid_dtd=True)
    relations = fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<x/>"), forbid_dtd=True)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations
        if relation.get("Type", "").endswith(_WORKSHEET)
    }
    return {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        for sheet in book.iter()
        if sheet.tag.rpartition("}")[2] == "sheet"
        and (target := targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)))
    }


def _whole(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
