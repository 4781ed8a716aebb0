"""Terms a contract seems to agree: each with its sentence, its doubts and what a person has to add."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.agreement import from_fields
from juli.agreement.contract import ProposedTerm, Sure, confirmed, pasted, propose
from juli.agreement.contract.numbers import amount_of, day_of, number_of, rate_of
from juli.agreement.contract.passages import passages
from juli.agreement.contract.report import contract_document, contract_table
from juli.ledger.entries import Instrument
from juli.wording import LANGUAGES, Language, catalogue


def terms(text: str, section: str) -> list[ProposedTerm]:
    return [term for term in propose(pasted(text)).terms if term.section == section]


def values(text: str, section: str) -> list[Mapping[str, object]]:
    return [term.values for term in terms(text, section)]


def only(text: str, section: str) -> ProposedTerm:
    (term,) = terms(text, section)
    return term


def doubts(term: ProposedTerm) -> list[str]:
    return [doubt.code for doubt in term.doubts]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("1,286.50", "1286.50"),
        ("5万", "50000"),
        ("1.5万", "15000"),
        ("十", "10"),
        ("一千二百八十八点五", "1288.5"),
        ("两万五千", "25000"),
        ("壹佰贰拾", "120"),
        ("二〇二五", "2025"),
        ("零点零六", "0.06"),
    ],
)
def test_numbers_are_exact(text: str, number: str) -> None:
    assert number_of(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0.6%", 600),
        ("6‰", 600),
        ("万分之六", 60),
        ("百分之零点六", 600),
        ("千分之3.8", 380),
        ("0.3855%", None),
        ("120%", None),
    ],
)
def test_rates_are_hundred_thousandths(text: str, rate: int | None) -> None:
    assert rate_of(text) == rate


@pytest.mark.parametrize(
    ("text", "fen"),
    [("99元", 9900), ("人民币伍拾元整", 5000), ("¥1,286.50", 128650), ("5万元", 5_000_000), ("0.001元", None)],
)
def test_amounts_are_fen(text: str, fen: int | None) -> None:
    assert amount_of(text) == fen


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年3月1日", date(2025, 3, 1)),
        ("二〇二五年三月十五日", date(2025, 3, 15)),
        ("2025-03-01", date(2025, 3, 1)),
        ("2025年2月30日", None),
        ("1025年2月3日", None),
    ],
)
def test_days_that_do_not_exist_are_none(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_a_sentence_knows_where_it_stands_in_the_text_as_typed() -> None:
    text = "第一条 借 记 卡费率０．５％。\n其他"
    first, second = passages(text)
    assert (first.plain, second.plain) == ("第一条借记卡费率0.5%。", "其他")
    assert text[slice(*first.place(3, 6))] == "借 记 卡"
    assert text[second.start : second.end] == "其他"


def test_a_line_that_a_page_broke_is_joined_and_a_numbered_one_is_not() -> None:
    broken = "本协议项下借记卡交易手续费的收取标准\n为0.5%，\n20元封顶。\n二、贷记卡0.6%"
    assert [each.plain for each in passages(broken)] == [
        "本协议项下借记卡交易手续费的收取标准为0.5%,20元封顶。",
        "二、贷记卡0.6%",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("借记卡手续费0.5%，封顶20元。", [{"instrument": ["debit"], "percent": "0.50", "cap": "20.00"}]),
        ("储蓄卡０．５％，单笔２０元封顶", [{"instrument": ["debit"], "percent": "0.50", "cap": "20.00"}]),
        ("信用卡刷卡手续费万分之六十", [{"instrument": ["credit"], "percent": "0.60"}]),
        ("贷记卡费率0.6%+3元/笔", [{"instrument": ["credit"], "percent": "0.60", "fixed": "3.00"}]),
        ("贷记卡费率6‰，另加每笔3元", [{"instrument": ["credit"], "percent": "0.60", "fixed": "3.00"}]),
        ("微信、支付宝费率0.38%", [{"instrument": ["wechat", "alipay"], "percent": "0.38"}]),
        (
            "借记卡0.5%，20元封顶，贷记卡0.6%，云闪付0.38%",
            [
                {"instrument": ["debit"], "percent": "0.50", "cap": "20.00"},
                {"instrument": ["credit"], "percent": "0.60"},
                {"instrument": ["unionpay_qr"], "percent": "0.38"},
            ],
        ),
        (
            "自2025年6月1日起至2025年12月31日，外卡手续费为百分之二点五",
            [{"instrument": ["foreign"], "percent": "2.50", "from": "2025-06-01", "until": "2026-01-01"}],
        ),
        (
            "云闪付单笔1000元（含）以下0.38%，1000元以上0.6%",
            [
                {"instrument": ["unionpay_qr"], "percent": "0.38", "up_to": "1000.00"},
                {"instrument": ["unionpay_qr"], "percent": "0.60", "above": "1000.00"},
            ],
        ),
        (
            "银联二维码费率：交易金额≤1000，0.38%；",
            [{"instrument": ["unionpay_qr"], "percent": "0.38", "up_to": "1000.00"}],
        ),
        ("交易金额＞1000，信用卡0.6%", [{"instrument": ["credit"], "percent": "0.60", "above": "1000.00"}]),
        *(
            (f"信用卡单笔{text}费率0.6%", [{"instrument": ["credit"], "percent": "0.60", "above": low, "up_to": high}])
            for text, low, high in [
                ("1-5万元", "10000.00", "50000.00"),
                ("500元至1万元", "500.00", "10000.00"),
                ("1万元至5万元", "10000.00", "50000.00"),
            ]
        ),
        ("贷记卡费率\t0.6%", [{"instrument": ["credit"], "percent": "0.60"}]),
    ],
)
def test_rates(text: str, expected: list[dict[str, object]]) -> None:
    assert values(text, "rate") == expected


@pytest.mark.parametrize(
    "text",
    [
        "逾期付款的，按每日0.05%支付违约金。",
        "手续费按年化利息6%计算。",
        "返现比例为交易额的0.1%。",
        "借记卡费率另行约定。",
    ],
)
def test_a_percentage_that_is_no_rate_is_left_alone(text: str) -> None:
    assert values(text, "rate") == []


def test_a_rate_without_a_card_waits_for_one() -> None:
    term = only("手续费率为0.6%。", "rate")
    assert (term.sure, term.missing) == (Sure.OPEN, ("instrument",))


def test_an_amount_that_is_not_understood_is_a_doubt_and_never_lost() -> None:
    assert doubts(only("借记卡费率\t0.5%\t20元", "rate")) == ["doubt-other-amount"]


def test_a_date_that_stands_alone_is_the_day_of_signing_only_with_a_doubt() -> None:
    term = only("甲方盖章：\n2025年3月1日", "signed_on")
    assert (term.values["signed_on"], doubts(term)) == ("2025-03-01", ["doubt-bare-date"])


def test_a_heading_names_the_card_of_the_line_below_it() -> None:
    term = only("信用卡刷卡手续费：\n每笔0.6%", "rate")
    assert (term.values["instrument"], doubts(term)) == (["credit"], ["doubt-instrument-above"])


def test_two_rates_of_one_card_are_both_doubted_and_none_is_chosen() -> None:
    found = terms("贷记卡费率0.6%。贷记卡费率0.68%。", "rate")
    assert [(term.values["percent"], doubts(term)) for term in found] == [
        ("0.60", ["doubt-contradicted"]),
        ("0.68", ["doubt-contradicted"]),
    ]


def test_what_is_said_twice_is_one_term_with_both_sentences() -> None:
    assert len(only("贷记卡费率0.6%。如前所述，贷记卡费率0.6%。", "rate").quotes) == 2


@pytest.mark.parametrize(
    ("text", "expected", "doubted"),
    [
        ("流量费每年60元。", {"kind": "data_fee", "amount": "60.00", "every_months": 12}, []),
        ("每月收取9.9元会员费。", {"kind": "membership", "amount": "9.90", "every_months": 1}, []),
        (
            "终端服务费48元，每180天收取一次。",
            {"kind": "service_fee", "amount": "48.00", "every_months": 6},
            ["doubt-days-as-months"],
        ),
        ("乙方一次性交纳工本费人民币伍拾元整。", {"kind": "other", "amount": "50.00"}, []),
        (
            "流量费每年36元，自签约之日起第181日首次收取，收取前三日以短信提醒。",
            {"kind": "data_fee", "amount": "36.00", "every_months": 12, "first_after_days": 181, "notice": True},
            [],
        ),
        (
            "流量费每年36元，首年免收。",
            {"kind": "data_fee", "amount": "36.00", "every_months": 12, "first_after_days": 365},
            ["doubt-free-at-first"],
        ),
        ("保险费3元。", {"kind": "insurance", "amount": "3.00"}, ["doubt-no-period"]),
    ],
)
def test_charges(text: str, expected: dict[str, object], doubted: list[str]) -> None:
    term = only(text, "charge")
    assert (term.values, doubts(term)) == (expected, doubted)


@pytest.mark.parametrize("text", ["甲方不收取流量费。", "免收会员费98元。", "乙方应交流量费。"])
def test_a_charge_that_is_not_taken_or_has_no_amount_is_not_proposed(text: str) -> None:
    assert values(text, "charge") == []


def test_a_deposit_is_gathered_from_several_sentences() -> None:
    text = "乙方交纳押金299元。\n自激活之日起180天内累计交易满5万元的，甲方于15日内退还。"
    term = only(text, "deposit")
    assert term.values == {
        "amount": "299.00",
        "turnover": "50000.00",
        "within_days": 180,
        "refund_within_days": 15,
    }
    assert (len(term.quotes), term.sure) == (2, Sure.STATED)


def test_the_days_of_the_turnover_are_not_those_of_the_refund() -> None:
    term = only("押金99元，180天内累计交易满5万元即退还。", "deposit")
    assert (term.values["within_days"], term.missing) == (180, ("refund_within_days",))


def test_working_days_of_a_refund_are_asked_back() -> None:
    term = only("激活金99元，累计刷卡满1万元后7个工作日内退还。", "deposit")
    assert term.missing == ("within_days", "refund_within_days")
    assert doubts(term) == ["doubt-working-days"]


@pytest.mark.parametrize(
    ("text", "days", "doubted"),
    [
        ("交易资金T+1结算至乙方账户。", 1, []),
        ("资金于交易日后第二个工作日结算。", 2, []),
        ("资金D+1到账。", 1, ["doubt-calendar-days"]),
        ("结算款次日到账。", 1, ["doubt-calendar-days"]),
    ],
)
def test_settlement(text: str, days: int, doubted: list[str]) -> None:
    term = only(text, "settlement")
    assert (term.values, doubts(term)) == ({"working_days": days}, doubted)


def test_who_when_and_which_number() -> None:
    text = "甲方：启明（上海）支付服务有限公司\n乙方：老王面馆\n商户编号：898310058120001\n签订日期：2025年3月1日"
    told = {name: term.values[name] for term in propose(pasted(text)).terms for name in term.values}
    assert told == {
        "provider": "启明（上海）支付服务有限公司",
        "merchant_no": "898310058120001",
        "signed_on": "2025-03-01",
    }


def test_an_announcement_has_two_days() -> None:
    text = "甲方已于2025年3月1日公告，流量费自2025年4月5日起执行新标准。"
    assert only(text, "notice").values == {"of": "data_fee", "given_on": "2025-03-01", "effective_on": "2025-04-05"}


CONTRACT = """甲方：启明支付有限公司
商户编号：898310058120001
借记卡费率0.5%，20元封顶；贷记卡费率0.6%。
流量费每年60元，自签约之日起第181日收取。
押金299元，180天内累计交易满5万元的，15日内退还。
资金T+1结算。
签订日期：2025年3月1日
"""


def test_what_a_person_confirms_is_an_agreement() -> None:
    proposal = propose(pasted(CONTRACT))
    assert {term.sure for term in proposal.terms} == {Sure.STATED}
    agreement = from_fields(confirmed(proposal.terms))
    assert agreement.provider == "启明支付有限公司"
    assert [(rate.instruments, rate.rate_e5, rate.cap) for rate in agreement.rates] == [
        ((Instrument.DEBIT,), 500, 2000),
        ((Instrument.CREDIT,), 600, None),
    ]
    assert agreement.deposit is not None
    assert (agreement.deposit.amount, agreement.deposit.turnover) == (29900, 5_000_000)
    assert (agreement.charges[0].first_after_days, agreement.unknown) == (181, frozenset())


def test_what_nobody_confirmed_is_unknown_and_never_agreed() -> None:
    terms = propose(pasted(CONTRACT)).terms
    agreement = from_fields(confirmed(term for term in terms if term.section == "rate"))
    assert agreement.unknown == {"charges", "deposit"}
    assert (agreement.charges, agreement.deposit, agreement.provider) == ((), None, None)
    assert from_fields(confirmed([])).unknown == {"rates", "charges", "deposit"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_and_programs_read_the_same_terms(language: Language) -> None:
    proposal = propose(pasted(CONTRACT, source="contract.txt"))
    document = contract_document(proposal, language)
    assert document["schema"] == "juli.contract/1"
    for term in document["terms"]:
        for place in term["quotes"]:
            assert document["text"][place["start"] : place["end"]] == place["text"]
    table = contract_table(proposal, language)
    assert "0.50" in table
    assert {"zh": "借记卡", "en": "debit card"}[language] in table


def test_an_empty_text_proposes_nothing_and_says_what_to_do() -> None:
    assert "自己填写" in contract_table(propose(pasted("")), "zh")


def test_both_catalogues_say_the_same_sentences() -> None:
    assert catalogue("agreement.contract", "zh").keys() == catalogue("agreement.contract", "en").keys()


PARTS = st.sampled_from(
    [
        *"0123456789.%‰+万千元一二点。；，\n\t ",
        "借记卡",
        "费率",
        "封顶",
        "押金",
        "每180天",
        "会员费",
        "年",
        "内退还",
        "百分之",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=80).map("".join)))
def test_any_text_is_read_and_every_quote_stands_in_it(text: str) -> None:
    proposal = propose(pasted(text))
    for term in proposal.terms:
        assert term.quotes
        for quote in term.quotes:
            assert proposal.contract.text[quote.start : quote.end] == quote.text
    for language in LANGUAGES:
        contract_table(proposal, language)
