"""UnionPay ZM and ZME: widths in bytes, money with C and D, a time without its year."""

import io
import zipfile
from datetime import datetime

import pytest

from juli.ledger import Instrument, Kind, Reading, excerpt, read_file
from juli.ledger.formats import unionpay_zm, unionpay_zme
from juli.ledger.formats.unionpay_fields import Layout
from tests.ledger.statements import reason

ZM, ZME = unionpay_zm.layout(), unionpay_zme.layout()
SALE = {
    "交易代码": "S22",
    "系统跟踪号": "000121",
    "交易传输时间": "0315100512",
    "账号": "6217001234567890123",
    "交易金额": "000000100000",
    "查询流水号": "202603151005120001218",
    "支付卡类型": "02",
    "商户手续费": "D000000000600",
    "结算金额": "C000000099400",
    "交易类型": "01",
    "商户代码": "898210154110002",
    "二级商户简称": "周记五金建材店",
    "终端号": "T0000001",
}


def line(
    layout: Layout = ZM, encoding: str = "gb18030", *, parting: str = " ", by_bytes: bool = True, **fields: str
) -> str:
    cells = []
    for name, width in zip(layout.names, layout.widths, strict=True):
        text = (SALE | fields).get(name, "")
        cells.append(text + " " * (width - (len(text.encode(encoding)) if by_bytes else len(text))))
    return parting.join(cells)


def read(*rows: str, encoding: str = "gb18030", source: str = "x.txt") -> Reading:
    return read_file(source, "\r\n".join(rows).encode(encoding))


def test_the_widths_are_those_of_the_files() -> None:
    first = [3, 11, 11, 6, 10, 19, 12, 4, 2]
    zm = [21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1]
    assert list(ZM.widths) == [*first, *zm, 32, 98]
    assert list(ZME.widths) == [*first, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("by_bytes", [True, False])
def test_a_chinese_name_before_the_terminal_shifts_nothing(encoding: str, by_bytes: bool) -> None:
    (entry,) = read(line(encoding=encoding, by_bytes=by_bytes), encoding=encoding).entries
    assert (entry.terminal_no, entry.merchant_no) == ("T0000001", "898210154110002")
    assert (entry.occurred_at, entry.kind, entry.instrument) == (
        datetime(2026, 3, 15, 10, 5, 12),
        Kind.SALE,
        Instrument.CREDIT,
    )
    assert (entry.amount, entry.fee, entry.settled, entry.entry_id) == (100000, 600, 99400, "202603151005120001218")


def test_a_file_by_bytes_is_cut_by_bytes_where_characters_would_fit_too() -> None:
    padded = line(商户自定义域="一" * 16)
    assert read(padded).entries[0].terminal_no == "T0000001"


def test_lines_without_their_trailing_blanks_and_with_another_parting_are_read() -> None:
    assert read(line().rstrip()).entries[0].amount == 100000
    assert read(line(parting="|"), line(parting="|")).entries[1].settled == 99400


@pytest.mark.parametrize(
    ("code", "kind"),
    [("01", Kind.SALE), ("03", Kind.SALE), ("31", Kind.VOID), ("33", Kind.VOID), ("04", Kind.REFUND)],
)
def test_types_of_trade(code: str, kind: Kind) -> None:
    (entry,) = read(line(交易类型=code, 原交易查询流水号="202603141005120001218")).entries
    assert (entry.kind, entry.fee is None) == (kind, kind is not Kind.SALE)
    assert entry.original_id == (None if kind is Kind.SALE else "202603141005120001218")


def test_what_moves_no_money_is_of_no_known_type_or_fits_no_width_is_listed() -> None:
    reading = read(
        line(), line(交易类型="02"), line(交易类型="88"), line()[:100], "合计 1", line(商户手续费="C000000000600")
    )
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [
        (2, "field"),
        (3, "field"),
        (4, "widths"),
        (5, "widths"),
        (6, "field"),
    ]
    assert [entry.line for entry in reading.entries] == [1]


def test_the_year_is_that_of_the_query_or_of_the_files_name() -> None:
    without = line(查询流水号="", 交易传输时间="1231235959")
    (entry,) = read(without, source="INN26010188ZM_898210154110002").entries
    assert entry.occurred_at == datetime(2025, 12, 31, 23, 59, 59)
    assert reason(without.encode("gb18030")) == "all-unreadable"
    assert read(line(), without).unreadable[0].line == 2


def test_a_file_with_a_mark_before_its_first_line_is_cut_by_bytes_too() -> None:
    (entry,) = read_file("x.txt", b"\xef\xbb\xbf" + line(encoding="utf-8").encode()).entries
    assert entry.terminal_no == "T0000001"


def test_in_an_archive_the_year_is_that_of_the_files_own_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("INN26031688ZME_898210154110002", line(ZME).encode("gb18030"))
    (entry,) = read_file("download.zip", buffer.getvalue()).entries
    assert (entry.source, entry.occurred_at.year) == ("download.zip", 2026)


def test_a_correction_is_told_by_where_its_money_goes() -> None:
    rows = (line(ZME, 结算金额="D000000099400"), line(ZME, 结算金额="C000000005000", 交易金额="000000005000"))
    taken, given = read(*rows, source="INN26031688ZME_898210154110002").entries
    assert (taken.kind, taken.amount, taken.original_id) == (Kind.REFUND, 100000, None)
    assert (given.kind, given.amount) == (Kind.PAYOUT, 5000)


def test_an_excerpt_of_a_line_stands_under_the_names_of_the_fields() -> None:
    found = excerpt("x.txt", "\n".join([line(), line(), line()]).encode("gb18030"), 2)
    assert found.header == tuple(ZM.names)
    assert [(row.line, row.is_the_line) for row in found.rows] == [(1, False), (2, True), (3, False)]
