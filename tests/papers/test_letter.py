import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.money import yuan
from juli.papers.document import Heading
from juli.papers.findings import read_findings
from juli.papers.model import ClaimKind, ClaimLine, Complainant, ComplainantKind
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


def test_the_title_names_what_weighs_most() -> None:
    assert letter().title == "关于多收手续费及多收会员费的投诉函"
    deposit = finding("deposit-not-returned", "299.00", [line(FIRST, 3, "299.00", None, None, "299.00")])
    assert letter(replace(MATTER, audit=document(RATE, deposit))).title == "关于押金未退及多收手续费的投诉函"
    everything = letter(replace(MATTER, audit=document(RATE, MEMBERSHIP, deposit)))
    assert everything.title == "关于押金未退、多收手续费等问题的投诉函"
    assert letter(replace(MATTER, issue="device_fault")).title == "关于终端故障的投诉函"


def test_the_table_of_findings_by_hand() -> None:
    [table] = tables(letter().body)
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
    [table] = tables(letter(replace(MATTER, audit=document(RATE, odd))).body)
    assert table.rows[1][3:] == ("—", "—", "10.00")
    assert table.total[3:] == ("—", "—", "264.37")


def test_a_finding_that_costs_nothing_is_told_but_has_no_row() -> None:
    late = finding("settled-late", "0.00", [line(SECOND, 4, "500.00", None, None, "0.00")])
    told = letter(replace(MATTER, audit=document(late)))
    assert not tables(told.body)
    assert any("有 1 笔到账晚于约定。" in text for text in texts(told))
    assert "逐笔核对表" in told.annexes[0].title


def test_what_the_merchant_did_not_tell_is_no_complaint() -> None:
    unknown = finding("no-agreed-rate", "0.00", [line(SECOND, 4, "500.00", None, None, "0.00")])
    told = letter(replace(MATTER, audit=document(RATE, unknown)))
    assert not any("没有对应的费率" in text for text in texts(told))
    assert "没有费率" not in told.attachments


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
    for table in (*tables(told.body), *annexed):
        figures = [[fen(cell) for cell in row[3:]] for row in table.rows]
        assert [sum(column) for column in zip(*figures, strict=True)] == [fen(cell) for cell in table.total[3:]]
        assert all(row[-3] - row[-2] == row[-1] for row in figures)
    rows = [row[-3:] for table in tables(told.body) for row in table.rows]
    costly = [table.total[-3:] for table in annexed if fen(table.total[-1])]
    assert rows == costly


def test_the_requests_are_numbered_and_the_sum_is_written_twice() -> None:
    said = texts(letter())
    assert "（一）退还人民币贰仟伍佰伍拾玖元贰角柒分（¥2,559.27）；" in said
    explanation = "书面说明收费的依据，提供签约记录、收费通知和本人同意的凭证（尤其是会员费）。"
    assert f"（二）{explanation}" in said


def test_every_claim_has_its_words() -> None:
    for kind in ClaimKind:
        for amount in (None, 100):
            for language in ("zh", "en"):
                asked = letter(replace(MATTER, claims=(ClaimLine(kind, amount),)), language)
                assert ("1.00" in "".join(texts(asked))) is (amount is not None)


def test_a_free_request_is_the_persons_own_words() -> None:
    asked = letter(replace(MATTER, claims=(ClaimLine(ClaimKind.OTHER, None, "换一位业务员"),)))
    assert "（一）换一位业务员。" in texts(asked)


def test_the_basis_names_each_statute_once_and_nothing_unverified() -> None:
    [basis] = [text for text in texts(letter()) if "《" in text]
    assert basis == "《民法典》第五百零九条、第五百七十七条；《非银行支付机构监督管理条例》第二十条；双方约定的费率。"
    [english] = [text for text in texts(letter(language="en")) if "Article" in text]
    assert "Article 509, Article 577; " in english


def test_a_notice_is_cited_by_its_own_parts() -> None:
    cited = finding("rate-above-agreed", "0.00", [], basis=[{"law": "PBOC-2021-259", "article": "一(一)2"}])
    assert any("一（一）2" in text for text in texts(letter(replace(MATTER, audit=document(cited)))))


def test_the_day_of_the_answer_is_called_a_request() -> None:
    assert texts(letter())[-1] == "请于2026年11月16日前书面答复。此日期是我的请求，不是法定期限。"
    company = replace(MATTER, complainant=Complainant("澄湖商贸有限公司", ComplainantKind.COMPANY))
    assert texts(letter(company))[-1].endswith("此日期是我公司的请求，不是法定期限。")
    assert not any("期限" in text for text in texts(letter(replace(MATTER, answer_by=None))))


def test_sections_are_numbered_as_they_come() -> None:
    def headings(matter: object) -> list[str]:
        return [block.text for block in letter(matter).body if isinstance(block, Heading)]

    assert headings(AUDITED) == ["一、事实", "二、请求", "三、依据"]
    assert headings(replace(MATTER, story="")) == ["一、请求"]


def test_a_long_story_goes_into_an_annex_whole() -> None:
    story = "说了很多话。" * 200
    told = letter(replace(AUDITED, story=story))
    assert any("另写在附件中" in text for text in texts(told))
    [annex] = [annex for annex in told.annexes if "自述" in annex.title]
    assert "".join(block.text for block in annex.blocks if not hasattr(block, "rows")) == story


def test_attachments_are_the_annexes_then_the_evidence() -> None:
    assert letter().attachments == (
        "附件：1. 信用卡手续费高于约定逐笔核对表；2. 会员服务费逐笔核对表；3. 对账单清单；"
        "4. 合同照片.jpg（证明：约定的费率）；5. 通话录音.m4a"
    )


def test_typed_text_is_never_a_template() -> None:
    name = "{number} {0.__class__} %s 店"
    told = letter(replace(AUDITED, complainant=replace(AUDITED.complainant, name=name), story=name))
    assert name in texts(told)[0]
    assert name in texts(told)


def test_little_is_enough_for_a_letter() -> None:
    bare = replace(
        MATTER, department="", merchant_no="", terminal_no="", signed_on=None, story="", claims=(), evidence=(),
        sources=(), answer_by=None, complainant=Complainant("周桂兰", ComplainantKind.PERSON),
    )  # fmt: skip
    told = letter(bare)
    assert told.salutation == "澄湖支付有限公司："
    assert texts(told) == ["我是周桂兰。现就下列问题提出投诉，请贵公司核实并处理。"]
    assert (told.attachments, told.annexes) == ("", ())


def test_english_dates() -> None:
    told = letter(language="en")
    assert "12 September 2025" in texts(told)[0]
    assert "RMB 2,559.27" in "".join(texts(told))


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
    assert letter(replace(MATTER, filed_on=day)).signature[-1].value == f"{day.year}年{day.month}月{day.day}日"
