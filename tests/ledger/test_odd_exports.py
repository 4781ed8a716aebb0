"""Statements that are odd as a whole: units above the header, torn amounts, states, currencies, bills put together."""

import io
from datetime import datetime

import pytest
import xlsxwriter

from juli.ledger import Instrument, Kind, Reading, read_file
from juli.ledger.formats.words import failed, instrument_of, meaning_of, not_settled
from tests.ledger.statements import lines, reason
from tests.ledger.test_samples import FOLDER

HEAD = "交易时间,交易类型,交易金额,手续费,结算金额,备注"


def read(*rows: str) -> Reading:
    return read_file("a.csv", lines(*rows))


def refused(reading: Reading) -> list[tuple[int, str]]:
    return [(row.line, row.reason.code) for row in reading.unreadable]


@pytest.mark.parametrize(
    ("above", "amount"),
    [
        ("商户：周记　单位：分", 10000),
        ("金额单位：人民币元", 1000000),
        ("单位名称：元氏商行", 1000000),
        ("单位：分店", 1000000),
    ],
)
def test_the_unit_may_stand_above_the_header(above: str, amount: int) -> None:
    reading = read(above, HEAD, "2026-03-15,消费,10000,60,9940,")
    assert [entry.amount for entry in reading.entries] == [amount]


def test_a_fee_of_nothing_beside_fees_written_negative_is_no_mistake() -> None:
    reading = read(HEAD, "2026-03-15,消费,100.00,-0.60,99.40,", "2026-03-15,消费,8.00,-0.00,8.00,")
    assert [entry.fee for entry in reading.entries] == [60, 0]


def test_the_unit_of_a_title_counts_before_the_one_above() -> None:
    reading = read("单位：分", HEAD.replace("交易金额", "交易金额（元）"), "2026-03-15,消费,100,60,9940,")
    assert [(entry.amount, entry.fee) for entry in reading.entries] == [(10000, 60)]


@pytest.mark.parametrize("end", ["", ","])
def test_a_comma_without_quotes_costs_its_row_and_is_told(end: str) -> None:
    torn = [f"2026-03-15,消费,{cells}{end}" for cells in ("1,000.00,6.00,994.00", "1,286,000.00,6.00,994.00")]
    reading = read(HEAD, *torn, "2026-03-15,消费,100.00,0.60,99.40,")
    assert refused(reading) == [(2, "money-torn"), (3, "money-torn")]
    assert "1,000.00" in reading.unreadable[0].reason.text("zh")
    assert [entry.amount for entry in reading.entries] == [10000]


def test_a_whole_amount_that_was_settled_whole_is_not_torn() -> None:
    reading = read("交易时间,交易金额,结算金额,手续费,是否手续费后付", "2026-03-15,100,100.00,0.60,是")
    assert [(entry.amount, entry.settled) for entry in reading.entries] == [(10000, 10000)]


def test_a_row_wider_than_the_header_is_read_only_where_most_are() -> None:
    wide, usual = "2026-03-15,消费,100.00,0.60,99.40,x,", "2026-03-15,消费,100.00,0.60,99.40,x"
    assert refused(read(HEAD, usual, usual, wide)) == [(4, "row-width")]
    assert len(read(HEAD, wide, wide, usual).entries) == 3


def test_amounts_in_another_currency_are_listed() -> None:
    rows = [f"2026-03-15,8.00,{currency}" for currency in ("人民币", "CNY", "元", "", "USD", "港元")]
    reading = read("交易时间,交易金额,币种", *rows)
    assert [row.line for row in reading.unreadable] == [6, 7]
    assert "USD" in reading.unreadable[0].reason.text("en")


def test_a_row_without_a_type_in_a_file_that_has_types_is_listed() -> None:
    reading = read(HEAD, "2026-03-15,消费,8.00,,,", "2026-03-15,,8.00,,,")
    assert [row.line for row in reading.unreadable] == [3]
    assert len(read(HEAD, "2026-03-15,,8.00,,,").entries) == 1


@pytest.mark.parametrize(
    "status",
    ["交易未成功", "支付不成功", "等待买家付款", "待付款", "已冲正", "作废", "NOTPAY", "已受理", "撤销成功", "未知"],
)
def test_states_of_a_trade_that_moved_no_money(status: str) -> None:
    assert failed(status)


@pytest.mark.parametrize("status", ["交易成功", "SUCCESS", "已退款", "退款成功", "00", "已支付"])
def test_states_of_a_trade_that_moved_money(status: str) -> None:
    assert not failed(status)


def test_what_undoes_a_trade_may_say_that_it_is_undone() -> None:
    assert not failed("撤销成功", undoing=True)
    assert failed("撤销失败", undoing=True)


def test_a_settlement_that_has_not_come_is_told_from_one_that_has() -> None:
    assert [not_settled(state) for state in ("未结算", "待出款", "结算失败", "已结算", "成功")] == [True] * 3 + [
        False
    ] * 2


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("会员卡消费", Kind.SALE),
        ("会员消费退款", Kind.REFUND),
        ("会员费", Kind.CHARGE),
        ("退会员费", Kind.PAYOUT),
        ("信用卡还款", None),
        ("消费撤销冲正", None),
        ("消费冲正", Kind.VOID),
        ("消费(已撤销)", None),
        ("支付失败", None),
        ("重复扣款退回", Kind.PAYOUT),
        ("误扣退款", Kind.PAYOUT),
        ("手续费返还", Kind.PAYOUT),
        ("部分退款", Kind.REFUND),
        ("设备租金", Kind.CHARGE),
    ],
)
def test_types_of_trade_that_sound_like_others(word: str, kind: Kind | None) -> None:
    meaning = meaning_of(word)
    assert meaning is not None
    assert meaning.kind is kind


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        (("借记卡", "微信"), Instrument.WECHAT),
        (("贷记卡", "扫码", "支付宝支付"), Instrument.ALIPAY),
        (("贷记卡", "银联二维码"), Instrument.UNIONPAY_QR),
        (("贷记卡", "VISA"), Instrument.FOREIGN),
        (("借记卡", "云闪付"), Instrument.DEBIT),
        (("", "云闪付"), Instrument.UNIONPAY_QR),
        (("其他", "银联", "贷记卡"), Instrument.CREDIT),
    ],
)
def test_a_wallet_counts_before_the_card_behind_it(words: tuple[str, ...], instrument: Instrument) -> None:
    assert instrument_of(*words) is instrument


