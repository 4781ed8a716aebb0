"""Whatever is done to a statement, rows read and rows listed are all its rows, or it is refused as a whole."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.ledger import Reading, UnusableFile, read_file
from juli.ledger.content import decode
from juli.ledger.heading import could_be_mapped
from juli.ledger.tables import physical_lines
from tests.ledger.statements import lines, read_or_reason
from tests.ledger.test_damage import CONTENTS, NAMES, accounted, read

few = settings(deadline=None, max_examples=60)

TOLD_TOGETHER = {"lakala-sep.txt", "alipay-fund.csv", "wechat-fund.csv"}
"""Shares and fees of one trade are one entry: their rows are counted, not listed."""
TABLES = [name for name in NAMES if not name.startswith("INN") and name not in TOLD_TOGETHER]
REORDERED = [name for name in TABLES if name != "wechat-success.csv"]
"""A comma in a name without quotation marks keeps its cells in their order."""


def table(name: str) -> tuple[list[list[str]], str, str]:
    """The cells of every line of a sample, its delimiter and its encoding."""
    text, encoding = decode(name, CONTENTS[name])
    delimiter = "|" if name.startswith("lakala") else ","
    return [next(csv.reader([line], delimiter=delimiter), []) for line in physical_lines(text)], delimiter, encoding


def written(rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode(encoding)


def trades(name: str) -> list[int]:
    """The lines of a sample that are rows, in order."""
    plain = read(name, CONTENTS[name])
    assert plain is not None
    return sorted(accounted(plain))


def header(name: str, rows: Sequence[Sequence[str]]) -> int:
    """The place of the row of titles."""
    return max(at for at in range(trades(name)[0] - 1) if sum(map(bool, map(str.strip, rows[at]))) > 2)


def lost(name: str, content: bytes) -> set[int]:
    """Rows of a sample that a changed file neither reads nor lists."""
    reading = read(name, content)
    return set() if reading is None else set(trades(name)) - accounted(reading)


@few
@given(st.sampled_from(TABLES), st.data())
def test_cells_that_changed_places_lose_no_row(name: str, data: st.DataObject) -> None:
    rows, delimiter, encoding = table(name)
    for _ in range(data.draw(st.integers(1, 4))):
        first, second = (rows[data.draw(st.sampled_from(trades(name))) - 1] for _ in range(2))
        here, there = data.draw(st.integers(0, len(first) - 1)), data.draw(st.integers(0, len(second) - 1))
        first[here], second[there] = second[there], first[here]
    assert lost(name, written(rows, delimiter, encoding)) == set()


@few
@given(st.sampled_from(REORDERED), st.data())
def test_columns_in_another_order_with_their_titles_mean_the_same(name: str, data: st.DataObject) -> None:
    rows, delimiter, encoding = table(name)
    top = header(name, rows)
    order = data.draw(st.permutations(range(len(rows[top]))))
    moved = [[row[at] for at in order] if i >= top and len(row) == len(order) else row for i, row in enumerate(rows)]
    changed, plain = read(name, written(moved, delimiter, encoding)), read(name, CONTENTS[name])
    assert changed is not None
    assert plain is not None
    assert (changed.entries, changed.arrivals) == (plain.entries, plain.arrivals)


@few
@given(st.sampled_from(TABLES), st.data())
def test_a_title_changed_by_one_sign_loses_no_row(name: str, data: st.DataObject) -> None:
    rows, delimiter, encoding = table(name)
    titles = rows[header(name, rows)]
    place = data.draw(st.integers(0, len(titles) - 1))
    at = data.draw(st.integers(0, len(titles[place])))
    new = data.draw(st.sampled_from(["", " ", "额", "x", "（", ":"]))
    titles[place] = titles[place][:at] + new + titles[place][at + data.draw(st.integers(0, 1)) :]
    assert lost(name, written(rows, delimiter, encoding)) == set()


@pytest.mark.parametrize(
    "name", ["bank-account-one-column.csv", "own-columns.csv", "pos-daily.txt", "wechat-success.csv"]
)
def test_one_row_ten_thousand_times_is_there_ten_thousand_times(name: str) -> None:
    rows, first = CONTENTS[name].splitlines(keepends=True), trades(name)[0]
    reading = read(name, b"".join((*rows[: first - 1], rows[first - 1] * 10_000, *rows[first:])))
    assert reading is not None
    assert set(range(first, first + 10_000)) <= accounted(reading)


HEAD = "交易日期,交易时间,交易类型,卡类型,支付方式,交易金额,手续费,结算金额,参考号,结算日期,交易状态,币种"
DAYS = ["2026-03-15", "46096", "1900-01-01", "10:00:00", "90000", "下午1:02"]
WORDS = [
    "消费",
    "退货",
    "微信",
    "贷记卡",
    "成功",
    "失败",
    "人民币",
    "USD",
    "合",
    "True",
    "{0}",
    "%s",
    "=cmd|' /C calc'!A0",
]
FIGURES = ["0", "-0", "100", "1,000.00", "(30.00)", "-5", "1e5", "¥8元", "９", "9" * 30]
SIGNS = ["", " ", "-", '="1"', "'1", '"', "\n", "a,b", "\u200b", "\ud800", "\x1a", "x" * 40]
odd_cells = st.sampled_from([*DAYS, *WORDS, *FIGURES, *SIGNS])


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(odd_cells, min_size=3, max_size=14), min_size=1, max_size=12))
def test_rows_of_any_cells_are_read_or_listed(rows: list[list[str]]) -> None:
    buffer = io.StringIO(newline="")
    written_rows: list[int] = []
    out = csv.writer(buffer, lineterminator="\n")
    for row in [HEAD.split(","), *rows]:
        written_rows.append(buffer.getvalue().count("\n") + 1)
        out.writerow(row)
    said = read_or_reason(buffer.getvalue().encode("utf-8", "replace"))
    wanted = {line for line, row in zip(written_rows[1:], rows, strict=True) if any(map(str.strip, row))}
    assert not isinstance(said, Reading) or accounted(said) == wanted


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("交易时间", "交易类型", "交易金额", "参考号"))
        for row in range(1, 21):
            page.write_row(row, 0, ("2026-03-15", "消费", 8.5, f"R{row}"))
    return buffer.getvalue()


BOOK = workbook()
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Change = Callable[[bytes], bytes | None]


def with_part(name: str, change: Change) -> bytes:
    """The workbook with one part changed, or without it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = change(old.read(part)) if part == name else old.read(part)
            if data is not None:
                new.writestr(part, data)
    return buffer.getvalue()


