import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.money import yuan
from juli.papers.document import Heading
from juli.papers.findings import read_findings
from juli.papers.kit import Paper, PaperFacts
from juli.papers.kit.facts import Party
from juli.papers.kit.kept import block_text
from juli.papers.model import ClaimKind, ClaimLine
from juli.papers.speech import Speech
from juli.papers.titles import subject
from juli.triage import taxonomy
from juli.wording import LANGUAGES, Language, catalogue

from .builders import (
    AUDITED,
    FIRST,
    MATTER,
    MEMBERSHIP,
    RATE,
    SECOND,
    document,
    fen,
    finding,
    letter,
    line,
    tables,
    texts,
)


def about(paper: Paper) -> str:
    """What a letter says that it is about."""
    return texts(paper)[0].partition("提出投诉")[0].removeprefix("本人现就")


def test_the_first_sentence_names_what_weighs_most() -> None:
    assert about(letter()) == "多收手续费及多收会员费"
    deposit = finding("deposit-not-returned", "299.00", [line(FIRST, 3, "299.00", None, None, "299.00")])
    assert about(letter(replace(MATTER, audit=document(RATE, deposit)))) == "押金未退及多收手续费"
    everything = letter(replace(MATTER, audit=document(RATE, MEMBERSHIP, deposit)))
    assert about(everything) == "押金未退、多收手续费等问题"
    assert about(letter(replace(MATTER, issue="device_fault"))) == "终端故障"


def test_the_table_of_findings_by_hand() -> None:
    [table] = tables(letter().blocks)
    assert table.rows == (
        ("1", "信用卡手续费高于约定（2 笔）", "2026-01-09 至 10-30", "317.37", "63.00", "254.37"),
        ("2", "会员服务费（1 笔）", "2026-05-06", "198.00", "0.00", "198.00"),
    )
    assert table.total == ("", "合计", "", "515.37", "63.00", "452.37")


def test_every_line_stands_in_an_annex_with_its_source() -> None:
    rate, membership, sources = letter().annexes
    assert rate.title == "附件一　信用卡手续费高于约定逐笔核对表"
    [table] = tables(rate.blocks)
    assert table.rows[1] == ("2", "2026-01-09 10:26:41", "二，12", "500.00", "15.37", "3.00", "12.37")
    assert table.total == ("", "合计（2 笔）", "", "10,500.00", "317.37", "63.00", "254.37")
    assert tables(membership.blocks)[0].rows[0][2] == "二，30"
    assert tables(sources.blocks)[0].rows == (("一", FIRST), ("二", SECOND))


def test_a_source_that_was_not_announced_gets_a_number_too() -> None:
    *_, sources = letter(replace(AUDITED, sources=(FIRST,))).annexes
    assert tables(sources.blocks)[0].rows == (("一", FIRST), ("二", SECOND))


def test_a_side_that_does_not_add_up_is_not_shown() -> None:
    odd = finding("settled-late", "10.00", [line(SECOND, 4, "500.00", "3.00", None, "10.00")])
    [table] = tables(letter(replace(MATTER, audit=document(RATE, odd))).blocks)
    assert table.rows[1][3:] == ("—", "—", "10.00")
    assert table.total[3:] == ("—", "—", "264.37")


def test_a_finding_that_costs_nothing_is_told_but_has_no_row() -> None:
    late = finding("settled-late", "0.00", [line(SECOND, 4, "500.00", None, None, "0.00")])
    told = letter(replace(MATTER, audit=document(late)))
    assert not tables(told.blocks)
    assert any("（一）有 1 笔到账晚于约定（见附件一）。" in text for text in texts(told))
    assert "逐笔核对表" in told.annexes[0].title


def test_what_the_merchant_did_not_tell_is_no_complaint() -> None:
    unknown = finding("no-agreed-rate", "0.00", [line(SECOND, 4, "500.00", None, None, "0.00")])
    told = letter(replace(MATTER, audit=document(RATE, unknown)))
    assert not any("没有对应的费率" in text for text in texts(told))
    assert not any("没有费率" in text for text in texts(told))


def test_a_promise_not_kept_has_no_source() -> None:
    promise = {**line(None, None, "198.00", None, None, "198.00")}
    told = letter(replace(MATTER, audit=document(finding("deposit-not-returned", "198.00", [promise]))))
    assert tables(told.annexes[0].blocks)[0].rows[0][1:3] == ("—", "—")


amounts = st.integers(0, 10**9)


