"""Statements of acquirers that are known by their header: what each of them does in its own way."""

import io

import pytest
import xlsxwriter

from juli.ledger import ChargeKind, Kind, Reading, read_file
from tests.ledger.statements import lines
from tests.ledger.test_samples import FOLDER, sample

JS = "商户编号|交易日期|交易时间|终端号|拉卡拉流水号|交易金额(分)|手续费(分)|结算金额(分)|结算日期|结算状态"
YEEPAY = (
    "商户账户编号,清算日期,下单日期,交易时间,客户消费订单号,消费交易流水号,消费金额,实收金额,收款方式,收款方手续费,"
    "支付产品,商品类别,商品名称,支付卡类型"
)


def read(*rows: str) -> Reading:
    return read_file("a.csv", lines(*rows))


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def test_a_settlement_that_failed_did_not_arrive() -> None:
    done, failed = read(
        JS, *(f"8|20260315|100512|A1|L{n}|5000|30|4970|20260316|{how}" for n, how in enumerate(("已结算", "结算失败")))
    ).entries
    assert (done.settled, str(done.settled_on)) == (4970, "2026-03-16")
    assert (failed.settled, failed.settled_on, failed.fee) == (None, None, 30)


def test_the_second_fee_of_fast_settlement_belongs_to_the_fee() -> None:
    assert [(entry.amount - (entry.fee or 0), entry.settled) for entry in sample("lakala-d0.txt").entries] == [
        (99100, 99100),
        (24625, 24625),
        (29520, 29520),
    ]


def test_of_a_withdrawal_only_the_fee_is_a_charge() -> None:
    reading = sample("lakala-dw.txt")
    (charge,) = reading.entries
    assert (charge.kind, charge.charge_kind, charge.amount, charge.fee) == (
        Kind.CHARGE,
        ChargeKind.WITHDRAWAL,
        200,
        None,
    )
    assert [row.reason.code for row in reading.unreadable] == ["withdrawal-free", "field"]


def test_shares_of_one_sale_are_one_sale_and_two_sales_of_the_same_sum_are_two() -> None:
    head = "商户编号|交易日期|交易时间|终端号|拉卡拉流水号|交易金额(分)|手续费(分)|分账金额(分)|分账比例"
    rows = [
        f"8|20260315|100512|A1|{number}|1000|6|{share}|" for number, share in (("L1", 497), ("L1", 497), ("L2", 994))
    ]
    reading = read(head, *rows)
    assert [(entry.entry_id, entry.settled) for entry in reading.entries] == [("L1", None), ("L2", None)]
    assert codes(reading) == ["shares"]


@pytest.mark.parametrize(
    ("end", "warned"),
    [
        ("消费金额：100.00", 0),
        ("消费金额：100.01", 1),
        ("手续费：0.60", 0),
        ("手续费：0.61", 1),
        ("实收金额：99.40", 0),
        ("实收金额：99.00", 1),
        ("总交易笔数：1", 0),
        ("总交易笔数：2", 1),
    ],
)
def test_each_loose_total_is_compared_with_the_rows(end: str, warned: int) -> None:
    row = "1008,2026-03-16,2026-03-15,2026-03-15 10:05:12,O1,Y1,100.00,99.40,扫码,0.60,扫码支付,五金,合页,贷记卡"
    assert codes(read(YEEPAY, row, end)) == ["totals-disagree"] * warned


def test_totals_of_fees_are_not_judged_where_a_refund_gave_some_back() -> None:
    head = "交易时间,交易类型,交易金额,手续费,结算金额"
    rows = ("2026-03-15,消费,100.00,0.60,99.40", "2026-03-15,退货,50.00,-0.30,-49.70", "合计,,150.00,0.30,49.70")
    assert codes(read(head, *rows)) == []
    assert codes(read(head, rows[0], "合计,,100.00,0.30,99.40")) == ["totals-disagree"]


def test_the_number_of_a_trade_is_under_the_title_its_refund_names_it_by() -> None:
    old, new = sample("allinpay.csv"), sample("allinpay-new.csv")
    assert [entry.entry_id for entry in old.entries[:1]] == ["603150000012"]
    sale, refund = new.entries
    assert refund.original_id == sale.entry_id == "112603150001"


def test_the_export_of_a_workbook_with_a_title_above() -> None:
    rows = [row.split(",") for row in (FOLDER / "chinaums.csv").read_text(encoding="utf-8").splitlines()[:4]]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    reading = read_file("MER_898210154110002_20260401090000_yjhx.xlsx", buffer.getvalue())
    assert (reading.format, reading.encoding) == ("chinaums", None)
    assert [(entry.line, entry.amount) for entry in reading.entries] == [(3, 100000), (4, 25050)]