def put(old: bytes, new: bytes) -> Change:
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new)

    return change


@pytest.mark.parametrize(
    ("part", "change", "listed"),
    [
        (SHEET, put(b'<dimension ref="A1:D21"/>', b'<dimension ref="A1:XFD1048576"/>'), 0),
        (SHEET, put(b'<dimension ref="A1:D21"/>', b'<dimension ref="A1:A2"/>'), 0),
        (SHEET, put(b'<row r="3"', b'<row r="9"'), 0),
        (SHEET, put(b'<c r="C2"><v>8.5</v>', b'<c r="C2"><f>SUM(C3:C9)</f>'), 1),
        (SHEET, put(b'<c r="C2"><v>8.5</v>', b'<c r="C2" t="b"><v>1</v>'), 1),
        (SHEET, put(b'<c r="C2"><v>8.5</v>', b'<c r="C2"><v>NaN</v>'), 1),
        (SHEET, put(b'<c r="C2"><v>8.5</v>', b'<c r="C2" t="inlineStr"><is><t>8.5</t></is>'), 0),
        ("xl/styles.xml", lambda _: None, 0),
    ],
)
def test_a_workbook_whose_parts_say_odd_things_is_read_whole(part: str, change: Change, listed: int) -> None:
    reading = read_file("a.xlsx", with_part(part, change))
    assert (len(reading.entries), len(reading.unreadable)) == (20 - listed, listed)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, put(b'<dimension ref="A1:D21"/>', b'<dimension ref="ZZZZ99999999:A0"/>')),
        (SHEET, lambda _: None),
        (TEXTS, lambda _: None),
        (TEXTS, put("消费".encode(), b"\xed\xa0\x80")),
        ("xl/_rels/workbook.xml.rels", lambda _: None),
        ("xl/_rels/workbook.xml.rels", put(b"worksheets/sheet1.xml", b"../../../etc/passwd")),
    ],
)
def test_a_workbook_that_lacks_what_it_names_is_damaged(part: str, change: Change) -> None:
    with pytest.raises(UnusableFile) as caught:
        read_file("a.xlsx", with_part(part, change))
    assert caught.value.reason.code == "damaged"


@few
@given(st.sampled_from([SHEET, TEXTS, "xl/workbook.xml"]), st.data())
def test_a_part_with_signs_put_into_it_is_read_or_refused(part: str, data: st.DataObject) -> None:
    new = data.draw(st.sampled_from([b"<", b'"', b"9", b"\x00", b"<c", b"</row>", b' r="A1"', b"\xff", b""]))
    where, gone = data.draw(st.integers(0, 5000)), data.draw(st.integers(0, 5))

    def change(xml: bytes) -> bytes:
        at = where % len(xml)
        return xml[:at] + new + xml[at + gone :]

    content = with_part(part, change)
    said = read_or_reason(content)
    assert isinstance(said, Reading) or said.text("zh")
    could_be_mapped("a.xlsx", content)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"x" * 20 * 1024**2, "no-header"),
        (HEAD.encode() + b"\n" + b"9," * 10 * 1024**2, "all-unreadable"),
        (HEAD.encode() + b"\n" + b'"x,' * 7 * 1024**2, "all-unreadable"),
        (HEAD.encode("gb18030") + b"\n" + b"\xd6 " * 10 * 1024**2, "not-decodable"),
        (lines(HEAD, "2026-03-15\x00"), "nul-bytes"),
        (lines(HEAD) + "2026-03-15,\ud800".encode("utf-8", "surrogatepass"), "not-decodable"),
    ],
)
def test_a_line_without_end_and_signs_that_are_none_are_refused(body: bytes, code: str) -> None:
    said = read_or_reason(body)
    assert not isinstance(said, Reading)
    assert said.code == code
