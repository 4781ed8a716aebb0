"""Files that are no statement: each ends in one clear reason, never in another exception."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import Limits, Reading, UnusableFile, excerpt, read_file
from juli.ledger.content import content_type
from tests.ledger.statements import HEADER, lines, read_or_reason, reason

GOOD = lines(HEADER, "2026-03-15 14:05:00,sale,credit,100.00,0.60,")
SHOP_DAY = lines(
    "交易时间,交易类型,交易金额,手续费", "2026-03-15,消费,100.00,0.60", "2026-03-16,退货,8.00,", "合计,,108.00"
)


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "type-pdf"),
        (b"\x89PNG\r\n\x1a\n....", "type-image"),
        (b"\xff\xd8\xff\xe0....", "type-image"),
        (b"\x00\x00\x00\x18ftypheic", "type-image"),
        (b"\x00\x00\x00\x18ftypmp42", "type-media"),
        (b"MZ\x90\x00\x03", "type-program"),
        (b"\x7fELF\x02", "type-program"),
        (b"Rar!\x1a\x07\x01", "type-archive"),
        (b"\x1f\x8b\x08\x00", "type-archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "Workbook".encode("utf-16-le"), "type-ole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (zipped("bill.pdf", b"%PDF-1.7 ..."), "type-zip"),
        (zipped("word/document.xml", b"<x/>"), "type-zip"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"PAR1 and nothing more PAR1", "damaged"),
        (b" <!DOCTYPE html><table></table>", "type-web"),
        (b"<?xml version='1.0'?><Workbook/>", "type-web"),
        ("交易时间,金额".encode("utf-16-le"), "nul-bytes"),
        (b"occurred_at\x00,kind", "nul-bytes"),
        (b"occurred_at,kind\nabc\xff\xff", "not-decodable"),
        (b"just a line of text", "no-header"),
        (b'{"schema": "juli.read/1"}', "no-header"),
    ],
)
def test_a_wrong_file_is_named_for_what_it_is(content: bytes, code: str) -> None:
    assert reason(content) == code


def test_the_line_of_the_first_undecodable_byte_is_named() -> None:
    with pytest.raises(UnusableFile) as caught:
        read_file("a.csv", GOOD + b"\xff\xff\n")
    assert caught.value.line == 3


def test_a_text_may_begin_with_the_letters_of_a_program_or_picture() -> None:
    assert content_type(b"MZ,BM") == "text"


def test_a_header_inside_a_cell_that_closes_far_below_is_no_header() -> None:
    content = lines(*["x"] * 100, '"open', "交易时间,交易金额", *["2026-03-15,8.00"] * 30, 'closed"', "x")
    assert reason(content) == "no-header"


@pytest.mark.parametrize(
    ("cell", "code"), [("x" * 40_000, "cell-long"), ("x" * 200_000, "line-long"), ('"open', "quotes")]
)
def test_a_row_too_long_and_a_quotation_mark_left_open_are_told_apart(cell: str, code: str) -> None:
    rows = (f"2026-03-16 14:05:00,sale,credit,8.00,0.05,{cell}", "2026-03-17 14:05:00,sale,credit,9.00,0.05,")
    reading = read_file("a.csv", GOOD + lines(*rows))
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(3, code)]
    assert [entry.line for entry in reading.entries] == [2, 4]


def test_more_bytes_than_allowed() -> None:
    with pytest.raises(UnusableFile) as caught:
        read_file("a.csv", GOOD, limits=Limits(bytes=len(GOOD) - 1))
    assert caught.value.reason.code == "too-large"


def test_a_bomb_is_refused_by_the_size_it_declares() -> None:
    bomb = zipped("xl/workbook.xml", bytes(3_000_000))
    with pytest.raises(UnusableFile) as caught:
        read_file("a.xlsx", bomb, limits=Limits(expanded=1_000_000))
    assert caught.value.reason.code == "expands-too-far"


def test_a_bomb_that_lies_about_its_size_is_never_unpacked_further_than_it_says() -> None:
    honest = zipped("xl/workbook.xml", bytes(3_000_000))
    lie = honest.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 10))
    assert lie != honest
    assert reason(lie) == "damaged"


@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_unusable_file(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"PAR1", HEADER.encode() + b"\n"):
        read_or_reason(start + content)


@given(st.sampled_from([GOOD, SHOP_DAY]), st.integers(0, 200), st.integers(0, 5), st.binary(max_size=30))
def test_a_damaged_statement_raises_nothing_but_unusable_file(good: bytes, at: int, gone: int, new: bytes) -> None:
    said = read_or_reason(good[:at] + new + good[at + gone :])
    assert isinstance(said, Reading) or said.text("zh")


@given(st.text(max_size=200))
def test_random_text_raises_nothing_but_unusable_file(text: str) -> None:
    said = read_or_reason((HEADER + "\n" + text).encode("utf-8", "surrogatepass"))
    assert isinstance(said, Reading) or said.text("zh")


@given(st.binary(max_size=200), st.integers(-5, 10**12))
def test_an_excerpt_of_anything_is_an_excerpt(content: bytes, line: int) -> None:
    excerpt("a.csv", content, line)
    excerpt("a.csv", GOOD + content, line)
