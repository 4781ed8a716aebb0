"""Rates, charges and deposits as contracts, shop lists and salesmen put them, in digits and in Chinese numerals."""

import pytest

from juli.agreement.contract import pasted, propose

STATED = [
    ("贷记卡手续费按交易金额的千分之六计收。", "rate", {"instrument": ["credit"], "percent": "0.60"}),
    ("借记卡：万分之五十，单笔20元封顶。", "rate", {"instrument": ["debit"], "percent": "0.50", "cap": "20.00"}),
    ("信用卡万分之五十五加收3元/笔。", "rate", {"instrument": ["credit"], "percent": "0.55", "fixed": "3.00"}),
    ("刷信用卡0.6%+3，储蓄卡0.5%封顶25元。", "rate", {"instrument": ["credit"], "percent": "0.60", "fixed": "3.00"}),
    ("刷信用卡0.6%+3，储蓄卡0.5%封顶25元。", "rate", {"instrument": ["debit"], "percent": "0.50", "cap": "25.00"}),
    ("费率：信用卡0.55，借记卡0.45封顶18", "rate", {"instrument": ["credit"], "percent": "0.55"}),
    ("费率：信用卡0.55，借记卡0.45封顶18", "rate", {"instrument": ["debit"], "percent": "0.45", "cap": "18.00"}),
    ("微信、支付宝收款手续费均为千分之三点八。", "rate", {"instrument": ["wechat", "alipay"], "percent": "0.38"}),
    (
        "单笔1000元以下的云闪付交易按0.38%，1000元以上按0.6%收取手续费。",
        "rate",
        {"instrument": ["unionpay_qr"], "percent": "0.38", "up_to": "1000.00"},
    ),
    ("贷记卡手续费60个基点。", "rate", {"instrument": ["credit"], "percent": "0.60"}),
    ("信用卡收您0.6个点。", "rate", {"instrument": ["credit"], "percent": "0.60"}),
    ("境外银行卡交易按百分之二点五收取手续费。", "rate", {"instrument": ["foreign"], "percent": "2.50"}),
    (
        "借记卡手续费率为交易金额的0.5％（最高不超过人民币贰拾元）。",
        "rate",
        {"instrument": ["debit"], "percent": "0.50", "cap": "20.00"},
    ),
    (
        "银联卡（贷记）：0.60%；银联卡（借记）：0.50%，上限20元/笔",
        "rate",
        {"instrument": ["credit"], "percent": "0.60"},
    ),
    ("贷记卡\t0.60%\t无\n借记卡\t0.50%\t20元\n", "rate", {"instrument": ["debit"], "percent": "0.50"}),
    (
        "手续费标准：\n（1）信用卡交易\n0.6%\n（2）储蓄卡交易\n0.5%，20元封顶",
        "rate",
        {"instrument": ["credit"], "percent": "0.60"},
    ),
    (
        "信用卡费率0.58%，自2026年3月1日起执行。",
        "rate",
        {"instrument": ["credit"], "percent": "0.58", "from": "2026-03-01"},
    ),
    ("扫码收款费率统一为0.38%，每笔不足1分按1分收。", "rate", {"instrument": ["wechat", "alipay"], "percent": "0.38"}),
    ("贷记卡费率为0.6\n0%，借记卡费率为0.50%", "rate", {"instrument": ["credit"], "percent": "0.60"}),
    ("信用卡刷卡手续费：0.63%+2元", "rate", {"instrument": ["credit"], "percent": "0.63", "fixed": "2.00"}),
    ("每笔信用卡交易另收2元秒到费，费率0.6%。", "rate", {"instrument": ["credit"], "percent": "0.60", "fixed": "2.00"}),
    (
        "流量费贰佰玖拾玖元整，激活满一年后收取，此后每年一次。",
        "charge",
        {"kind": "data_fee", "amount": "299.00", "every_months": 12},
    ),
    ("通讯流量服务费每半年收取一次，每次36元。", "charge", {"kind": "data_fee", "amount": "36.00", "every_months": 6}),
    ("SIM卡费用48元，按年扣收。", "charge", {"kind": "data_fee", "amount": "48.00", "every_months": 12}),
    ("VIP会员费298元/年。", "charge", {"kind": "membership", "amount": "298.00", "every_months": 12}),
    ("终端技术服务费每季度60元。", "charge", {"kind": "service_fee", "amount": "60.00", "every_months": 3}),
    ("流量费：96/年", "charge", {"kind": "data_fee", "amount": "96.00", "every_months": 12}),
    ("每台每月收取平台管理费十五元。", "charge", {"kind": "service_fee", "amount": "15.00", "every_months": 1}),
    ("交易保障险9.9元/月，自愿购买。", "charge", {"kind": "insurance", "amount": "9.90", "every_months": 1}),
    ("提现手续费每笔1元。", "charge", {"kind": "withdrawal", "amount": "1.00"}),
    (
        "前2年免流量费，第3年起每年收60元。",
        "charge",
        {"kind": "data_fee", "amount": "60.00", "every_months": 12, "first_after_days": 730},
    ),
    (
        "激活满90天后收取服务费99元，一次性收取。",
        "charge",
        {"kind": "service_fee", "amount": "99.00", "first_after_days": 90},
    ),
    ("每180天收取流量费49元", "charge", {"kind": "data_fee", "amount": "49.00", "every_months": 6}),
    (
        "押金：人民币壹佰玖拾玖元整（¥199.00），累计刷满5万元后7日内退还。",
        "deposit",
        {"amount": "199.00", "turnover": "50000.00", "refund_within_days": 7},
    ),
    (
        "激活金299元，激活后90天内交易满10万元全额返还。",
        "deposit",
        {"amount": "299.00", "turnover": "100000.00", "within_days": 90},
    ),
    ("首笔刷卡时冻结激活款168元。", "deposit", {"amount": "168.00"}),
    ("交押机费两百块，退机时退还。", "deposit", {"amount": "200.00"}),
    (
        "每台终端收取保证金500元，终端归还后十五日内无息退还。",
        "deposit",
        {"amount": "500.00", "refund_within_days": 15},
    ),
    ("结算周期为D+1。", "settlement", {"working_days": 1}),
    ("交易款项于交易日后第一个工作日划入乙方结算账户。", "settlement", {"working_days": 1}),
]
NONE = [
    ("逾期付款的，按每日万分之五支付违约金。", "rate"),
    ("发卡行服务费：借记卡不高于0.35%，贷记卡不高于0.45%。", "rate"),
    ("例如刷卡1万元，信用卡手续费60元。", "charge"),
    ("不收取流量费和会员费。", "charge"),
    ("押金不退的，乙方可以投诉。", "deposit"),
    ("乙方违约的，应支付合同金额20%的违约金。", "rate"),
    ("增值税税率为6%。", "rate"),
    ("扫码满1000元立减5元。", "charge"),
]


