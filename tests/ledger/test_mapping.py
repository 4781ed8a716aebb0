"""A file no format fits, read as a person says; and a mapping that says nothing usable."""

import io
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.ledger import ChargeKind, Instrument, Kind, Reading, UnusableFile, load_mapping, mapping_from, read_mapped
from juli.ledger.report import read_answer
from tests.ledger.statements import lines
from tests.ledger.test_samples import sample

OWN = lines("台账", "日,名目,数额,渠道", "2026-03-15,刷,100.00,借", "2026-03-16,退,-20.00,微", "2026-03-17,流量费,99,")
COLUMNS = {"occurred_at": "日", "kind": "名目", "amount": "数额", "instrument": "渠道"}
WORDS = {"kind": {"刷": "sale", "退": "refund"}, "instrument": {"微": "wechat"}}


def read(content: bytes = OWN, columns: dict[str, Any] = COLUMNS, **rest: Any) -> Reading:
    values = {"schema": "juli.mapping/1", "columns": columns, "words": WORDS} | rest
    return read_mapped("own.csv", content, mapping_from("own.toml", values))


def refused(columns: dict[str, Any] = COLUMNS, **rest: Any) -> str:
    with pytest.raises(UnusableFile) as caught:
        read(columns=columns, **rest)
    assert caught.value.reason.text("zh")
    assert caught.value.reason.text("en")
    return caught.value.reason.code


def test_words_of_the_mapping_come_first_and_those_of_statements_after_them() -> None:
    sale, refund, charge = read().entries
    assert (sale.kind, sale.instrument, sale.amount, sale.line) == (Kind.SALE, Instrument.DEBIT, 10000, 3)
    assert (refund.kind, refund.instrument, refund.amount) == (Kind.REFUND, Instrument.WECHAT, 2000)
    assert (charge.kind, charge.charge_kind, charge.amount) == (Kind.CHARGE, ChargeKind.DATA_FEE, 9900)


def test_a_day_and_a_time_in_two_columns_in_a_form_of_their_own() -> None:
    reading = sample("own-columns.csv")
    assert [entry.occurred_at for entry in reading.entries] == [
        datetime(2026, 3, 15, 10, 5),
        datetime(2026, 3, 16, 11, 5),
    ]
    assert reading.entries[0].settled_on == date(2026, 3, 16)


def test_amounts_in_fen_and_the_same_value_in_every_row() -> None:
    content = lines("日,数额", "2026-03-15,10000")
    reading = read(
        content,
        {"occurred_at": "日", "amount": "数额"},
        unit="fen",
        constants={"instrument": "alipay", "merchant_no": "M1"},
    )
    (entry,) = reading.entries
    assert (entry.kind, entry.amount, entry.instrument, entry.merchant_no) == (
        Kind.SALE,
        10000,
        Instrument.ALIPAY,
        "M1",
    )


@pytest.mark.parametrize("delimiter", [",", "\t", "|", ";"])
def test_a_file_without_a_header_is_read_by_numbers_of_columns(delimiter: str) -> None:
    content = lines(*(delimiter.join(("x", f"2026-03-1{n}", "8.00")) for n in (5, 6)))
    reading = read(content, {"occurred_at": 2, "amount": 3}, header=0)
    assert [(entry.line, entry.amount) for entry in reading.entries] == [(1, 800), (2, 800)]


def test_a_header_that_stands_twice_is_taken_at_the_line_named() -> None:
    content = lines("日,数额", "2026-03-15,8.00", "日,数额", "2026-03-16,9.00")
    reading = read(content, {"occurred_at": "日", "amount": "数额"}, header=3)
    assert [entry.line for entry in reading.entries] == [4]


def test_titles_are_found_whatever_their_blanks_and_units() -> None:
    content = lines("交易 日,数额（元）", "2026-03-15,8.00")
    assert read(content, {"occurred_at": "交易日", "amount": "数额"}).entries[0].amount == 800


def test_a_workbook_by_a_mapping() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("空")
        page = book.add_worksheet("台账")
        page.write_row(0, 0, ("日", "数额"))
        page.write_row(1, 0, ("2026-03-15", 8.5))
    (entry,) = read(buffer.getvalue(), {"occurred_at": "日", "amount": "数额"}).entries
    assert (entry.line, entry.amount) == (2, 850)


