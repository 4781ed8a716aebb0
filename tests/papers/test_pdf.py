import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.papers.cleaning import printable
from juli.papers.kit import PaperFacts, paper_pdf

from .builders import AUDITED, MATTER, SECOND, document, finding, letter, line, pdf_pages, pdf_text

HOSTILE = [
    '#let x = 1 #import "style.typ": * #panic("x")',
    "$x^2$ _a_ *b* `c` @label <label> = h - l + n / t: \\ ~ // /* */",
    "<script>alert(1)</script> &amp; ]]> <!-- -->",
    "{{ 7*7 }} {% if x %} {number} %(a)s",
    "=SUM(A1:A9) +1 -1 @cmd",
    '"} , "kind": "table" \\u0041 \\" \'',
]


def squeezed(text: str) -> str:
    return "".join(text.split())


def named(text: str) -> PaperFacts:
    """The matter with a text in every place that a person fills."""
    complainant = replace(AUDITED.complainant, kind="natural_person", name=text, business_name="", phone=text)
    return replace(AUDITED, complainant=complainant, story=text, respondent=replace(AUDITED.respondent, name=text))


def test_a_letter_says_all_it_should() -> None:
    text = pdf_text(paper_pdf(letter()))
    for said in (
        "周记五金建材店",
        "澄湖支付有限公司",
        "2611-0386-72",
        "898430552510A6R",
        "2,559.27",
        "452.37",
        "242.00",
    ):
        assert said in text


def test_the_capitals_and_the_page_numbers_are_printed() -> None:
    first, second, *_ = pdf_pages(paper_pdf(letter()))
    assert "人民币贰仟伍佰伍拾玖元贰角柒分" in first
    assert first.endswith("—1—")
    assert second.endswith("—2—")
    assert first.startswith("据理编号2611-0386-72")
    assert second.startswith("据理编号2611-0386-72")


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_stays_text(typed: str) -> None:
    text = pdf_text(paper_pdf(letter(named(typed))))
    assert text.count(squeezed(typed)) >= 4


@pytest.mark.parametrize("name", ["朱镕基", "周喆", "李堃", "王燚", "䶮䶮", "钱𬭎", "凃軟鎮"])
def test_rare_names_are_printed(name: str) -> None:
    text = pdf_text(paper_pdf(letter(named(name))))
    assert text.count(name) >= 3


def test_a_name_outside_the_font_loses_nothing() -> None:
    assert "周〔U+20BB7〕" in pdf_text(paper_pdf(letter(named("周𠮷"))))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_set(typed: str) -> None:
    pdf = paper_pdf(letter(replace(MATTER, story=typed, contract=replace(MATTER.contract, merchant_no=typed))))
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def test_an_equal_letter_gives_equal_bytes_dated_by_itself() -> None:
    pdf = paper_pdf(letter())
    assert paper_pdf(letter()) == pdf
    assert b"D:20261102" in pdf
    assert paper_pdf(letter(replace(AUDITED, made_on=date(2026, 11, 3)))) != pdf


def test_the_file_can_be_archived_and_carries_our_fonts_only() -> None:
    pdf = paper_pdf(letter())
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>B<", pdf, re.DOTALL)
    fonts = set(re.findall(rb"/FontName ?/[A-Z]{6}\+([A-Za-z-]+)", pdf))
    assert fonts == {b"NotoSerifSC-Regular", b"NotoSansSC-Medium"}


def test_a_very_long_story_flows_over_pages() -> None:
    story = "".join(f"第{number}句话说得很长，一直说到这里。" for number in range(1, 1300))[:20_000]
    pages = pdf_pages(paper_pdf(letter(replace(MATTER, story=story))))
    assert len(pages) >= 15
    assert squeezed(story[-200:]) in re.sub(r"—\d+—据理编号.*?排版", "", "".join(pages))


def test_a_word_without_end_stays_on_the_page() -> None:
    word = "x" * 400
    pdf = pypdfium2.PdfDocument(paper_pdf(letter(replace(MATTER, story=word))))
    page = pdf[0].get_textpage()
    edges = [page.get_charbox(place)[2] for place in range(page.count_chars())]
    assert max(edges) < pdf[0].get_width() - 60


def test_five_thousand_lines_are_all_printed() -> None:
    lines = [line(SECOND, place, "500.00", "17.95", "3.00", "14.95") for place in range(2, 5002)]
    text = pdf_text(paper_pdf(letter(replace(MATTER, audit=document(finding("rate-above-agreed", "74750.00", lines))))))
    printed = [int(number) for number in re.findall(r"二，(\d+)500\.0017\.953\.0014\.95", text)]
    # The number of the line and the amount stand side by side once the blanks are gone.
    assert printed == list(range(2, 5002))


def test_the_picture_of_a_letter_is_not_blank() -> None:
    bitmap = pypdfium2.PdfDocument(paper_pdf(letter()))[0].render(scale=0.5)
    dark = sum(1 for value in bytes(bitmap.buffer) if value < 128)
    assert dark > 2000


def test_clean_text_is_what_is_printed() -> None:
    assert squeezed(printable("一\u202e二\x07三")) in pdf_text(
        paper_pdf(letter(replace(MATTER, story="一\u202e二\x07三")))
    )


def test_a_sum_takes_a_line_along_to_the_next_page() -> None:
    """However many lines fill a page: some of these counts end just at its foot."""
    for count in range(37, 45):
        lines = [line(SECOND, place, "500.00", "17.95", "3.00", "14.95") for place in range(count)]
        pages = pdf_pages(
            paper_pdf(letter(replace(MATTER, audit=document(finding("rate-above-agreed", "1.00", lines)))))
        )
        assert any(f"合计（{count}笔）" in page and f"二，{count - 1}500.00" in page for page in pages), count
