"""XLSX statements: real dates, numbers, formulas, errors, several sheets, and sheets made to exhaust."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
import xlsxwriter

from juli.ledger import Limits, Reading, UnusableFile, excerpt, read_file
from tests.ledger.statements import reason

HEADER = ("交易时间", "交易类型", "交易金额", "手续费", "参考号")
Write = Callable[[xlsxwriter.Workbook], None]


def workbook(write: Write) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    write(book)
    book.close()
    return buffer.getvalue()


def sheet(*rows: tuple[object, ...], start: int = 0) -> Write:
    def write(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        for number, row in enumerate((HEADER, *rows), start=start):
            page.write_row(number, 0, row)

    return write


def read(write: Write, limits: Limits = Limits()) -> Reading:  # noqa: B008
    return read_file("a.xlsx", workbook(write), limits=limits)


def test_dates_as_cells_numbers_as_floats_and_a_title_above() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        page.write(0, 0, "周记五金 三月对账单")
        page.write_row(2, 0, HEADER)
        page.write_datetime(3, 0, datetime(2026, 3, 15, 14, 5, 33), day)
        page.write_row(3, 1, ("消费", 1286.5, 7.72, "R1"))
        page.write_row(4, 0, ("2026-03-16 09:00:00", "消费", 100, 0, 20260316))

    reading = read(write)
    first, second = reading.entries
    assert (first.line, first.occurred_at, first.amount, first.fee) == (
        4,
        datetime(2026, 3, 15, 14, 5, 33),
        128650,
        772,
    )
    assert (second.line, second.amount, second.fee, second.entry_id) == (5, 10000, 0, "20260316")
    assert (reading.format, reading.encoding, reading.unreadable, reading.warnings) == ("by-header", None, (), ())


def test_a_saved_result_is_read_an_unsaved_one_and_an_error_cost_their_row() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADER)
        for line, (formula, saved) in enumerate(
            [("=50+50", 100), ("=A9+1", ""), ("=1/0", "#DIV/0!"), ("=2+2", 4)], start=1
        ):
            page.write_row(line, 0, ("2026-03-15", "消费"))
            page.write_formula(line, 2, formula, None, saved)

    reading = read(write)
    assert [(entry.line, entry.amount) for entry in reading.entries] == [(2, 10000), (5, 400)]
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(3, "formula-unsaved"), (4, "cell-error")]


def test_more_than_two_decimals_are_refused_and_long_numbers_count_as_none() -> None:
    reading = read(sheet(("2026-03-15", "消费", 8.005, "", ""), ("2026-03-15", "消费", 8.01, "", 4.00123e27)))
    assert [row.line for row in reading.unreadable] == [2]
    assert (reading.entries[0].amount, reading.entries[0].entry_id) == (801, None)
    assert [warning.code for warning in reading.warnings] == ["numbers-lost"]


def test_a_long_sheet_of_blank_rows_is_fine() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        grey = book.add_format({"bg_color": "#eeeeee"})
        page.write_row(0, 0, HEADER)
        for line in range(1, 64_708):
            page.write_blank(line, 0, None, grey)
        page.write_row(64_708, 0, ("2026-03-15", "消费", 8))

    assert [entry.line for entry in read(write).entries] == [64_709]


def test_one_sheet_is_read_and_every_other_is_named() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("说明").write(0, 0, "导出说明")
        sheet(("2026-03-15", "消费", 8))(book)
        sheet(("2026-04-15", "消费", 9))(book)
        book.add_worksheet("空白")

    reading = read(write)
    assert [entry.amount for entry in reading.entries] == [800]
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(0, "sheet-unread")]
    assert [warning.code for warning in reading.warnings] == ["sheet-other"]


def test_a_header_without_rows_beside_another_statement_names_that_sheet() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet()(book)
        sheet(("2026-04-15", "消费", 9))(book)

    assert _refused(write, Limits()) == "sheet-unread"


def test_rows_columns_and_unpacked_text_are_bounded() -> None:
    far_row = sheet(("2026-03-15", "消费", 8), start=50_000)
    assert _refused(far_row, Limits(rows=1000)) == "too-many-rows"

    def far_column(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write(0, 16_383, "x")

    assert _refused(far_column, Limits()) == "too-many-columns"
    many_copies = sheet(*[("2026-03-15", "消费", 8, 0, "x" * 30_000)] * 100)
    assert _refused(many_copies, Limits(expanded=1_000_000)) == "expands-too-far"


def _refused(write: Write, limits: Limits) -> str:
    with pytest.raises(UnusableFile) as caught:
        read(write, limits)
    return caught.value.reason.code


def _with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return buffer.getvalue()


def test_truncated_files_declared_entities_and_broken_xml_are_damaged() -> None:
    content = workbook(sheet(("2026-03-15", "消费", 8)))
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    part = "xl/worksheets/sheet1.xml"
    assert reason(content[: len(content) // 2]) == "damaged"
    assert reason(_with_part(content, part, lambda xml: entity + xml[xml.index(b"<worksheet") :])) == "damaged"
    assert reason(_with_part(content, part, lambda xml: xml[:-20])) == "damaged"


def test_a_cell_that_claims_a_far_place_is_refused_before_memory_is_taken() -> None:
    content = workbook(sheet(("2026-03-15", "消费", 8)))
    moved = _with_part(content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="C2"', b'r="XFD1048576"'))
    assert reason(moved) == "too-many-rows"


def test_any_cut_of_a_workbook_is_unusable_or_read() -> None:
    content = workbook(sheet(("2026-03-15", "消费", 8)))
    for cut in range(4, len(content), 97):
        with pytest.raises(UnusableFile):
            read_file("a.xlsx", content[:cut])


def test_an_excerpt_of_a_sheet_counts_its_rows() -> None:
    content = workbook(sheet(*[("2026-03-15", "消费", amount) for amount in range(1, 9)]))
    found = excerpt("a.xlsx", content, 4, around=1)
    assert found.header == HEADER
    assert [(row.line, row.cells[2], row.is_the_line) for row in found.rows] == [
        (3, "2", False),
        (4, "3", True),
        (5, "4", False),
    ]
