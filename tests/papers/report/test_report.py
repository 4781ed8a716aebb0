"""The report of an audit: all its forms say the same, whole, and nothing in them is more than text."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.agreement import Agreement
from juli.audit import Audit, audit, document, figures
from juli.calendars import official
from juli.ledger import Ledger
from juli.money import grouped_yuan, parse_yuan
from juli.papers.report import spreadsheet
from juli.papers.report.composing import NO_FIGURES, compose_report
from juli.papers.report.html import report_html
from juli.papers.report.model import Report
from juli.papers.report.pdf import LINES_OF_A_FINDING, report_pdf
from juli.papers.report.pictures import pictures_beside, pictures_of
from juli.papers.report.spreadsheet import report_xlsx
from juli.wording import LANGUAGES, Language, catalogue
from tests.audit.cases import judge
from tests.audit.ledgers import agreements, as_of_days, ledgers
from tests.papers.builders import pdf_pages, pdf_text

from .reports import NASTY, example, of_example, report_on

MANY = [
    f"M1,T1,{number:06d}, ,2026-01-{number % 28 + 1:02d} 10:00:00,sale,credit,100.00,3.00, , , , "
    for number in range(700)
]


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, its text, and the cells of its rows."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def rows(self) -> int:
        return sum(tag == "tr" for tag, _ in self.elements)


def squeezed(text: str) -> str:
    return "".join(text.split())


def nasty() -> Audit:
    """An audit of one sale whose reference and file are meant to be more than text."""
    found = judge("M1,T1,A1, ,2026-01-10 10:00:00,sale,credit,100.00,3.00, , , , ")
    finding = found.findings[0]
    line = replace(finding.lines[0], entry_id=NASTY, source="+1+1\u202e\x00龘䶮𠮷.csv")
    return replace(found, findings=(replace(finding, lines=(line,)),))


def sheets(report: Report) -> dict[str, list[list[object]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(report)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def amounts_of(report: Report) -> Iterator[str]:
    yield from (grouped_yuan(fen) for fen in (report.total, report.overcharged, report.owed))
    yield from (grouped_yuan(finding.excess) for finding in report.findings if finding.excess)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_tells_every_finding_its_sum_and_its_grounds(language: Language) -> None:
    report = of_example(language)
    page = squeezed("".join(Page(report_html(report)).texts))
    paper = squeezed(pdf_text(report_pdf(report)))
    assert len(report.findings) == 15
    for told in (page, paper):
        assert squeezed(report.summary) in told
        for finding in report.findings:
            assert squeezed(finding.sentence) in told
            assert all(squeezed(ground.label) in told for ground in finding.grounds)
            assert all(squeezed(ground.value) in told for ground in finding.grounds)
        assert all(squeezed(tariff.sentence) in told for tariff in report.tariffs)
        assert all(amount in told for amount in amounts_of(report))
        assert all(squeezed(row.reason) in told for row in report.unreadable)
        assert all(squeezed(note) in told for note in report.notes)


def test_it_adds_up() -> None:
    """2,956.49 taken too much and 1,253.73 owed, by the findings one by one; the charts and tables say so too."""
    report = of_example()
    assert grouped_yuan(report.total) == "4,210.22"
    assert sum(finding.excess for finding in report.findings) == report.total
    money = next(figure for figure in report.figures if figure.kind == "money")
    assert sum(parse_yuan(row[-1]) for row in money.table.rows) == parse_yuan(money.table.total[-1]) == report.total
    for figure in (each for each in report.figures if each.kind == "rates"):
        for column in (1, 2, 3):
            told = [parse_yuan(row[column]) for row in figure.table.rows]
            assert sum(told) == parse_yuan(figure.table.total[column])


def test_the_page_is_whole_and_needs_nothing_from_elsewhere() -> None:
    content = report_html(of_example())
    page = Page(content)
    loading = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use", "image"}
    assert loading & {tag for tag, _ in page.elements} == set()
    attributes = [(name, value or "") for _, told in page.elements for name, value in told.items()]
    assert [
        each for each in attributes if each[0] in {"src", "href", "style", "srcset"} or each[0].startswith("on")
    ] == []
    addresses = {value for name, value in attributes if "//" in value}
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"url\(|@import|https?://", content.decode().replace("http://www.w3.org/2000/svg", ""))
    identities = [value for name, value in attributes if name == "id"]
    assert len(identities) == len(set(identities))


def test_the_page_holds_every_line() -> None:
    report = report_on(judge(["\n".join(MANY)]))
    page = Page(report_html(report))
    assert len(report.findings[0].lines) == len(MANY)
    assert all(f"{number:06d}" in page.texts for number in range(len(MANY)))
    assert page.rows() > len(MANY)


def test_the_paper_prints_the_first_lines_of_a_long_list_and_says_so() -> None:
    pages = pdf_pages(report_pdf(report_on(judge(["\n".join(MANY)]))))
    told = squeezed("".join(pages))
    assert f"这里列出前{LINES_OF_A_FINDING}行，共{len(MANY)}行" in told
    assert len(pages) < 12
    assert len(re.findall(r"a\.csv第\d+行", told)) == LINES_OF_A_FINDING


def test_what_somebody_typed_is_text_in_every_form() -> None:
    report = report_on(nasty())
    page = Page(report_html(report))
    assert "script" not in {tag for tag, _ in page.elements}
    assert NASTY in page.texts
    assert "+1+1龘䶮𠮷.csv 第 2 行" in page.texts
    paper = squeezed(pdf_text(report_pdf(report)))
    assert "+1+1龘䶮〔U+20BB7〕.csv" in paper
    lines = sheets(report)["明细"]
    assert lines[1][lines[0].index("交易编号")] == NASTY
    assert b"<f>" not in b"".join(xml_of(report_xlsx(report)))


def xml_of(book: bytes) -> Iterator[bytes]:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(book)) as parts:
        yield from (parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_every_line_as_numbers_that_add_up(language: Language) -> None:
    report, words = of_example(language), catalogue("papers.report", language)
    book = sheets(report)
    assert list(book) == [
        words[f"sheet-{name}"] for name in ("summary", "findings", "lines", "tariffs", "charges", "unreadable")
    ]
    head, *lines = book[words["sheet-lines"]]
    assert len(lines) == sum(len(finding.lines) for finding in report.findings)
    excess = [row[head.index(words["head-excess"])] for row in lines]
    assert all(isinstance(each, float) for each in excess)
    assert round(sum(float(str(each)) for each in excess) * 100) == report.total
    assert len(book[words["sheet-findings"]]) == len(report.findings) + 1
    assert len(book[words["sheet-tariffs"]]) == len(report.tariffs) + len(report.unexplained) + 1
    assert len(book[words["sheet-charges"]]) == len(report.charges) + 1
    assert isinstance(book[words["sheet-charges"]][1][0], date)
    assert [row[:2] for row in book[words["sheet-unreadable"]][1:]] == [["statement-2026.csv", 220.0]]


def test_without_an_agreement_it_tells_what_was_charged_and_when_that_changed() -> None:
    report = of_example(with_agreement=False)
    assert "没有合同约定可比" in report.summary
    assert "从2026年1月10日起，信用卡每笔按 2.99% 加 3.00 元收取，之前是 0.60%" in report.summary
    assert {figure.kind for figure in report.figures} == {"rates", "money", "calendar"}
    credit = next(figure for figure in report.figures if figure.key == "rates-credit")
    assert credit.title == "信用卡：实际收了百分之几"
    assert "1月10日起 2.99% 加 3.00 元" in str(credit.wide.items)
    assert all(charge.verdict == "" for charge in report.charges)


def test_an_empty_statement_still_makes_a_report() -> None:
    empty = replace(example(), findings=(), sales=(), charges=())
    told = document(empty, "zh") | {"tariffs": [], "unexplained": []}
    told["read"] = told["read"] | {"from": None, "to": None, "unreadable": []}
    report = compose_report(told, figures(empty), None, "zh")
    assert report.figures == ()
    assert "没有可以核对的交易" in report.summary
    assert report_pdf(report).startswith(b"%PDF")
    assert "每一行都读懂了。" in Page(report_html(report)).texts
    assert len(sheets(report)) == 6


def test_an_audit_kept_before_figures_were_is_told_by_its_findings() -> None:
    found = example()
    report = compose_report(document(found, "zh"), NO_FIGURES, found.agreement, "zh")
    assert [figure.kind for figure in report.figures] == ["money"]
    assert len(report.findings) == 15
    pictures = pictures_of(document(found, "zh"), found.agreement, "zh")
    assert (pictures.calendar, tuple(pictures.others)) == (None, ())


def test_the_charts_of_a_page_stand_beside_the_finding_they_prove() -> None:
    found = example()
    kept = document(found, "zh") | {"figures": figures(found)}
    pictures = pictures_of(kept, found.agreement, "zh")
    assert [figure.key for figure in pictures.by_rule["rate-above-agreed"]] == ["rates-credit", "rates-debit"]
    assert (list(pictures.by_rule["rate-changed"]), list(pictures.others)) == ([], [])
    assert [figure.key for figure in pictures_beside(kept, found.agreement, "charge-too-early", "zh")] == ["calendar"]
    assert pictures_beside(kept, found.agreement, "charged-twice", "zh") == ()
    assert len(pictures_beside(kept, found.agreement, "rate-above-agreed", "zh")) == 4


def test_agreed_terms_stand_beside_the_clause() -> None:
    told = {ground.label: ground.value for finding in of_example().findings for ground in finding.grounds}
    assert told["约定的费率第 2 项"] == "借记卡 0.50%、最多 20.00 元，到2026年6月30日为止"
    assert told["约定的费率第 5 项"] == "银联二维码 0.38%，1,000.00 元及以下的交易"
    assert told["约定的收费第 1 项"] == "流量费 99.00 元，每 12 个月一次，签约满 180 天以后"
    assert told["押金的约定"] == "299.00 元；180 天内刷够 50,000.00 元，7 天内退"
    assert told["到账时间的约定"] == "交易后第 1 个工作日到账"
    assert told["答应的退款第 1 项"] == "2026年9月30日以前退 198.00 元"
    assert told["《民法典》第985条"]


def test_an_agreement_that_lost_a_term_costs_only_the_term() -> None:
    found = example()
    report = compose_report(document(found, "zh"), figures(found), Agreement(), "zh")
    assert {ground.value for f in report.findings for ground in f.grounds if ground.label.startswith("约定的")} == {""}


def test_equal_reports_are_equal_files() -> None:
    report = of_example()
    assert report_html(report) == report_html(report)
    assert report_pdf(report) == report_pdf(report)


def test_both_languages_have_the_same_words_and_every_one_is_said() -> None:
    chinese, english = catalogue("papers.report", "zh"), catalogue("papers.report", "en")
    assert chinese.keys() == english.keys()
    for code, text in chinese.items():
        assert set(re.findall(r"{\w+}", text)) >= set(re.findall(r"{\w+}", english[code])) - {"{month}"}, code
    room = Path(spreadsheet.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    parts = {part for text in chinese for part in (text, text.removeprefix("head-"))}
    said = {part for part in parts if f'"{part}"' in code or f"'{part}'" in code}
    composed = ("section-unknown-", "kind-", "sheet-")
    rest = [each for each in chinese if not each.startswith(composed)]
    assert [each for each in rest if not {each, each.removeprefix("head-")} & said] == []


def test_a_report_of_the_first_lines_says_how_many_there_are() -> None:
    found = judge(["\n".join(MANY)])
    report = compose_report(document(found, "zh"), figures(found), found.agreement, "zh", most_lines=50)
    cut = f"这里列出前 50 行，共 {len(MANY)} 行。"
    assert cut in Page(report_html(report)).texts
    lines = sheets(report)["明细"]
    assert (len(lines), lines[-1][1]) == (52, cut)
    assert sheets(report)["发现"][1][3] == len(MANY)
    assert squeezed(f"这里列出前 50 行，共 {len(MANY)} 行") in squeezed(pdf_text(report_pdf(report)))


def test_what_only_some_rules_know_of_a_line_stands_beside_it() -> None:
    notes = {finding.rule: {line.note for line in finding.lines} for finding in of_example().findings}
    assert notes["settled-late"] == {"晚了 10 天"}
    assert notes["merchant-number-mismatch"] == {"898431153110B2K"}
    assert "之前 0.60%，之后 2.99% 加 3.00 元" in notes["rate-changed"]
    assert notes["hidden-deduction"] == {"正好含有 2.00 元"}
    paper = squeezed(pdf_text(report_pdf(of_example())))
    assert all(note in paper for note in ("晚了10天", "898431153110B2K"))


def test_where_late_money_was_seen_stands_beside_the_line() -> None:
    found = example()
    told = document(found, "zh")
    (late,) = [finding for finding in told["findings"] if finding["rule"] == "settled-late"]
    late["lines"][0] |= {"arrived_source": "银行.csv", "arrived_line": 7}
    report = compose_report(told, figures(found), found.agreement, "zh")
    notes = [line.note for finding in report.findings if finding.rule == "settled-late" for line in finding.lines]
    assert notes == ["晚了 10 天；到账见银行.csv 第 7 行"]


@given(ledgers(), agreements, as_of_days, st.sampled_from(LANGUAGES))
@settings(max_examples=10, deadline=None)
def test_any_audit_makes_a_report_that_adds_up(
    ledger: Ledger, agreement: Agreement, as_of: date, language: Language
) -> None:
    report = report_on(audit(ledger, agreement, as_of=as_of, calendar=official()), language)
    assert sum(finding.excess for finding in report.findings) == report.total
    page = Page(report_html(report))
    assert all(finding.short in "".join(page.texts) for finding in report.findings)
    assert page.rows() >= sum(len(finding.lines) for finding in report.findings)
    assert len(sheets(report)) == 6
