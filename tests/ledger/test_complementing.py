"""Files of 拉卡拉 that complete each other: one trade is counted once, with what each of them knows."""

from datetime import date
from itertools import permutations

import pytest

from juli.agreement import Agreement, Settlement
from juli.audit import audit
from juli.audit.findings import Rule
from juli.calendars import official
from juli.ledger import Instrument, Ledger, combine, read_file

JY = """\
商户编号|交易日期|交易时间|终端号|交易类型|拉卡拉流水号|原拉卡拉流水号|交易金额(分)|手续费(分)|结算金额(分)|支付方式
M1|20260315|100512|A0012345|消费|66031500001||100000|600|99400|贷记卡
M1|20260315|101030|A0012345|消费|66031500002||25050|125|24925|借记卡
M1|20260315|101130|A0012345|消费|66031500007||5000|30|4970|微信
"""
JS = """商户编号|交易日期|交易时间|终端号|拉卡拉流水号|交易金额(分)|手续费(分)|结算金额(分)|结算日期|结算状态
M1|20260315|100512|A0012345|66031500001|100000|600|99400|20260316|已结算
M1|20260315|101130|A0012345|66031500007|5000|30|4970|20260316|结算失败
M1|20260315|110000|A0012345|66031500009|7000|42|6958|20260316|已结算
"""


def together(**files: str) -> Ledger:
    return combine([read_file(name, content.encode()) for name, content in files.items()])


def codes(ledger: Ledger) -> list[str]:
    return [warning.code for warning in ledger.warnings]


def test_a_trade_and_its_settlement_are_one_sale() -> None:
    found = together(jy=JY, js=JS)
    first = next(entry for entry in found.entries if entry.entry_id == "66031500001")
    assert (first.source, first.line, first.instrument) == ("jy", 2, Instrument.CREDIT)
    assert (first.fee, first.settled, first.settled_on) == (600, 99400, date(2026, 3, 16))
    assert sorted(entry.entry_id or "" for entry in found.entries) == [f"6603150000{n}" for n in (1, 2, 7, 9)]
    assert codes(found) == ["complemented"]
    assert "js, jy" in found.warnings[0].text("zh")


def test_a_failed_settlement_counts_although_the_trade_shows_a_sum() -> None:
    found = together(jy=JY, js=JS)
    failed = next(entry for entry in found.entries if entry.entry_id == "66031500007")
    assert (failed.settled, failed.settled_on, failed.instrument) == (None, None, Instrument.WECHAT)
    assert found.unsettled == {("jy", failed.line)}
    agreed = Agreement(settlement=Settlement(1), unknown=("rates", "charges", "deposit"))
    judged = audit(found, agreed, as_of=date(2026, 4, 30), calendar=official())
    owed = next(finding for finding in judged.findings if finding.rule is Rule.NOT_SETTLED)
    assert [(line.source, line.excess) for line in owed.lines] == [("jy", 4970)]


def test_the_order_of_files_changes_nothing() -> None:
    readings = [read_file(name, content.encode()) for name, content in (("a", JS), ("b", JY), ("c", JY))]
    assert len({repr(combine(order)) for order in permutations(readings)}) == 1
    assert len(combine(readings).entries) == 4


@pytest.mark.parametrize(
    "js",
    [JS.replace("|100000|600|99400|", "|100000|900|99100|"), JS.replace("100512|A0012345", "100512|A0099999")],
    ids=["another fee", "another terminal"],
)
def test_rows_that_contradict_each_other_both_stay_with_a_warning(js: str) -> None:
    found = together(jy=JY, js=js)
    assert [entry.source for entry in found.entries if entry.entry_id == "66031500001"] == ["js", "jy"]
    assert codes(found) == ["complemented", "told-twice"]


def test_a_trade_charged_twice_in_one_file_is_not_put_together() -> None:
    again = JY + "M1|20260315|100512|A0012345|消费|66031500001||100000|600|99400|贷记卡\n"
    assert len([entry for entry in together(jy=again, js=JS).entries if entry.entry_id == "66031500001"]) == 3


def test_files_of_other_formats_are_left_alone() -> None:
    canonical = (
        "entry_id,occurred_at,kind,instrument,amount,fee\n66031500001,2026-03-15 10:05:12,sale,credit,1000.00,6.00\n"
    )
    found = together(jy=JY, other=canonical)
    assert codes(found) == ["told-twice"]