def test_a_fee_with_a_refund_is_neither_a_refund_nor_given_back() -> None:
    assert meaning_of("退款手续费") is None


def test_every_column_that_says_with_what_was_paid_is_asked() -> None:
    head = "交易时间,交易类型,卡类型,支付方式,卡组织,交易金额"
    reading = read(head, "2026-03-15,消费,借记卡,微信,,8.00", "2026-03-15,消费,贷记卡,刷卡,VISA,8.00")
    assert [entry.instrument for entry in reading.entries] == [Instrument.WECHAT, Instrument.FOREIGN]


def test_a_list_of_disputed_trades_is_no_statement() -> None:
    head = "登账编号,退单日期,交易日期,交易金额,交易净额,检索参考号"
    assert reason(lines(head, "D1,20260320,20260315,100.00,99.40,R1")) == "dispute-list"
    assert len(read(head + ",交易类型", "D1,20260320,20260315,100.00,99.40,R1,退单").entries) == 1


SUMS = ("交易日期,交易笔数,交易金额,手续费", "2026-03-15,2,108.00,0.65")
TRADES = ("交易日期,终端号,交易金额,手续费", "2026-03-15,T1,100.00,0.60", "2026-03-15,T1,8.00,0.05")


def test_sums_are_no_trades_and_the_trades_below_them_are_read() -> None:
    assert reason(lines(*SUMS)) == "only-sums"
    reading = read("日汇总", *SUMS, "", "明细", *TRADES)
    assert ([entry.amount for entry in reading.entries], reading.unreadable) == ([10000, 800], ())


def test_another_table_below_the_trades_is_listed_until_their_header_stands_again() -> None:
    refunds = ("退款时间,原终端号,退款金额,退回手续费", "2026-03-16,T1,30.00,0.18", "合计,,30.00,0.18")
    reading = read(*TRADES, *refunds, TRADES[0].replace(",", " ,") + ",第2页", TRADES[1], *SUMS)
    assert [entry.line for entry in reading.entries] == [2, 3, 8]
    assert refused(reading) == [(line, "other-table") for line in (4, 5, 6, 9, 10)]


def test_the_time_of_a_day_may_stand_under_a_title_like_that_of_the_day() -> None:
    (entry,) = read("银联系统日期,银联系统时间,交易金额（元）", "2026-03-15,14:05:09,8.00").entries
    assert entry.occurred_at == datetime(2026, 3, 15, 14, 5, 9)


def test_a_table_typed_with_full_width_commas_is_a_table() -> None:
    reading = read("交易时间，交易金额，手续费", "2026-03-15，100.00，0.60", "合计，100.00，0.60")
    assert [(entry.amount, entry.fee) for entry in reading.entries] == [(10000, 60)]
    assert reading.warnings == ()


def test_a_single_cell_that_names_a_figure_is_a_total() -> None:
    reading = read(
        "交易时间,交易金额,手续费", "2026-03-15,100.00,0.60", "收单手续费合计：0.60", "手续费：0.70", "T1：5"
    )
    assert [row.line for row in reading.unreadable] == [5]
    assert [warning.code for warning in reading.warnings] == ["totals-disagree"]


def test_marks_around_titles_do_not_hide_a_column() -> None:
    reading = read("*交易时间：,交 易 金 额（单位：元）,手续费【元】", "2026-03-15,8.00,0.05")
    assert [(entry.amount, entry.fee) for entry in reading.entries] == [(800, 5)]


def test_wechat_bills_put_together_are_each_read_and_summed() -> None:
    bill = (FOLDER / "wechat-success.csv").read_bytes()
    once, twice = read_file("a.csv", bill), read_file("a.csv", bill + bill)
    assert (len(twice.entries), twice.unreadable) == (2 * len(once.entries), ())
    assert once.warnings == twice.warnings == ()


def test_a_wechat_bill_in_another_currency_is_listed() -> None:
    bill = (FOLDER / "wechat-success.csv").read_text(encoding="utf-8-sig")
    reading = read_file("a.csv", bill.replace("`CNY", "`USD", 1).encode())
    assert [row.line for row in reading.unreadable] == [2]


def test_what_a_sheet_calculates_is_read_as_it_shows_it_and_a_hidden_sheet_comes_last() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, number in (("缓存", "old"), ("流水", "new")):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ("交易时间", "交易金额", "手续费", "结算金额", "参考号"))
            page.write_row(1, 0, (46096.5, 100, -0.0, "", number))
            page.write_formula(1, 3, "=B2-C2", None, 99.40000000000001)
        book.worksheets_objs[0].hide()
        book.worksheets_objs[1].activate()
    reading = read_file("a.xlsx", buffer.getvalue())
    assert [(entry.fee, entry.settled, entry.entry_id) for entry in reading.entries] == [(0, 9940, "new")]
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(0, "sheet-unread")]
