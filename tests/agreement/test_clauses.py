"""The clause checker: what it marks and where, what it says of it, and what it never says."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import clauses as figures

from juli.agreement.clauses import Check, Clause, Holder, Weight, check, clauses, missing_terms
from juli.agreement.clauses.report import clauses_document, clauses_table
from juli.agreement.contract import ContractLimits, pasted, propose
from juli.law import article
from juli.wording import LANGUAGES, Language, catalogue

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 26)
ALL = (*clauses(), *missing_terms())


def found(text: str, *, consumer: bool = False, on: date = TODAY) -> Check:
    return check(pasted(text, source="contract.txt"), on=on, consumer=consumer)


def marks(text: str) -> list[str]:
    return [mark.clause.id for mark in found(text).marks]


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.id)
def test_every_kind_of_term_has_two_examples_of_its_own(clause: Clause) -> None:
    """Without an example a pattern may rot unseen; each half has at least one, the two together at least two."""
    wanted = [wanted for half in ("tuning", "held_out") for _, wanted, _ in figures.samples(half)]
    assert sum(clause.id in each for each in wanted) >= 2


@pytest.mark.parametrize("half", ["tuning", "written"])
def test_the_clauses_it_was_tuned_on_come_out_right(half: str) -> None:
    wrong = [
        text for text, wanted, maybe in figures.samples(half) if not wanted <= figures.marks_of(text) <= wanted | maybe
    ]
    assert wrong == []


def test_the_document_tells_the_figures_as_they_are() -> None:
    told = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    rows = [figures.measure(half).row(half) for half in figures.HALVES]
    rows += [figures.measure_contracts(figures.CONTRACTS).row("whole contracts")]
    rows += [figures.measure_terms(figures.CONTRACTS).row("their rates and charges")]
    assert [row for row in rows if row not in told] == []


@pytest.mark.parametrize("name", figures.CONTRACTS)
def test_what_a_whole_contract_lacks_is_found(name: str) -> None:
    told = figures.contract(name)
    lacks = {each.clause.id for each in check(pasted(told["text"]), on=TODAY).missing}
    assert set(told["missing"]) <= lacks


def test_there_are_at_least_sixty_clauses_and_half_of_them_were_set_aside() -> None:
    tuning, held_out = (figures.measure(half) for half in ("tuning", "held_out"))
    assert min(tuning.clauses, held_out.clauses) >= 30
    assert min(tuning.fair, held_out.fair) >= 10


def test_no_clause_stands_in_two_sets() -> None:
    texts = [text for half in figures.HALVES for text, _, _ in figures.samples(half)]
    assert len(set(texts)) == len(texts)


def test_a_mark_says_where_it_stands() -> None:
    text = "一、费率另议。\n二、最 终 解 释 权 归 我 司 所 有。"
    (mark,) = found(text).marks
    assert mark.clause.id == "final-interpretation"
    assert text[mark.quote.start : mark.quote.end] == mark.quote.text == "二、最 终 解 释 权 归 我 司 所 有。"


def test_full_width_and_blanks_change_nothing() -> None:
    assert marks("乙方提前解约的，应支付违约金２００，０００元。") == marks("乙方提前解约的,应支付违约金200,000元。")


@pytest.mark.parametrize(
    ("fair", "unfair"),
    [
        ("甲方调整费率须提前三十日公示。", "甲方可随时调整费率。"),
        ("未经乙方同意，甲方不得调整费率。", "无需乙方同意，甲方可以调整费率。"),
        ("流量费每年60元，从结算款中扣收。", "流量费从结算款中扣收。"),
        ("按每日万分之五支付违约金。", "按每日百分之五支付违约金。"),
        ("按每日0.05%支付违约金。", "按每日5%支付违约金。"),
        ("涉嫌欺诈的，甲方有权暂停结算。", "甲方有权暂停结算。"),
    ],
)
def test_a_few_words_make_the_difference(fair: str, unfair: str) -> None:
    assert (marks(fair), len(marks(unfair))) == ([], 1)


@pytest.mark.parametrize(
    "parties", ["甲方：启明支付有限公司\n乙方：老王面馆", "甲方（收单机构）：启明\n乙方（商户）：老王", ""]
)
def test_the_first_party_is_the_provider(parties: str) -> None:
    assert marks(f"{parties}\n甲方可随时调整费率。\n乙方不得投诉。\n甲方违约的，按应付款的两倍向乙方支付违约金。") == [
        "change-at-will",
        "no-complaint",
    ]


@pytest.mark.parametrize(
    "parties", ["甲方（特约商户）：老王面馆\n乙方（收单机构）：启明", "甲方：老王面馆\n乙方：启明支付有限公司"]
)
def test_a_contract_may_call_the_provider_the_second_party(parties: str) -> None:
    fair = "乙方违约的，按应付款的两倍向甲方支付违约金。"
    assert marks(f"{parties}\n{fair}") == []
    assert marks(f"{parties}\n发生争议由乙方所在地人民法院管辖。") == ["far-court"]


def test_for_a_business_some_terms_weigh_less() -> None:
    text = "本活动最终解释权归我司所有。"
    assert found(text, consumer=True).marks[0].weight is Weight.HIGH
    assert found(text).marks[0].weight is Weight.MEDIUM


def test_a_law_is_cited_from_its_first_day_on() -> None:
    text = "会员服务到期自动续费。"
    cited = [
        [law.statute for law in found(text, on=day).marks[0].laws] for day in (date(2024, 6, 30), date(2024, 7, 1))
    ]
    assert ["CPL-REG" in each for each in cited] == [False, True]


def test_whom_a_law_holds_for_is_said() -> None:
    holders = {law.statute: law.holder for law in found("系统故障甲方概不负责。").marks[0].laws}
    assert holders == {
        "CIVIL-CODE": Holder.ANYONE,
        "SAMR-77": Holder.CONSUMER,
        "PBOC-2020-5": Holder.PERSON,
    }


def test_what_is_not_verified_is_never_shown_as_law() -> None:
    told = clauses_table(found("因本协议发生的争议，提交上海仲裁委员会仲裁。"), "zh")
    assert "待核对（对所有用户）：《仲裁法》第5条" in told
    assert "依据（对所有用户）：《仲裁法》" not in told


@pytest.mark.parametrize("clause", ALL, ids=lambda clause: clause.id)
def test_every_kind_rests_on_law_we_have_read_or_says_that_we_have_not(clause: Clause) -> None:
    laws = clause.laws
    assert laws
    for law in laws:
        if law.verified:
            assert article(law.statute, law.article).summary.text("zh")


def test_nothing_is_ever_called_void() -> None:
    for language, words in (("zh", "无效|违法|霸王|非法|欺诈"), ("en", r"\bvoid\b|invalid|illegal|unlawful|fraud")):
        for code, text in catalogue("agreement.clauses", language).items():
            assert not re.search(words, text), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_says_what_why_and_what_to_ask(language: Language) -> None:
    for clause in ALL:
        for said in (clause.name, clause.why, clause.ask):
            assert said.text(language)
    assert catalogue("agreement.clauses", "zh").keys() == catalogue("agreement.clauses", "en").keys()


WHOLE = """甲方：启明支付有限公司
乙方：老王面馆
借记卡费率0.5%，20元封顶。
贷记卡费率0.6%。
甲方调整费率须提前三十日公示并签订补充协议。
乙方交纳押金99元。
终端归还后七日内，甲方退还押金。
资金T+1结算至乙方账户。
客服电话全天受理投诉。
甲方多扣款项的，应当赔偿乙方损失。
乙方可以随时申请注销终端。
本协议一式两份，双方各执一份。
"""


def lacking(text: str) -> list[str]:
    result = found(text)
    assert result.not_judged is None
    return [each.clause.id for each in result.missing]


def test_a_whole_contract_that_says_everything_lacks_nothing() -> None:
    assert (lacking(WHOLE), found(WHOLE).marks) == ([], ())


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ("借记卡费率0.5%，20元封顶。\n贷记卡费率0.6%。", "no-rate"),
        ("甲方调整费率须提前三十日公示并签订补充协议。", "no-change-notice"),
        ("终端归还后七日内，甲方退还押金。", "no-deposit-return"),
        ("资金T+1结算至乙方账户。", "no-settlement-time"),
        ("客服电话全天受理投诉。", "no-dispute-way"),
        ("甲方：启明支付有限公司", "no-provider-name"),
        ("甲方多扣款项的，应当赔偿乙方损失。", "no-own-liability"),
        ("乙方可以随时申请注销终端。", "no-exit"),
    ],
)
def test_what_was_taken_out_is_missing(without: str, missing: str) -> None:
    filler = "\n甲方指派专人。\n乙方妥善保管。"
    assert lacking(WHOLE.replace(without, "") + filler) == [missing]


def test_a_deposit_is_asked_about_only_where_there_is_one() -> None:
    text = WHOLE.replace("乙方交纳押金99元。", "").replace("终端归还后七日内，甲方退还押金。", "")
    assert lacking(text + "\n甲方指派专人。\n乙方妥善保管。") == []


def test_of_an_excerpt_and_of_a_cut_contract_nothing_is_said_to_be_missing() -> None:
    excerpt = found("甲方可随时调整费率。")
    assert (excerpt.missing, excerpt.not_judged and excerpt.not_judged.code) == ((), "not-judged-excerpt")
    cut = check(pasted(WHOLE, ContractLimits(characters=80)), on=TODAY)
    assert (cut.missing, cut.not_judged and cut.not_judged.code) == ((), "not-judged-incomplete")


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_and_programs_read_the_same(language: Language) -> None:
    text = WHOLE.replace("客服电话全天受理投诉。", "") + "\n最终解释权归甲方所有。"
    result = found(text)
    document = clauses_document(result, language)
    assert (document["schema"], document["as_of"], document["consumer"]) == ("juli.clauses/1", "2026-11-26", False)
    assert [each["id"] for each in document["marks"]] == ["final-interpretation"]
    assert [each["id"] for each in document["missing"]] == ["no-dispute-way"]
    place = document["marks"][0]["quote"]
    assert document["text"][place["start"] : place["end"]] == place["text"]
    table = clauses_table(result, language)
    assert document["caution"] in table
    for each in (*document["marks"], *document["missing"]):
        assert each["name"] in table
        assert each["ask"] in table


def test_where_nothing_is_marked_the_limits_of_the_check_are_said() -> None:
    assert "通读一遍" in clauses_table(found("甲方指派专人。"), "zh")


WORDS = st.sampled_from(
    [
        *"甲乙方不得押金退还有权调整费率视为同意，。；0123456789%元万：（）\n",
        "无需通知",
        "该款",
        "支付公司（以下简称启明）",
        "启明",
        "最终解释权",
        "违约金",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=120).map("".join)))
def test_any_text_is_checked_and_every_mark_stands_in_it(text: str) -> None:
    result = found(text)
    for mark in result.marks:
        assert result.contract.text[mark.quote.start : mark.quote.end] == mark.quote.text
        assert all(mark.quote.start <= start < end <= mark.quote.end for start, end in mark.words)
        assert mark.words
    for language in LANGUAGES:
        clauses_table(result, language)


@given(st.text(max_size=40))
def test_the_sentence_decides_whatever_stands_before_it(before: str) -> None:
    assert "final-interpretation" in marks(f"{before}\n\n最终解释权归我司所有")


def test_a_mark_shows_the_words_that_made_it() -> None:
    text = "特约商户（下称“乙方”）\n甲方可 随时调整乙方的费率。"
    (mark,) = found(text).marks
    assert [text[start:end] for start, end in mark.words] == ["可 随时调整", "费率"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲方有权：\n（一）随时调整费率；\n（二）任意冻结结算资金。", ["change-at-will", "settlement-held"]),
        ("甲方不得：\n（一）单方调整费率；\n（二）任意冻结结算资金。", []),
        ("乙方交纳押金99元。该款项概不退还。", ["deposit-kept"]),
        ("乙方应付租金。该款项概不退还。", []),
        ("押金一年内刷满可退；没刷满的，不予退还。", ["deposit-kept"]),
    ],
)
def test_a_sentence_is_read_with_what_leads_to_it(text: str, wanted: list[str]) -> None:
    assert marks(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "启明支付有限公司（以下简称“启明”）与您（以下简称“机主”）约定：启明可随时调整费率，机主可随时申请调整限额。",
        "甲方：即“您”（商户）\n乙方：启明支付有限公司\n乙方可随时调整费率。甲方可随时申请调整费率。",
        "甲方：老王面馆\n乙方：启明支付有限公司\n丙方（服务商）：远方商贸\n乙方可随时调整费率。",
    ],
)
def test_whatever_the_contract_calls_them_the_parties_are_told_apart(text: str) -> None:
    assert marks(text) == ["change-at-will"]


def test_what_the_contract_calls_itself_is_no_party() -> None:
    text = "启明支付有限公司与您订立收单服务协议（以下简称“本协议”）。乙方可随时申请调整本协议的费率。"
    assert marks(text) == []


@pytest.mark.parametrize("name", figures.CONTRACTS)
def test_lines_that_a_page_broke_change_nothing(name: str) -> None:
    text = figures.contract(name)["text"]
    broken = "\n".join(
        "\n".join(line[at : at + 22] for at in range(0, len(line), 22)) if "　　" not in line else line
        for line in text.split("\n")
    )
    assert sorted(marks(broken)) == sorted(marks(text))
    terms, others = ([(t.section, t.values) for t in propose(pasted(each)).terms] for each in (text, broken))
    assert others == terms


def test_whose_act_it_is_decides() -> None:
    assert marks("乙方可以根据经营需要随时调整交易限额和费率套餐。") == []
    assert marks("乙方同意甲方随时调整费率。") == ["change-at-will"]
    assert marks("未经乙方同意，甲方不得随时调整费率。") == []
