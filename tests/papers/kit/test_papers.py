"""Every paper, full and nearly empty: what it says, what it leaves open, and that it can be set."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pypdfium2
import pytest

from juli.law import statutes
from juli.money import grouped_yuan
from juli.papers.capitals import capitals
from juli.papers.cleaning import printable
from juli.papers.document import Closing, Heading, Paragraph, Salutation, Signing, Table
from juli.papers.kit import Paper, PaperFacts, Unfit, compose_paper, paper_docx, paper_kind, paper_kinds, paper_pdf
from juli.papers.kit.facts import Party, Purpose
from juli.papers.kit.setting import paper_data

from ..builders import docx_text, explain, pdf_text
from .matters import BANK, COMPANY, EMPTY, FULL, PERSON, TODAY, TRADER, full, paper

KINDS = tuple(paper_kinds())
NEVER_EMPTY = {"public_statement"}
"""A public statement of nothing is refused."""
FOR_PERSONS = {"pboc_complaint", "samr_complaint"}
BLANK = re.compile(r"【待填：[^】]+】")
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*\.\d{2}(?!\d|%)")
KNOWN_AMOUNTS = {"254.37", "198.00", "452.37", "317.37", "515.37", "63.00", "0.00", "242.00", "12.37"}
KNOWN_AMOUNTS |= {"10,000.00", "500.00", "10,500.00", "302.00", "60.00", "15.37", "3.00"}
"""Every figure of the matter, reckoned by hand in `builders.py`."""

each_kind = pytest.mark.parametrize("kind", KINDS)


def said(paper: Paper) -> str:
    """All that the body of a paper says, tables and signatures included."""
    texts = []
    for placed in paper.blocks:
        match placed.block:
            case Heading(text=text) | Paragraph(text=text) | Salutation(text=text):
                texts.append(text)
            case Closing(lead=lead, to=to):
                texts += [lead, to]
            case Table(rows=rows):
                texts += [cell for row in rows for cell in row]
            case Signing(columns=columns):
                texts += [entry.label + entry.value for column in columns for entry in column]
    return "\n".join(texts)


@each_kind
def test_a_full_matter_leaves_nothing_open(kind: str) -> None:
    made = paper(kind)
    assert made.missing == ()
    assert not BLANK.search(said(made))
    assert made.is_complete


@each_kind
def test_an_empty_matter_says_what_is_missing_and_invents_nothing(kind: str) -> None:
    if kind in NEVER_EMPTY:
        with pytest.raises(Unfit):
            paper(kind, EMPTY)
        return
    made = paper(kind, EMPTY)
    assert {one.fact for one in made.missing if one.required} == {
        name for name in paper_kind(kind).required if not (name == "body" and paper_kind(kind).body)
    }
    assert BLANK.search(said(made))
    assert not AMOUNT.search(said(made))
    assert all(one.label.text(language) for one in made.missing for language in ("zh", "en"))


@each_kind
def test_pdf_and_docx_say_the_same_without_a_missing_glyph(kind: str) -> None:
    made = paper(kind)
    pdf = paper_pdf(made)
    printed, written = pdf_text(pdf), "".join(docx_text(paper_docx(made)).split())
    for line in said(made).split("\n"):
        told = "".join(line.split())
        assert told in printed
        assert told in written
    assert printable(said(made)) == said(made)
    assert "〔U+" not in printed
    assert not {"\ufffd", "\u0000"} & set(printed)
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>B<", pdf, re.DOTALL)


@each_kind
def test_every_amount_is_one_of_the_matter(kind: str) -> None:
    made = paper(kind)
    assert set(AMOUNT.findall(said(made))) <= KNOWN_AMOUNTS
    for figure in made.figures:
        assert grouped_yuan(figure.amount) in said(made)
        assert capitals(figure.amount) in said(made)


@pytest.mark.parametrize("complainant", [TRADER, PERSON, COMPANY], ids=lambda party: str(party.kind))
@each_kind
def test_a_company_says_company_things_and_a_person_a_persons(kind: str, complainant: Party) -> None:
    if complainant is COMPANY and kind in FOR_PERSONS:
        return
    text = said(paper(kind, full(kind, complainant)))
    if complainant is COMPANY:
        assert "公民身份号码370000198003010000" not in text
        assert not re.search("消费者(?!权益)|本人同意", text)
        if "representative" in {name.rstrip("?") for name in paper_kind(kind).identity.get("complainant", ())}:
            assert "法定代表人：孙鿍" in text
    if complainant is PERSON:
        assert "91371302" not in text
        assert "法定代表人：孙鿍" not in text


@each_kind
def test_law_is_cited_only_where_it_was_read_and_was_in_force(kind: str) -> None:
    made = paper(kind)
    assert all(statutes()[one.statute].verified and one.effective <= TODAY for one in made.cited)
    named = set(re.findall(r"《([^》]+)》", said(made)))
    cited = {statutes()[one.statute].name_zh for one in made.cited}
    assert {name.replace("〈", "").replace("〉", "").removeprefix("中华人民共和国") for name in named} <= {
        *cited,
        "民事判决书",
    }


def test_law_of_another_day_is_left_out() -> None:
    """A fee of 2023 is not judged by the regulations of 2024; the Civil Code was there."""
    facts = replace(FULL, audit=None, issue="data_fee", happened_on=date(2023, 3, 1))
    cited = {one.statute for one in paper("escalation", facts).cited}
    assert "CIVIL-CODE" in cited
    assert not {"SC-768", "PBOC-2024-4"} & cited


def test_rules_on_payment_institutions_are_not_held_against_a_bank() -> None:
    cited = {one.statute for one in paper("provider_letter", replace(FULL, respondent=BANK)).cited}
    assert cited == {"CIVIL-CODE"}
    assert "贵行" in said(paper("provider_letter", replace(FULL, respondent=BANK)))


def test_rules_for_natural_persons_are_not_cited_for_a_company() -> None:
    cited = {one.statute for one in paper("escalation", full("escalation", COMPANY)).cited}
    assert "PBOC-2020-5" not in cited
    assert "SC-768" in cited


@pytest.mark.parametrize("kind", sorted(FOR_PERSONS))
def test_a_company_is_shown_another_way_than_the_consumers(kind: str) -> None:
    with pytest.raises(Unfit) as refused:
        paper(kind, full(kind, COMPANY))
    assert paper(refused.value.instead, full(refused.value.instead, COMPANY)).title


def test_a_business_use_is_said_and_left_to_the_authority() -> None:
    text = said(paper("samr_complaint"))
    assert "该终端用于经营收款" in text
    assert "生活消费需要" not in text
    personal = said(paper("samr_complaint", replace(full("samr_complaint", PERSON), purpose=Purpose.PERSONAL)))
    assert "为生活消费需要" in personal
    assert "用于经营" not in personal


def test_a_sole_trader_asks_to_be_judged_a_financial_consumer_and_a_person_does_not() -> None:
    assert "是否属于金融消费者，请贵单位依法认定" in said(paper("pboc_complaint"))
    assert "是否属于金融消费者" not in said(paper("pboc_complaint", full("pboc_complaint", PERSON)))


def test_an_arbitration_clause_leads_away_from_court() -> None:
    facts = full("arbitration")
    with pytest.raises(Unfit) as refused:
        paper("statement_of_claim", facts)
    assert refused.value.instead == "arbitration"
    assert "提交上海示例仲裁委员会仲裁" in said(paper("arbitration", facts))


@pytest.mark.parametrize(
    ("wage", "told"),
    [
        # 452.37 yuan is half of 904.74: the small-claims procedure reaches up to it, and not a fen further.
        (90474, "没有超过本省上年度就业人员年平均工资的百分之五十"),
        (90473, "双方同意才能适用"),
        # Twice 226.19 is 452.38, twice 226.18 is 452.36.
        (22619, "双方同意才能适用"),
        (22618, "不能适用小额诉讼程序"),
    ],
)
def test_small_claims_are_told_to_the_fen(wage: int, told: str) -> None:
    notes = "".join(note.text("zh") for note in paper("statement_of_claim", replace(FULL, average_wage=wage)).notes)
    assert told in notes


@pytest.mark.parametrize(
    ("kind", "fact"), [("payment_order", "debt"), ("enforcement", "decision")], ids=["payment_order", "enforcement"]
)
def test_what_is_not_due_yet_cannot_be_asked_for(kind: str, fact: str) -> None:
    """The last day itself still belongs to the debtor; the day after, the paper is made."""
    due = {TODAY: False, TODAY - timedelta(days=1): True}
    for day, fits in due.items():
        facts = replace(FULL, **{fact: replace(getattr(FULL, fact), due_on=day)})
        if fits:
            assert paper(kind, facts).is_complete
        else:
            with pytest.raises(Unfit):
                paper(kind, facts)


def test_rules_on_institutions_are_not_held_against_an_agent() -> None:
    agent = replace(FULL, respondent=replace(FULL.respondent, kind="agent"))
    cited = {one.statute for one in paper("escalation", agent).cited}
    assert not {"SC-768", "PBOC-2024-4", "PBOC-2020-5"} & cited


def test_a_claim_that_is_the_audits_sum_points_to_its_lines_and_another_does_not() -> None:
    assert "（¥452.37）（逐笔核算见附件）" in said(paper("provider_letter"))
    other = replace(FULL, claims=(replace(FULL.claims[0], amount=45236),))
    assert "逐笔核算" not in said(paper("provider_letter", other))
    assert "请求的金额是 452.36 元，对账单核对得出的是 452.37 元" in paper("provider_letter", other).notes[-1].text(
        "zh"
    )
    assert not any("452.37" in note.text("zh") for note in paper("provider_letter").notes)


def test_each_finding_names_the_annex_with_its_lines() -> None:
    made = paper("statement_of_claim")
    assert [annex.title.partition("\u3000")[0] for annex in made.annexes] == ["附件一", "附件二", "附件三"]
    assert re.findall(r"（见(附件.)）", said(made)) == ["附件一", "附件二"]


def test_what_was_tried_is_told_in_order_of_days() -> None:
    days = [
        re.search(r"(\d+)月(\d+)日", line)
        for line in said(paper("mediation")).split("\n")
        if "客服投诉" in line or "书面投诉" in line
    ]
    assert [(day[1], day[2]) for day in days if day] == [("11", "2"), ("11", "12")]


def test_headings_are_numbered_without_a_gap_and_none_stands_alone() -> None:
    for kind in KINDS:
        if kind in NEVER_EMPTY:
            continue
        blocks = [placed.block for placed in paper(kind, EMPTY).blocks]
        assert not any(isinstance(one, Heading) and isinstance(two, Heading | Closing) for one, two in pairwise(blocks))
        numbers = [block.text[0] for block in blocks if isinstance(block, Heading) and block.text[1] == "、"]
        assert numbers == list("一二三四五六七八九")[: len(numbers)]


def test_no_paper_ties_anything_to_publication() -> None:
    for kind in KINDS:
        assert not re.search("曝光|媒体|发布到|公开发|否则", said(paper(kind)))


def test_an_equal_paper_gives_equal_bytes() -> None:
    assert paper_pdf(paper("withdrawal")) == paper_pdf(paper("withdrawal"))
    assert paper_docx(paper("withdrawal")) == paper_docx(paper("withdrawal"))


def test_three_hundred_items_of_evidence_break_over_pages_with_their_head() -> None:
    item = FULL.evidence[0]
    name = "2026-01-09-statement-of-account-with-a-very-long-name-and-no-blank-{:03}.csv"
    items = tuple(replace(item, name=name.format(number), proves="这一页的每一笔手续费" * 3) for number in range(300))
    made = paper("evidence_list", replace(FULL, evidence=items))
    pdf = pypdfium2.PdfDocument(paper_pdf(made))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    heads = [("证明内容" in text) or ("SHA-256 校验值" in text) for text in texts[:-1]]
    assert len(pdf) > 20
    assert all(heads)
    printed = pdf_text(paper_pdf(made))
    assert [printed.count(f"{number:03}.csv") for number in range(300)] == [2] * 300
    for page in (pdf[0], pdf[len(pdf) // 2]):
        text = page.get_textpage()
        right = max(text.get_charbox(place)[2] for place in range(text.count_chars()))
        assert right < page.get_width() - 70


def test_the_document_of_a_paper_is_plain_and_names_its_version() -> None:
    told = paper_data(paper("payment_order", EMPTY))
    assert told["schema"] == "juli.paper/1"
    assert told["complete"] is False
    assert {"fact": "debt.amount", "required": True, "zh": "欠款金额", "en": "amount of the debt"} in told["missing"]
    assert told["version"]["words"] == 1
    other = paper_data(paper("payment_order", replace(EMPTY, number="1")))
    assert told["version"]["content"] != other["version"]["content"]


def test_a_paper_of_nobody_still_composes() -> None:
    bare = PaperFacts(made_on=TODAY)
    for kind in KINDS:
        if kind not in NEVER_EMPTY:
            assert compose_paper(paper_kind(kind), bare, explain).title
