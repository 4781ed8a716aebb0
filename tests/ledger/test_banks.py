"""Accounts as banks name their columns: what came in is an arrival, never a sale."""

import pytest

from juli.ledger import Kind, Reading, read_file
from tests.ledger.statements import lines

SETTLED, BOUGHT = "拉卡拉支付股份有限公司", "某超市"

BANKS = {
    "signs": (
        "序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名",
        f"1,商户结算,人民币,钞,20260316,1086.07,2041.07,,{SETTLED}",
        f"2,消费,人民币,钞,20260317,-45.00,955.00,,{BOUGHT}",
    ),
    "plus and minus": (
        "交易日期,交易时间,交易金额,本次余额,对方户名,交易类型,交易摘要",
        f"20260316,083015,+1086.07,5086.07,{SETTLED},转账,清算",
        f"20260317,120102,-45.00,5041.07,{BOUGHT},消费,消费",
    ),
    "in and out in brackets": (
        "交易日期,摘要,记账金额(收入),记账金额(支出),记账币种,余额,对方户名",
        f'2026-03-16,跨行转账,"1,086.07",,人民币,"5,086.07",{SETTLED}',
        f"2026-03-17,消费,,45.00,人民币,5041.07,{BOUGHT}",
    ),
    "both sides filled": (
        "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,对方户名,记账日期,摘要",
        f"20260316 08:30:15,0.00,1086.07,5086.07,{SETTLED},20260316,清算款",
        f"20260317 08:30:15,45.00,0.00,5041.07,{BOUGHT},20260317,货款",
    ),
    "a direction": (
        "交易时间,交易方式,借贷状态,交易金额,余额,对方户名,摘要",
        f"2026-03-16 08:30:15,转账,贷 Cr,1086.07,5086.07,{SETTLED},商户结算",
        f"2026-03-17 12:01:02,消费,借 Dr,45.00,5041.07,{BOUGHT},消费",
    ),
    "a direction and the same as a sign": (
        "交易时间,收支类型,金额,对方户名,摘要",
        f"2026-03-16 08:30:15,收入,1086.07,{SETTLED},商户结算",
        f"2026-03-17 12:01:02,支出,-45.00,{BOUGHT},POS清算",
    ),
}


def read(*rows: str) -> Reading:
    return read_file("bank.csv", lines(*rows))


@pytest.mark.parametrize("bank", BANKS)
def test_what_a_bank_shows_is_an_arrival_or_listed(bank: str) -> None:
    reading = read(*BANKS[bank])
    assert (reading.format, reading.entries) == ("bank-account", ())
    assert [(each.line, each.amount) for each in reading.arrivals] == [(2, 108607)]
    assert [(row.line, row.reason.code) for row in reading.unreadable] == [(3, "not-collected")]


def test_amounts_that_do_not_tell_their_way_are_listed() -> None:
    head, came, _ = BANKS["signs"]
    reading = read(head, came, came.replace("1086.07", "+8.00"), came.replace("1086.07", "9.00"))
    assert [each.amount for each in reading.arrivals] == [108607, 800, 900]
    signless = read(*BANKS["a direction"], came)
    assert [row.line for row in signless.unreadable] == [3, 4]
    with pytest.raises(Exception, match="all-unreadable") as caught:
        read(head, came, came)
    assert "正负号" in caught.value.reason.text("zh")


def test_money_in_another_currency_is_no_arrival() -> None:
    head, came, went = BANKS["signs"]
    with pytest.raises(Exception, match="all-unreadable"):
        read(head, came.replace("人民币", "美元"), went)


@pytest.mark.parametrize(
    "head",
    [
        "交易时间,交易类型,交易金额,手续费,账户余额,备注",
        "交易时间,交易类型,交易金额,终端号,余额,附言",
        "交易时间,交易类型,交易金额,单号,余额,备注",
    ],
)
def test_a_statement_of_trades_or_the_wallet_of_a_provider_with_a_balance_is_no_bank(head: str) -> None:
    reading = read(head, "2026-03-15 10:00:00,消费,100.00,,99.40,", "2026-03-15 11:00:00,流量费,-99.00,,0.40,")
    assert reading.format == "by-header"
    assert [entry.kind for entry in reading.entries] == [Kind.SALE, Kind.CHARGE]