def test_rows_that_cannot_be_read_are_listed_with_every_reason() -> None:
    reading = read(
        lines(
            "日,名目,数额,渠道",
            "2026-03-15,刷,8.00,借",
            "2026-02-30,何,x,借",
            "2026-03-15,刷",
            "2026-03-15,刷,-8.00,借",
        )
    )
    assert [row.line for row in reading.unreadable] == [3, 4, 5]
    assert all(text in reading.unreadable[0].reason.text("zh") for text in ("2026-02-30", "何", "“x”"))


def test_amounts_are_read_as_programs_spell_them_and_fees_written_negative_are_fees() -> None:
    content = lines("日,数额,扣", "2026-03-15,￥100.00,-0.60", '2026-03-16,"1,000.00元",-', "2026-03-17,8.00,-.05")
    reading = read(content, {"occurred_at": "日", "amount": "数额", "fee": "扣"})
    assert [(entry.amount, entry.fee) for entry in reading.entries] == [(10000, 60), (100000, None), (800, 5)]


def test_what_was_given_back_with_a_refund_costs_it_nothing() -> None:
    content = lines("日,名目,数额,扣,到", "2026-03-15,刷,100.00,0.60,99.40", "2026-03-16,退,-20.00,-0.12,-19.88")
    reading = read(content, {"occurred_at": "日", "kind": "名目", "amount": "数额", "fee": "扣", "settled": "到"})
    assert [(entry.kind, entry.amount, entry.fee, entry.settled) for entry in reading.entries] == [
        (Kind.SALE, 10000, 60, 9940),
        (Kind.REFUND, 2000, None, None),
    ]


def test_without_a_type_of_trade_a_negative_amount_is_a_refund_and_that_is_said() -> None:
    reading = read(lines("日,数额", "2026-03-15,8.00", "2026-03-15,-8.00"), {"occurred_at": "日", "amount": "数额"})
    assert [entry.kind for entry in reading.entries] == [Kind.SALE, Kind.REFUND]
    assert [warning.code for warning in reading.warnings] == ["refunds-by-sign"]
    constant = read(
        lines("日,数额", "2026-03-15,8.00", "2026-03-15,-8.00"),
        {"occurred_at": "日", "amount": "数额"},
        constants={"kind": "sale"},
    )
    assert [row.line for row in constant.unreadable] == [3]


def test_problems_are_told_by_the_titles_of_the_file_and_not_by_code() -> None:
    content = lines("日,点,名目,数额", "2026-03-15,9:00,刷,8.00", "昨天,9:00,换,8.00", "2026-03-15,9:00,预授权,x")
    reading = read(content, {"occurred_at": ["日", "点"], "kind": "名目", "amount": 4})
    first, second = (row.reason.text("zh") for row in reading.unreadable)
    assert all(text in first for text in ("“日/点”", "“名目”这一格：不认识交易类型“换”"))
    assert all(text in second for text in ("“数额”", "“预授权”不是收款"))
    assert [text for text in ("kind", "sale", "amount") if text in first + second] == []


def test_a_column_of_states_lists_what_did_not_go_through() -> None:
    content = lines("日,数额,结果", "2026-03-15,8.00,已完成", "2026-03-15,9.00,失败", "2026-03-15,9.00,")
    reading = read(content, {"occurred_at": "日", "amount": "数额", "status": "结果"})
    assert [entry.line for entry in reading.entries] == [2, 4]
    assert [row.reason.code for row in reading.unreadable] == ["status"]


def test_a_row_wider_than_its_titles_and_a_torn_amount_are_listed() -> None:
    content = lines("日,数额,扣", "2026-03-15,1,286.00,7.72", "2026-03-15,8.00,0.05,x", "2026-03-15,8.00,0.05")
    reading = read(content, {"occurred_at": "日", "amount": "数额", "fee": "扣"})
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(2, "money-torn"), (3, "row-width")]


@pytest.mark.parametrize(
    ("form", "written", "moment"),
    [
        ("DD/MM/YYYY HH:mm:ss", "15/03/2026 14:05:09", datetime(2026, 3, 15, 14, 5, 9)),
        ("DD/MM/YYYY HH:mm:ss", "15-3-2026 9:5", datetime(2026, 3, 15, 9, 5)),
        ("MM/DD/YYYY HH:mm", "3.15.2026", datetime(2026, 3, 15)),
        ("HH:mm DD/MM/YYYY", "10:05 15/03/2026", datetime(2026, 3, 15, 10, 5)),
    ],
)
def test_a_form_of_dates_holds_without_its_time_and_with_other_signs_between(
    form: str, written: str, moment: datetime
) -> None:
    columns = {"occurred_at": "日", "amount": "数额", "settled_on": "日"}
    reading = read(lines("日,数额", f"{written},8.00", "10:05,9.00"), columns, date_format=form)
    assert [(entry.occurred_at, entry.settled_on) for entry in reading.entries] == [(moment, moment.date())]
    assert [row.line for row in reading.unreadable] == [3]


