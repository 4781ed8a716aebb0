"""WeChat Pay merchant bills: the real one read whole, and the quirks one by one."""

from datetime import datetime

import pytest

from juli.ledger import Entry, Instrument, Kind, Reading, read_file
from juli.money import yuan
from tests.ledger.statements import lines, shared_file

HEADER = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
    "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"


def trade(
    status: str = "SUCCESS",
    settled: str = "100.00",
    refunded: str = "0.00",
    fee: str = "0.60000",
    refund_no: str = "0",
    order: str = "4200001",
    goods: str = "铁钉",
    refund_status: str = "",
) -> str:
    cells = [
        "2026-03-15 10:00:00",
        "wx1",
        "1900000001",
        "0",
        "D1",
        order,
        "A1",
        "u1",
        "NATIVE",
        status,
        "OTHERS",
        "CNY",
    ]
    cells += [
        settled,
        "0.00",
        refund_no,
        "0",
        refunded,
        "0.00",
        "",
        refund_status,
        goods,
        "",
        fee,
        "0.60%",
        settled,
        refunded,
        "",
    ]
    return ",".join("`" + cell for cell in cells)


def totals(count: str, sales: str, refunds: str, fees: str) -> str:
    return ",".join("`" + cell for cell in (count, sales, refunds, "0.00", fees, sales, refunds))


def bill(*rows: str) -> Reading:
    return read_file("w.csv", lines(HEADER, *rows))


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def test_the_real_bill_is_read_whole_and_agrees_with_its_totals() -> None:
    reading = read_file("bill.csv", shared_file("wechat_merchant_bill_ALL.csv"))
    sales = [entry for entry in reading.entries if entry.kind is Kind.SALE]
    refunds = [entry for entry in reading.entries if entry.kind is Kind.REFUND]
    assert (len(sales), len(refunds), len(reading.entries)) == (31, 14, 45)
    assert yuan(sum(sale.amount for sale in sales)) == "0.47"
    assert yuan(sum(refund.amount for refund in refunds)) == "0.14"
    assert yuan(sum(sale.fee or 0 for sale in sales)) == "0.08"
    assert (reading.unreadable, reading.warnings, reading.encoding) == ((), (), "utf-8-sig")


def test_a_sale_and_its_refund() -> None:
    sale = trade(order="4200001")
    refund = trade("REFUND", "0.00", "30.00", "-0.18000", "5030001", "4200001", refund_status="SUCCESS")
    reading = bill(sale, refund, TOTALS, totals("2.0", "100.00", "30.00", "0.42"))
    common = {"merchant_no": "1900000001", "terminal_no": "D1", "memo": "铁钉"}
    when, wechat = datetime(2026, 3, 15, 10), Instrument.WECHAT
    assert reading.entries == (
        Entry("w.csv", 2, when, Kind.SALE, wechat, 10000, entry_id="4200001", fee=60, **common),
        Entry("w.csv", 3, when, Kind.REFUND, wechat, 3000, entry_id="5030001", original_id="4200001", **common),
    )
    assert reading.warnings == ()


def test_a_comma_in_the_name_of_goods_needs_no_quotation_marks() -> None:
    assert bill(trade(goods="铁钉,螺丝,扳手")).entries[0].memo == "铁钉,螺丝,扳手"


@pytest.mark.parametrize(
    ("fee", "fen", "warned"),
    [("0.60000", 60, []), ("0.60500", 61, ["fees-rounded"]), ("0.60499", 60, ["fees-rounded"])],
)
def test_a_fee_finer_than_a_fen_is_rounded_half_up_with_one_warning(fee: str, fen: int, warned: list[str]) -> None:
    total = str(2 * float(fee))
    reading = bill(trade(fee=fee), trade(fee=fee), TOTALS, totals("2", "200.00", "0.00", total))
    assert [entry.fee for entry in reading.entries] == [fen, fen]
    assert codes(reading) == warned


def test_each_total_that_disagrees_is_a_warning() -> None:
    reading = bill(trade(), TOTALS, totals("2", "99.00", "0.00", "0.60"))
    assert codes(reading) == ["totals-disagree"] * 3
    assert "99.00" in reading.warnings[1].text("zh")


def test_figures_too_large_to_be_true_cost_their_row_and_no_more() -> None:
    reading = bill(trade(), trade(fee="9" * 14), trade(settled="9" * 20), TOTALS, totals("3", "9" * 60, "0", "1"))
    assert [row.line for row in reading.unreadable] == [3, 4]
    assert len(reading.entries) == 1


def test_a_bill_cut_off_before_its_totals_is_told() -> None:
    assert codes(bill(trade())) == ["totals-missing"]


def test_a_failed_refund_an_unknown_status_and_rows_after_the_totals_are_listed() -> None:
    failed = trade("REFUND", "0.00", "30.00", "0.00", "5030001", refund_status="FAIL")
    reading = bill(trade(), failed, trade("WHAT"), TOTALS, totals("3", "200.00", "30.00", "1.20"), "`x,`y")
    assert [row.line for row in reading.unreadable] == [3, 4, 7]
    assert len(reading.entries) == 1


def test_an_order_number_rounded_by_a_spreadsheet_counts_as_none() -> None:
    reading = bill(trade(order="4.20000E+27"), TOTALS, totals("1", "100.00", "0.00", "0.60"))
    assert reading.entries[0].entry_id is None
    assert codes(reading) == ["numbers-lost"]


def test_the_older_bill_says_total_and_sub_merchant() -> None:
    header = (
        "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
        "总金额,代金券或立减优惠金额,商品名称,商户数据包,手续费,费率"
    )
    row = "2026-03-15 10:00:00,wx1,19,1902,,42,A1,u1,NATIVE,SUCCESS,OTHERS,CNY,8.00,0.00,钉子,,0.05000,0.60%"
    end = "总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额"
    reading = read_file("w.csv", lines(header, row, end, "1,8.00,0.00,0.00,0.05000"))
    (entry,) = reading.entries
    assert (entry.amount, entry.fee, entry.merchant_no, entry.terminal_no) == (800, 5, "1902", None)
    assert reading.warnings == ()
