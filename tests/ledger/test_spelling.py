"""Cells as programs spell them: read where a person would be sure, left as they are where not."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import Reading, read_file, spelling
from juli.ledger.cells import CellError, is_moment, lenient_moment
from tests.ledger.statements import lines

HEAD = "商户号,交易日期,交易时间,交易类型,卡类型,交易金额,手续费,结算金额,参考号,原参考号,结算日期,备注"


def row(**changed: str) -> str:
    cells = {
        "merchant": "898330154110007",
        "day": "2026-03-15",
        "time": "10:05:09",
        "kind": "消费",
        "card": "贷记卡",
        "amount": "1000.00",
        "fee": "6.00",
        "net": "994.00",
        "number": "R1",
        "undone": "",
        "settled_on": "2026-03-16",
        "memo": "",
    }
    return ",".join((cells | changed).values())


def read(*rows: str) -> Reading:
    return read_file("a.csv", lines(HEAD, *rows))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("¥1,286.00元", "1,286.00"),
        ("RMB 100.00", "100.00"),
        ("100.00 CNY", "100.00"),
        ("+8", "8"),
        ("(30.00)", "-30.00"),
        ("（1,286.00）", "-1,286.00"),
        ("-¥30.00", "-30.00"),
        ("¥-30.00", "-30.00"),
        ("30.00-", "-30.00"),
        ("−30.00", "-30.00"),
        (".53", "0.53"),
        ("-.5", "-0.5"),
        *((same, same) for same in ("-(30.00)", "+-5", "1.2.3", "3000,00", "１００", "一百", "", "(-5)", "8%")),
    ],
)
def test_amounts(written: str, meant: str) -> None:
    assert spelling.money(written) == meant


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026/3/15 下午2:05:09", datetime(2026, 3, 15, 14, 5, 9)),
        ("2026-03-15 上午 12:05", datetime(2026, 3, 15, 0, 5)),
        ("2026-03-15 12:05:09 AM", datetime(2026, 3, 15, 0, 5, 9)),
        ("2026-03-15 12:05PM", datetime(2026, 3, 15, 12, 5)),
        ("2026-03-15 下午14:05", datetime(2026, 3, 15, 14, 5)),
        ("2026/3/15 星期日 14:05", datetime(2026, 3, 15, 14, 5)),
        ("2026-03-15（周日）14:05", datetime(2026, 3, 15, 14, 5)),
        ("2026－03－15 14：05", datetime(2026, 3, 15, 14, 5)),
        ("46096", datetime(2026, 3, 15)),
        ("46096.5868055556", datetime(2026, 3, 15, 14, 5)),
        ("2026-03-15 0.586805555555556", datetime(2026, 3, 15, 14, 5)),
        ("2026-03-15 90509", datetime(2026, 3, 15, 9, 5, 9)),
    ],
)
def test_moments(written: str, moment: datetime) -> None:
    assert lenient_moment(written) == moment
    assert is_moment(written)


@pytest.mark.parametrize("written", ["2026-03-15 上午14:05", "2026-03-15 905", "12345", "99999", "26-03-15", "3月15日"])
def test_moments_nobody_can_be_sure_of(written: str) -> None:
    with pytest.raises(CellError):
        lenient_moment(written)


def test_five_digits_beside_a_day_are_a_time_that_lost_its_zero_and_no_day() -> None:
    assert read(row(time="45009")).entries[0].occurred_at == datetime(2026, 3, 15, 4, 50, 9)


@given(st.datetimes(datetime(2010, 1, 1), datetime(2060, 1, 1)))
def test_a_moment_counted_by_a_spreadsheet_is_that_moment_to_the_second(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    serial = (whole - datetime(1899, 12, 30)).total_seconds() / 86_400
    assert lenient_moment(f"{serial:.15g}") == whole


@pytest.mark.parametrize("around", ["\t{}", "'{}", "`{}", '="{}"', "\u200b{}\u200b", "\ufeff{}", "\u00a0{}\u3000"])
def test_marks_that_keep_a_spreadsheet_from_changing_a_cell_are_taken_off(around: str) -> None:
    written = {
        name: around.format(text) for name, text in (("day", "2026-03-15"), ("amount", "8.00"), ("number", "007"))
    }
    (entry,) = read(row(**written)).entries
    assert (entry.occurred_at, entry.amount, entry.entry_id) == (datetime(2026, 3, 15, 10, 5, 9), 800, "007")


@pytest.mark.parametrize("nothing", ["-", "--", "/", "N/A", "—"])
def test_a_dash_is_an_empty_cell_and_no_number(nothing: str) -> None:
    (entry,) = read(row(fee=nothing, number=nothing, undone=nothing, settled_on=nothing, memo=nothing)).entries
    assert [entry.fee, entry.entry_id, entry.original_id, entry.settled_on, entry.memo] == [None] * 5


def test_a_day_of_settlement_that_has_not_come_costs_no_row() -> None:
    assert [entry.settled_on for entry in read(row(settled_on="未结算"), row(settled_on="0000-00-00")).entries] == [
        None
    ] * 2
    assert [each.line for each in read(row(), row(settled_on="T+1")).unreadable] == [3]


def test_zeros_are_no_number_of_an_undone_trade() -> None:
    (entry,) = read(row(kind="退货", undone="000000000000", fee="", net="")).entries
    assert entry.original_id is None
