"""XLSX workbooks: sheets as rows of text cells, with the parts of the file checked before they are opened.

Every part is unpacked once within the limits and packed again, so the parser opens exactly the bytes
that were counted and a lying size in the archive is found here. A first walk over each sheet finds what
the parser does not tell: cells in error, formulas without a saved result, and sizes that would exhaust
the memory.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineWorkbook

from juli.ledger.entries import UnusableFile
from juli.ledger.foreign import parsing
from juli.ledger.limits import Limits
from juli.ledger.sheet_scan import SheetScan, check_markup, scan_sheet, sheet_parts, text_lengths
from juli.ledger.speech import say
from juli.ledger.spelling import FIRST_SERIAL
from juli.ledger.tables import Row, bounded

_WANTED = re.compile(r"\[Content_Types\]\.xml|_rels/[^/]*|xl/(_rels/|worksheets/)?[^/]*")
"""Pictures, charts and macros are left packed."""
_MOST_PARTS = 2_000
_HARMLESS = 1024 * 1024
"""Bytes that may unfold from however little."""
_ENCRYPTED = 0x1
_EXACT_FLOAT = 1e15
"""From here on a spreadsheet has rounded a number to fifteen digits."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows that are not blank."""

    name: str
    rows: tuple[Row, ...]


def read_workbook(source: str, content: bytes, limits: Limits) -> list[Sheet]:
    """All sheets in their order, hidden ones behind the others.

    Raises UnusableFile for what is no workbook, damaged, protected or too large.
    """
    with parsing(source):
        parts = _unpack(source, content, limits)
    if "xl/workbook.xml" not in parts:
        raise UnusableFile(source, say("type-zip"))
    with parsing(source):
        check_markup(source, parts, limits)
        lengths = text_lengths(source, parts.get("xl/sharedStrings.xml", b""), limits)
        # Every part is walked over, so that none can be opened as a sheet that was not.
        scans = {part: scan_sheet(source, data, lengths, limits) for part, data in parts.items()}
        _check_sizes(source, scans, limits)
        return list(_sheets(source, parts, scans, limits))


def _unpack(source: str, content: bytes, limits: Limits) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        expanded = sum(info.file_size for info in infos)
        if len(infos) > _MOST_PARTS or expanded > limits.expanded:
            raise UnusableFile(source, say("expands-too-far", limit=limits.expanded // 1024**2))
        if expanded > max(limits.ratio * len(content), _HARMLESS):
            raise UnusableFile(source, say("packed-too-tightly", ratio=limits.ratio))
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise UnusableFile(source, say("protected"))
            if _WANTED.fullmatch(info.filename):
                parts[info.filename] = archive.read(info)
    return parts


def _repack(parts: Mapping[str, bytes]) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    buffer.seek(0)
    return buffer


def _check_sizes(source: str, scans: Mapping[str, SheetScan], limits: Limits) -> None:
    """The parser makes every cell of the rectangle a sheet spans, and writes out each shared text."""
    if sum(scan.last_row * scan.last_column for scan in scans.values()) > limits.cells:
        raise UnusableFile(source, say("sheets-too-large", limit=limits.cells))
    if sum(scan.shared_text for scan in scans.values()) > limits.expanded:
        raise UnusableFile(source, say("expands-too-far", limit=limits.expanded // 1024**2))


def _sheets(source: str, parts: Mapping[str, bytes], scans: Mapping[str, SheetScan], limits: Limits) -> Iterator[Sheet]:
    with CalamineWorkbook.from_filelike(_repack(parts)) as book:
        for name, part in sheet_parts(source, parts).items():
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield Sheet(name, tuple(_rows(rows, scans[part], limits)))


def _rows(rows: list[list[Any]], scan: SheetScan, limits: Limits) -> Iterator[Row]:
    for line, values in enumerate(rows, start=1):
        fault = scan.faults.get(line)
        if fault or any(value != "" for value in values):
            cells = tuple(map(_text, values))
            if fault or any(map(str.strip, cells)):
                yield bounded(Row(line, cells, fault), limits)


def _text(value: object) -> str:
    """A cell as the text a CSV file would hold."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            return _to_second(value).isoformat(" ")
        case timedelta() if value.days:
            return _to_second(FIRST_SERIAL + value).isoformat(" ")
        case _:
            return str(value)


def _number(value: float) -> str:
    """With the fifteen digits a spreadsheet shows: what is calculated is off by less (99.39999999999999 is 99.4)."""
    if not math.isfinite(value) or abs(value) >= _EXACT_FLOAT:
        return f"{value:E}"
    exact = Decimal(f"{value + 0.0:.15g}")  # never a negative nothing
    return f"{exact.to_integral_value() if exact == exact.to_integral_value() else exact:f}"


def _to_second(moment: datetime) -> datetime:
    """A day-fraction in a cell is off by microseconds."""
    with suppress(OverflowError):
        moment += timedelta(microseconds=500_000)
    return moment.replace(microsecond=0)
