"""Tables of rates in a contract: cells are read under their headings, and only as far as it is plain which is which."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement.contract import ContractText, pasted, propose, read_contract
from juli.agreement.contract.tables import rate_tables
from tests.agreement.builders import word

DEBIT = {"instrument": ["debit"], "percent": "0.50", "cap": "20.00"}
CREDIT = {"instrument": ["credit"], "percent": "0.60"}
CODES = {"instrument": ["wechat", "alipay"], "percent": "0.38"}


def rates(contract: ContractText | str) -> list[dict[str, Any]]:
    read = pasted(contract) if isinstance(contract, str) else contract
    return [dict(term.values) for term in propose(read).terms if term.section == "rate"]


def doubts(text: str) -> list[list[str]]:
    return [[doubt.code for doubt in term.doubts] for term in propose(pasted(text)).terms if term.section == "rate"]


def test_a_word_table_with_an_empty_cell() -> None:
    rows = (
        ("卡种", "费率", "封顶（元）", "每笔另加"),
        ("借记卡", "0.50%", "20", "—"),
        ("信用卡", "0.60%", "不封顶", "0"),
        ("微信、支付宝", "0.38%", "", "3元"),
    )
    contract = read_contract("contract.docx", word("收费标准", rows=rows))
    assert rates(contract) == [DEBIT, CREDIT, {**CODES, "fixed": "3.00"}]
    assert [quote.text.split("\t")[0] for quote in propose(contract).terms[0].quotes] == ["卡种", "借记卡"]


@pytest.mark.parametrize(
    "text",
    [
        "| 支付方式 | 手续费率 | 单笔封顶 |\n|---|:---:|---|\n| 借记卡 | 0.5% | 20元 |\n| 贷记卡 | 0.6% | 无 |\n",
        "│支付方式│手续费率│封顶│\n├──┼──┼──┤\n│借记卡│５‰│２０元│\n│信用卡│６‰│/│",
        "卡种    费率（%）    封顶（元）\n借记卡    0.50    20\n信用卡    0.60    不封顶\n",
        "卡种\u3000费率\u3000封顶\n借记卡\u30000.50%\u300020元\n信用卡\u30000.60%\u3000—\n",
        "卡种 费率 封顶\n借记卡 0.50% 20 元\n信用卡 0.60% 不封顶\n",
        "项目\t借记卡\t信用卡\n费率\t0.50%\t0.60%\n封顶\t20元\t\n",
    ],
    ids=["bars", "drawn bars", "wide blanks", "wide signs", "single blanks", "turned"],
)
def test_the_same_table_however_it_is_set(text: str) -> None:
    assert rates(text) == [DEBIT, CREDIT]


def test_a_row_goes_on_with_the_card_above() -> None:
    text = "卡种\t金额\t费率\t封顶\n借记卡\t1000元以下\t0.50%\t\n\t1000元以上\t0.50%\t20元\n"
    first, second = rates(text)
    assert first == {"instrument": ["debit"], "percent": "0.50", "up_to": "1000.00"}
    assert second == {"instrument": ["debit"], "percent": "0.50", "above": "1000.00", "cap": "20.00"}
    assert "doubt-instrument-above" in doubts(text)[1]


def test_a_number_without_its_sign_is_doubted() -> None:
    assert doubts("卡种\t费率\n信用卡\t0.60\n") == [["doubt-percent-assumed"]]
    assert rates("卡种\t费率\n信用卡\t60\n") == []


def test_two_rates_side_by_side_are_both_shown_and_neither_is_chosen() -> None:
    text = "卡种\t标准费率(%)\t优惠费率(%)\n信用卡\t0.60\t0.38\n"
    assert [rate["percent"] for rate in rates(text)] == ["0.60", "0.38"]
    assert all("doubt-contradicted" in each for each in doubts(text))


def test_a_row_with_a_cell_too_few_is_not_guessed() -> None:
    # Once an empty cell is lost, nobody can say whether 3 is the cap or what is added.
    text = "卡种 费率 封顶 另加\n借记卡 0.50% 20元 0\n信用卡 0.60% 3元\n"
    assert rates(text) == [DEBIT, CREDIT]
    assert doubts(text) == [[], ["doubt-other-amount"]]


def test_sentences_of_one_length_are_no_table() -> None:
    text = "第一条 信用卡 费率 0.60% 封顶 20元\n第二条 借记卡 费率 0.50% 封顶 20元\n"
    assert list(rate_tables(pasted(text))) == []


def test_a_table_of_charges_is_read_as_before() -> None:
    terms = propose(pasted("收费项目\t金额\t收取方式\n流量费\t99元\t每年\n")).terms
    assert [(term.section, term.values["kind"], term.values["every_months"]) for term in terms] == [
        ("charge", "data_fee", 12)
    ]


cells = st.text(alphabet="卡信用借记费率封顶0123.%‰元万—| \t\u3000", max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=5), max_size=6), st.sampled_from(["\t", "|", "  ", " "]))
def test_any_table_is_read_and_every_quote_stands_in_it(rows: list[list[str]], sign: str) -> None:
    contract = pasted("卡种\t费率\t封顶\n" + "\n".join(sign.join(row) for row in rows))
    for term in propose(contract).terms:
        assert term.quotes
        for quote in term.quotes:
            assert contract.text[quote.start : quote.end] == quote.text