def proposed(text: str, section: str) -> list[dict[str, object]]:
    return [dict(term.values) for term in propose(pasted(text)).terms if term.section == section]


@pytest.mark.parametrize(("text", "section", "values"), STATED)
def test_what_a_sentence_states_is_proposed(text: str, section: str, values: dict[str, object]) -> None:
    assert any(values.items() <= term.items() for term in proposed(text, section))


@pytest.mark.parametrize(("text", "section"), NONE)
def test_what_is_no_term_is_not_proposed(text: str, section: str) -> None:
    assert proposed(text, section) == []


def test_what_is_taken_on_top_of_a_rate_is_in_doubt() -> None:
    (term,) = propose(pasted("选择当日到账的，信用卡交易加收0.02%手续费。")).terms
    assert "doubt-on-top" in [doubt.code for doubt in term.doubts]


def test_a_charge_under_its_heading_is_in_doubt() -> None:
    (term,) = propose(pasted("【流量】\n第一个60天免费，后面半年扣60。")).terms
    assert term.values == {"kind": "data_fee", "amount": "60.00", "every_months": 6, "first_after_days": 60}
    assert "doubt-charge-above" in [doubt.code for doubt in term.doubts]


def test_a_list_of_rates_keeps_each_cap_with_its_line() -> None:
    """A cap at the end of a line is of that line, with a unit or without, and never a year of the next one."""
    rates = proposed("信用卡 / 0.62%\n储蓄卡 / 0.52%，20元封顶\n二维码 / 0.38%，另收一元", "rate")
    assert [rate.get("cap") for rate in rates] == [None, "20.00", None]
    (_, debit) = proposed("乐收：信用卡0.62%，储蓄卡0.52%20封顶\n2026-03-05 14:02 乐收：服务费69元/半年", "rate")
    assert debit["cap"] == "20.00"
    (bracketed,) = proposed("储蓄卡　0.5%（20封顶）", "rate")
    assert bracketed["cap"] == "20.00"


def test_a_deposit_and_a_charge_have_many_names() -> None:
    (deposit,) = proposed("每台终端担保金800元，自首批结算款中一次性扣除。", "deposit")
    assert deposit["amount"] == "800.00"
    (charge,) = proposed("平台服务月费：每台30元，每月自净额中扣收。", "charge")
    assert charge == {"kind": "service_fee", "amount": "30.00", "every_months": 1}