@given(st.lists(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_figure_adds_up(findings: list[list[tuple[int, int]]]) -> None:
    """Rows to the total, annex lines to the row, and taken less expected to the difference."""
    audit = document(
        *(
            finding(
                "rate-above-agreed",
                yuan(sum(excess for _, excess in lines)),
                [
                    line(SECOND, place, yuan(expected + 1), yuan(expected + excess), yuan(expected), yuan(excess))
                    for place, (expected, excess) in enumerate(lines, start=2)
                ],
            )
            for lines in findings
        )
    )
    told = letter(replace(MATTER, audit=audit))
    annexed = [tables(annex.blocks)[0] for annex in told.annexes[:-1]]
    for table in (*tables(told.blocks), *annexed):
        figures = [[fen(cell) for cell in row[3:]] for row in table.rows]
        assert [sum(column) for column in zip(*figures, strict=True)] == [fen(cell) for cell in table.total[3:]]
        assert all(row[-3] - row[-2] == row[-1] for row in figures)
    rows = [row[-3:] for table in tables(told.blocks) for row in table.rows]
    costly = [table.total[-3:] for table in annexed if fen(table.total[-1])]
    assert rows == costly


def test_the_requests_are_numbered_and_the_sum_is_written_twice() -> None:
    said = texts(letter())
    assert "1. 退还人民币贰仟伍佰伍拾玖元贰角柒分（¥2,559.27）；" in said
    assert "2. 书面说明收费依据，并提供签约记录、收费通知和同意收费的凭证（尤其是会员费）。" in said


def test_every_claim_has_its_words() -> None:
    for kind in ClaimKind:
        for amount in (None, 100):
            asked = letter(replace(MATTER, claims=(ClaimLine(kind, amount),)))
            assert ("¥1.00" in "".join(texts(asked))) is (amount is not None)
            assert asked.is_complete


def test_a_free_request_is_the_persons_own_words() -> None:
    asked = letter(replace(MATTER, claims=(ClaimLine(ClaimKind.OTHER, None, "换一位业务员"),)))
    assert "1. 换一位业务员。" in texts(asked)


def test_the_basis_names_each_statute_once_and_nothing_unverified() -> None:
    [basis] = [text for text in texts(letter()) if "《" in text]
    named = (
        "《中华人民共和国民法典》第五百零九条、第五百七十七条、《非银行支付机构监督管理条例》第二十条；双方约定的费率"
    )
    assert basis == f"上述请求的依据为：{named}。"


def test_a_notice_is_cited_by_its_own_parts() -> None:
    cited = finding("rate-above-agreed", "0.00", [], basis=[{"law": "PBOC-2021-259", "article": "一(一)2"}])
    assert any("一（一）2" in text for text in texts(letter(replace(MATTER, audit=document(cited)))))


def test_the_day_of_the_answer_is_called_a_request() -> None:
    asked = "请于2026年11月16日前书面答复。此日期是{}的请求，不是法定期限。"
    assert asked.format("本人") in texts(letter())
    company = replace(MATTER, complainant=Party(kind="company", name="澄湖商贸有限公司", phone="1"))
    assert asked.format("我公司") in texts(letter(company))
    assert not any("期限" in text for text in texts(letter(replace(MATTER, answer_by=None))))


def test_sections_are_numbered_as_they_come() -> None:
    def headings(facts: PaperFacts) -> list[str]:
        blocks = [placed.block for placed in letter(facts).blocks]
        return [block.text for block in blocks if isinstance(block, Heading)]

    assert headings(AUDITED) == ["一、事实", "二、请求", "三、依据"]
    assert headings(replace(MATTER, issue="")) == ["一、事实", "二、请求"]


def test_attachments_are_the_annexes_then_the_evidence() -> None:
    said = texts(letter())
    assert said[said.index("附件：") + 1 :] == [
        "1. 信用卡手续费高于约定逐笔核对表；",
        "2. 会员服务费逐笔核对表；",
        "3. 对账单清单；",
        "4. 合同照片.jpg（证明：约定的费率）；",
        "5. 通话录音.m4a。",
    ]


def test_typed_text_is_never_a_template() -> None:
    name = "{number} {0.__class__} %s 店"
    told = letter(replace(AUDITED, complainant=replace(AUDITED.complainant, business_name=name), story=name))
    assert f"投诉人：{name}（个体工商户）。" in texts(told)
    assert name in texts(told)


def test_little_is_enough_for_a_letter() -> None:
    bare = PaperFacts(
        made_on=date(2026, 11, 2),
        complainant=Party(kind="natural_person", name="周桂兰", phone="1"),
        respondent=MATTER.respondent,
        story="多收了钱。",
        claims=(ClaimLine(ClaimKind.REFUND),),
    )
    told = letter(bare)
    assert block_text(told.blocks[0].block) == "澄湖支付有限公司："
    assert texts(told)[0] == "本人现就下列问题提出投诉，请贵公司核实并处理。"
    assert told.is_complete
    assert told.annexes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_and_every_finding_has_a_title(language: Language) -> None:
    say = Speech(language)
    for issue in taxonomy().issues:
        assert subject(issue, (), say)
    for rule, charge in taxonomy().findings:
        found = finding(rule, "1.00", [{**line(SECOND, 2, "1.00", None, None, "1.00"), "charge_kind": charge}])
        assert subject("other", read_findings(document(found), lambda _: ("", "")), say)


def test_both_catalogues_say_the_same() -> None:
    chinese, english = catalogue("papers", "zh"), catalogue("papers", "en")
    assert chinese.keys() == english.keys()
    for code, text in chinese.items():
        assert named(text) == named(english[code]), code


def named(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(1999, 12, 31)])
def test_the_letter_carries_the_day_it_was_given(day: date) -> None:
    told = block_text(letter(replace(MATTER, made_on=day)).blocks[-1].block)
    assert f"{day.year}年{day.month}月{day.day}日" in told
