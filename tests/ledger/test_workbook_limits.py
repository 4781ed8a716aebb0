"""Workbooks made to keep their reader busy: each is refused by its one reason before it costs anything."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from juli.ledger import Limits, UnusableFile, read_file
from tests.ledger.test_workbook import HEADER, sheet, workbook

SHEET, INDEX, TEXTS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
TINY = Limits(rows=50)
"""1,000 cells, 4,000 tags."""


def with_parts(parts: Mapping[str, str], packing: int = zipfile.ZIP_STORED) -> bytes:
    """An honest workbook with some of its parts replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(sheet(("2026-03-15", "消费", 8))))) as honest,
        zipfile.ZipFile(buffer, "w", packing) as made,
    ):
        for name in honest.namelist():
            made.writestr(name, parts.get(name, honest.read(name)))
    return buffer.getvalue()


def rows(body: str) -> Mapping[str, str]:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return {SHEET: f'<worksheet xmlns="{namespace}" xmlns:x="{namespace}"><sheetData>{body}</sheetData></worksheet>'}


def refused(content: bytes, limits: Limits = TINY) -> str:
    with pytest.raises(UnusableFile) as caught:
        read_file("a.xlsx", content, limits=limits)
    assert caught.value.reason.text("zh")
    assert caught.value.reason.text("en")
    return caught.value.reason.code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({INDEX: "0" * 400_000}, "too-much-markup"),  # a token that never ends
        (rows("<!--" + "<" * 400_000 + "-->"), "too-much-markup"),
        (rows(f'<row x="{"0" * 400_000}"/>'), "too-much-markup"),
        (rows("<row/>" * 5_000), "too-much-markup"),
        (rows('<row r="1048577"/>'), "too-many-rows"),  # blank, but past the end of every sheet
        (rows("<row>" + "<c/>" * 1_001 + "</row>"), "sheets-too-large"),
        (rows('<row><c r="XFE1"/></row>'), "too-many-columns"),
        (rows('<row><c r="IW1"><v>1</v></c></row>'), "too-many-columns"),
        (rows('<row r="1"><c><v>1</v></c></row><row r="40"><c r="Z40"><v>1</v></c></row>'), "sheets-too-large"),
        (rows('<row r="51"><c t="str"><v></v></c></row>'), "too-many-rows"),  # an empty text takes its place too
        (rows('<x:row r="51"><x:c><x:v>1</x:v></x:c></x:row>'), "too-many-rows"),
        (rows("<x>" * 101 + "</x>" * 101), "too-much-markup"),
        ({TEXTS: "<sst>" + "<si/>" * 1_001 + "</sst>"}, "too-much-markup"),
        ({INDEX: f"<workbook>{' ' * 1_100_000}</workbook>"}, "too-much-markup"),
    ],
)
def test_what_would_take_long_is_refused(parts: Mapping[str, str], code: str) -> None:
    assert refused(with_parts(parts)) == code


def test_a_file_that_unfolds_a_hundredfold_is_refused_unopened() -> None:
    assert refused(with_parts({INDEX: "0" * 2_000_000}, zipfile.ZIP_DEFLATED)) == "packed-too-tightly"


def test_the_size_of_a_blank_sheet_does_not_count() -> None:
    blank = "".join(f'<row r="{line}"><c r="A{line}" s="1"/></row>' for line in range(100, 200))
    top = "".join(f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in HEADER[:3])
    day = '<c t="inlineStr"><is><t>2026-03-15</t></is></c><c t="inlineStr"><is><t>消费</t></is></c><c><v>8</v></c>'
    reading = read_file("a.xlsx", with_parts(rows(f"<row>{top}</row><row>{day}</row>{blank}")), limits=TINY)
    assert [(entry.line, entry.amount) for entry in reading.entries] == [(2, 800)]


def test_a_text_longer_than_a_cell_costs_its_row() -> None:
    content = workbook(sheet(("2026-03-15", "消费", 8, 0, "x" * 101), ("2026-03-16", "消费", 9, 0, "R2")))
    reading = read_file("a.xlsx", content, limits=Limits(cell=100))
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(2, "cell-long")]
    assert [entry.line for entry in reading.entries] == [3]