def test_a_total_that_disagrees_is_a_warning() -> None:
    body = ("日,名目,数额,渠道", "2026-03-15,刷,8.00,借")
    assert [warning.code for warning in read(lines(*body, "合计,,9.00,")).warnings] == ["totals-disagree"]
    assert read(lines(*body, "合计,,8.00,")).warnings == ()


def test_columns_that_are_not_there_are_named_with_those_that_are() -> None:
    with pytest.raises(UnusableFile) as caught:
        read(columns=COLUMNS | {"fee": "扣率"})
    assert all(title in caught.value.reason.text("zh") for title in ("扣率", "名目", "渠道"))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"schema": "juli.agreement/1"}, "mapping-schema"),
        ({"unit": "jiao"}, "mapping-wrong"),
        ({"unit": []}, "mapping-wrong"),
        ({"header": -1}, "mapping-wrong"),
        ({"header": True}, "mapping-wrong"),
        ({"date_format": "DD.MM."}, "mapping-wrong"),
        ({"date_format": "YYYY-YYYY-MM-DD"}, "mapping-wrong"),
        ({"colour": "red"}, "mapping-unknown"),
        ({"constants": {"amount": "1.00"}}, "mapping-unknown"),
        ({"constants": {"instrument": "cash"}}, "mapping-wrong"),
        ({"constants": {"memo": 1}}, "mapping-wrong"),
        ({"constants": []}, "mapping-wrong"),
        ({"words": {"memo": {}}}, "mapping-unknown"),
        ({"words": {"kind": {"刷": "bought"}}}, "mapping-wrong"),
        ({"words": {"kind": {"刷": []}}}, "mapping-wrong"),
        ({"header": 0}, "mapping-wrong"),
    ],
)
def test_a_mapping_that_says_something_else_is_refused(wrong: dict[str, Any], code: str) -> None:
    assert refused(**wrong) == code


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"occurred_at": "日"}, "mapping-needs"),
        (COLUMNS | {"source": "日"}, "mapping-column"),
        (COLUMNS | {"fee": 0}, "mapping-wrong"),
        (COLUMNS | {"fee": ""}, "mapping-wrong"),
        (COLUMNS | {"fee": ["数额", "渠道"]}, "mapping-wrong"),
        (COLUMNS | {"occurred_at": []}, "mapping-wrong"),
    ],
)
def test_columns_of_a_mapping_that_are_wrong_are_refused(columns: dict[str, Any], code: str) -> None:
    assert refused(columns) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"[", "mapping-syntax"), (b"\xff", "mapping-syntax"), (b"#" * 100_001, "mapping-large"), (b"", "mapping-schema")],
)
def test_a_file_that_is_no_mapping_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnusableFile) as caught:
        load_mapping("own.toml", content)
    assert caught.value.reason.code == code


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda part: st.lists(part, max_size=3)
)


@pytest.mark.parametrize("part", ["columns", "constants", "words", "unit", "header", "date_format"])
@settings(deadline=None)
@given(value=values, nested=st.booleans())
def test_whatever_stands_in_a_mapping_it_is_a_mapping_or_refused(part: str, value: object, nested: bool) -> None:
    inside = {"amount": value, "kind": value, "occurred_at": value} if nested else value
    said = None
    try:
        mapping_from("own.toml", {"schema": "juli.mapping/1", "columns": COLUMNS} | {part: inside})
    except UnusableFile as error:
        said = error.reason
    assert said is None or said.text("zh")


def test_the_preview_shows_the_first_rows_as_they_are_read() -> None:
    shown = read_answer(read(), "zh", preview=True)
    assert isinstance(shown, str)
    assert shown.startswith("前 3 笔这样读：\n  第 3 行：")
    document = read_answer(read(), "zh", json=True, preview=True)
    assert isinstance(document, dict)
    assert document["preview"][0] == {
        "line": 3,
        "occurred_at": "2026-03-15 00:00:00",
        "kind": "sale",
        "instrument": "debit",
        "amount": "100.00",
        "fee_deferred": "false",
    }
