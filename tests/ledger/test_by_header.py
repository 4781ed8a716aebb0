"""Statements known only by their header: one case for each way they are odd."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import ChargeKind, Entry, Instrument, Kind, Reading, read_file
from juli.ledger.formats.words import instrument_of, meaning_of
from tests.ledger.statements import lines, reason, shared_file

DAILY = "商户编码,商户名称,交易日期及时间,交易类型,交易金额,交易卡号,卡类别,终端编码,商户手续费,检索参考号,订单号"


def daily(kind: str = "消费", amount: str = "100.00", fee: str = "0.60", card: str = "贷记卡", ref: str = "R1") -> str:
    return f"898210154110002,周记五金,2026-03-15 10:00:00,{kind},{amount},621700****8547,{card},T0000001,{fee},{ref},O1"


def read(*rows: str) -> Reading:
    return read_file("a.csv", lines(*rows))


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def test_a_daily_list_in_gb18030() -> None:
    reading = read_file("a.txt", lines(DAILY, daily()).decode().encode("gb18030"))
    assert reading.encoding == "gb18030"
    assert reading.entries == (
        Entry(
            "a.txt",
            2,
            datetime(2026, 3, 15, 10),
            Kind.SALE,
            Instrument.CREDIT,
            10000,
            merchant_no="898210154110002",
            terminal_no="T0000001",
            entry_id="R1",
            fee=60,
        ),
    )


def test_card_numbers_are_not_kept() -> None:
    assert "8547" not in repr(read(DAILY, daily()))


def test_a_title_above_blank_lines_between_a_repeated_header_and_totals_below() -> None:
    reading = read(
        "商户对账单（3月）",
        "",
        DAILY,
        daily(),
        "",
        DAILY,
        daily(amount="50.00"),
        "合计,,,,150.00,,,,1.20,,",
        "总笔数：2",
    )
    assert [entry.line for entry in reading.entries] == [4, 7]
    assert (reading.unreadable, reading.warnings) == ((), ())


def test_totals_that_disagree_are_warnings() -> None:
    reading = read(DAILY, daily(), "合计,,,,150.00,,,,,,", "总交易笔数：8")
    assert codes(reading) == ["totals-disagree", "totals-disagree"]
    assert "150.00" in reading.warnings[0].text("zh")


@pytest.mark.parametrize("end", ["消费金额：0.16", "总交易笔数：1"])
def test_loose_footer_lines_agree_or_not(end: str) -> None:
    assert codes(read(DAILY, daily(amount="0.16"), end)) == []
    assert codes(read(DAILY, daily(amount="0.17"), daily(), end)) == ["totals-disagree"]


def test_a_trade_that_begins_like_a_total_is_a_trade() -> None:
    reading = read("商户名称,交易时间,交易金额", "合计商贸行,2026-03-15,8.00", "#1,2026-03-15,9.00", "合计,,17.00")
    assert [entry.amount for entry in reading.entries] == [800, 900]
    assert codes(reading) == []


def test_day_and_time_in_two_columns() -> None:
    for day, time in (
        ("2026-03-15", "14:05:09"),
        ("20260315", "140509"),
        ("2026/3/15", "14:05:09"),
        ("2026-03-15 00:00:00", "14:05:09"),
    ):
        reading = read("商户编号,交易日期,交易时间,交易金额", f"1,{day},{time},8.00")
        assert reading.entries[0].occurred_at == datetime(2026, 3, 15, 14, 5, 9)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-15 14:05:09", datetime(2026, 3, 15, 14, 5, 9)),
        ("2026-03-15T14:05:09+08:00", datetime(2026, 3, 15, 14, 5, 9)),
        ("2026/3/5 4:05", datetime(2026, 3, 5, 4, 5)),
        ("2026.03.15", datetime(2026, 3, 15)),
        ("2026年3月15日 14时5分9秒", datetime(2026, 3, 15, 14, 5, 9)),
        ("2026年3月15日", datetime(2026, 3, 15)),
        ("20260315140509", datetime(2026, 3, 15, 14, 5, 9)),
        ("20260315", datetime(2026, 3, 15)),
        ("2026/03/1514:05:09", datetime(2026, 3, 15, 14, 5, 9)),
        ("2026-03-15 14:05:09.000", datetime(2026, 3, 15, 14, 5, 9)),
    ],
)
def test_dates_as_statements_write_them(written: str, moment: datetime) -> None:
    assert read("交易时间,交易金额", f"{written},8.00").entries[0].occurred_at == moment


@pytest.mark.parametrize(
    "written", ["2026-02-30", "15/03/2026", "2026-3-1514:05", "2026-03-15 14:05+02:00", "明天", "2026-03-15 25:00"]
)
def test_dates_nobody_can_be_sure_of_are_listed(written: str) -> None:
    reading = read("交易时间,交易金额", "2026-03-15,8.00", f"{written},8.00")
    assert [row.line for row in reading.unreadable] == [3]


@pytest.mark.parametrize(
    ("word", "kind", "charge_kind"),
    [
        ("消费", Kind.SALE, None),
        ("消费撤销", Kind.VOID, None),
        ("消费冲正", Kind.VOID, None),
        ("退货", Kind.REFUND, None),
        ("预授权完成", Kind.SALE, None),
        ("预授权完成撤销", Kind.VOID, None),
        ("预授权", None, None),
        ("预授权撤销", None, None),
        ("押金", Kind.CHARGE, ChargeKind.DEPOSIT),
        ("激活服务费", Kind.CHARGE, ChargeKind.DEPOSIT),
        ("押金返还", Kind.PAYOUT, ChargeKind.DEPOSIT),
        ("退押金", Kind.PAYOUT, ChargeKind.DEPOSIT),
        ("流量费", Kind.CHARGE, ChargeKind.DATA_FEE),
        ("流量费退款", Kind.PAYOUT, ChargeKind.DATA_FEE),
        ("通讯服务费", Kind.CHARGE, ChargeKind.DATA_FEE),
        ("会员费", Kind.CHARGE, ChargeKind.MEMBERSHIP),
        ("保险费", Kind.CHARGE, ChargeKind.INSURANCE),
        ("服务费", Kind.CHARGE, ChargeKind.SERVICE_FEE),
        ("提现手续费", Kind.CHARGE, ChargeKind.WITHDRAWAL),
        ("提现", None, None),
        ("返现", Kind.PAYOUT, ChargeKind.OTHER),
        ("微信支付", Kind.SALE, None),
    ],
)
def test_types_of_trade(word: str, kind: Kind | None, charge_kind: ChargeKind | None) -> None:
    meaning = meaning_of(word)
    assert meaning is not None
    assert (meaning.kind, meaning.charge_kind) == (kind, charge_kind)


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        (("贷记卡",), Instrument.CREDIT),
        (("准贷记卡",), Instrument.CREDIT),
        (("借记卡",), Instrument.DEBIT),
        (("DC",), Instrument.DEBIT),
        (("预付费卡",), Instrument.PREPAID),
        (("VISA信用卡",), Instrument.FOREIGN),
        (("", "微信支付"), Instrument.WECHAT),
        (("支付宝",), Instrument.ALIPAY),
        (("银联二维码",), Instrument.UNIONPAY_QR),
        (("其他", "消费"), Instrument.UNKNOWN),
    ],
)
def test_instruments(words: tuple[str, ...], instrument: Instrument) -> None:
    assert instrument_of(*words) is instrument


def test_rows_that_move_no_money_failed_or_are_unknown_are_listed_with_their_reason() -> None:
    reading = read(
        "交易时间,交易类型,交易金额,交易状态",
        *(
            f"2026-03-15,{kind},8.00,{status}"
            for kind, status in [("消费", "成功"), ("预授权", "成功"), ("换购", "成功"), ("消费", "失败")]
        ),
    )
    assert len(reading.entries) == 1
    assert [row.line for row in reading.unreadable] == [3, 4, 5]
    for row, word in zip(reading.unreadable, ("预授权", "换购", "失败"), strict=True):
        assert word in row.reason.text("zh")


def test_what_goes_back_may_be_written_negative_but_a_sale_may_not() -> None:
    reading = read(
        DAILY, daily("退货", "-30.00", ""), daily("消费撤销", "-20.00", ""), daily("消费", "-10.00"), daily()
    )
    assert [(entry.kind, entry.amount, entry.fee) for entry in reading.entries] == [
        (Kind.REFUND, 3000, None),
        (Kind.VOID, 2000, None),
        (Kind.SALE, 10000, 60),
    ]
    assert [row.line for row in reading.unreadable] == [4]


def test_without_types_of_trade_a_negative_amount_is_a_refund_and_that_is_said() -> None:
    reading = read("交易时间,交易金额", "2026-03-15,8.00", "2026-03-15,-8.00")
    assert [entry.kind for entry in reading.entries] == [Kind.SALE, Kind.REFUND]
    assert codes(reading) == ["refunds-by-sign"]


def test_the_unit_fen_of_the_header_holds_for_the_whole_file() -> None:
    head = (
        "商户编号|交易日期|交易时间|终端号|交易类型|拉卡拉流水号|原拉卡拉流水号|"
        "交易金额(分)|手续费(分)|结算金额(分)|结算日期"
    )
    rows = ("1|20260315|100000|T1|消费|L1||10000|60|9940|20260316", "1|20260315|110000|T1|退货|L2|L1|2000|0||")
    reading = read(head, *rows)
    sale, refund = reading.entries
    assert (sale.amount, sale.fee, sale.settled, sale.settled_on, sale.entry_id) == (
        10000,
        60,
        9940,
        date(2026, 3, 16),
        "L1",
    )
    assert (refund.amount, refund.original_id) == (2000, "L1")
    assert reading.warnings == ()


def test_decimals_under_a_fen_header_mean_yuan_with_a_warning() -> None:
    reading = read("交易时间,交易金额(分),手续费(分)", "2026-03-15,100.00,0.60", "2026-03-16,200,1.20")
    assert [(entry.amount, entry.fee) for entry in reading.entries] == [(10000, 60), (20000, 120)]
    assert codes(reading) == ["unit-corrected"]


def test_a_row_with_decimals_in_a_file_in_fen_costs_itself_alone() -> None:
    rows = ("2026-03-15,10000,60,9940", "2026-03-15,200.5,1.20,198.80", "2026-03-15,20000,120,19880")
    reading = read("交易时间,交易金额(分),手续费(分),结算金额(分)", *rows)
    assert [(entry.line, entry.amount, entry.fee, entry.settled) for entry in reading.entries] == [
        (2, 10000, 60, 9940),
        (4, 20000, 120, 19880),
    ]
    assert [row.line for row in reading.unreadable] == [3]
    assert codes(reading) == []


def test_whole_yuan_beside_fees_with_decimals_under_a_fen_header_are_yuan() -> None:
    rows = [f"2026-03-{day},{day}00,{day * 0.6:.2f},{day * 99.4:.2f}" for day in (10, 11, 12)]
    reading = read("交易时间,交易金额(分),手续费(分),结算金额(分)", *rows)
    first = reading.entries[0]
    assert (first.amount, first.fee, first.settled) == (100000, 600, 99400)
    assert codes(reading) == ["unit-corrected"]


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=9), st.integers(0, 4))
def test_one_broken_cell_never_changes_the_unit_of_the_others(amounts: list[int], broken: int) -> None:
    rows = [f"2026-03-15,{100 * amount},{amount},{99 * amount}" for amount in amounts]
    rows[broken] = f"2026-03-15,{amounts[broken]}.00,0.01,{amounts[broken]}.5"
    reading = read("交易时间,交易金额(分),手续费(分),结算金额(分)", *rows)
    expected = [100 * amount for number, amount in enumerate(amounts) if number != broken]
    assert [entry.amount for entry in reading.entries if entry.line != broken + 2] == expected


def test_a_fee_in_fen_beside_amounts_in_yuan_shows_in_what_was_settled() -> None:
    rows = [f"2026-03-{day},{day}00,{day * 60},{day * 100 - day * 0.6:.2f}" for day in (10, 11, 12)]
    reading = read("交易时间,交易金额,手续费,结算金额", *rows)
    first = reading.entries[0]
    assert (first.amount, first.fee, first.settled) == (100000, 600, 99400)
    assert codes(reading) == ["unit-corrected"]


def test_a_fee_kept_back_in_every_row_does_not_change_the_unit() -> None:
    rows = [f"2026-03-{day},{day}00.00,6.00,{day * 100 - 105}.00" for day in (10, 11, 12)]
    reading = read("交易时间,交易金额（元）,手续费（元）,结算金额（元）", *rows)
    assert [entry.amount for entry in reading.entries] == [100000, 110000, 120000]
    assert codes(reading) == []


def test_fees_written_negative_throughout_are_fees_and_a_single_one_is_a_mistake() -> None:
    assert [entry.fee for entry in read(DAILY, daily(fee="-0.60"), daily(fee="-0.30")).entries] == [60, 30]
    mixed = read(DAILY, daily(fee="0.60"), daily(fee="-0.30"))
    assert [row.line for row in mixed.unreadable] == [3]


def test_a_fee_for_fast_settlement_belongs_to_the_fee_and_a_deferred_fee_is_marked() -> None:
    reading = read(
        "交易时间,交易金额,手续费,秒到手续费,结算金额,是否手续费后付",
        "2026-03-15,¥100.00,0.60元,3.00,96.40,否",
        "2026-03-15,100.00,--,,100.00,是",
    )
    fast, later = reading.entries
    assert (fast.fee, fast.settled, fast.fee_deferred) == (360, 9640, False)
    assert (later.fee, later.settled, later.fee_deferred) == (None, 10000, True)


def test_a_decimal_comma_and_a_short_row_are_listed() -> None:
    reading = read(
        DAILY, daily(), daily(amount='"3000,00"'), daily(amount="3000,00"), "898210154110002,周记五金,2026-03-15"
    )
    assert [row.line for row in reading.unreadable] == [3, 4, 5]


def test_a_reference_rounded_by_a_spreadsheet_counts_as_none() -> None:
    reading = read(DAILY, daily(ref="4.00123E+27"))
    assert reading.entries[0].entry_id is None
    assert codes(reading) == ["numbers-lost"]


def test_a_personal_bill_is_refused_as_what_it_is() -> None:
    assert reason(shared_file("alipay_personal_bill_gb18030.csv")) == "personal-bill"


def test_other_real_tables_have_no_header_of_a_statement() -> None:
    assert reason(shared_file("cfpb_sample_2068.csv")) == "no-header"


def test_typed_html_templates_and_formulas_stay_text() -> None:
    nasty = "=cmd|' /C calc'!A0 <b>{source}</b> %s {{ x }}"
    reading = read("交易时间,交易金额,备注,交易类型", f"2026-03-15,8.00,{nasty},消费", f"2026-03-15,8.00,,{nasty}")
    assert reading.entries[0].memo == nasty
    assert "{source}" in reading.unreadable[0].reason.text("zh")
