import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.papers.kit import paper_docx

from .builders import MATTER, SECOND, document, docx_text, finding, letter, line, tables, texts
from .test_pdf import HOSTILE, named


def test_a_letter_says_the_same_as_its_blocks() -> None:
    told = letter()
    text = docx_text(paper_docx(told))
    for annex in told.annexes:
        assert annex.title in text
    for said in (*texts(told), told.title, "138****6027"):
        assert said in text
    for table in tables(told.blocks):
        assert all(cell in text for row in table.rows for cell in row)


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_stays_text(typed: str) -> None:
    text = docx_text(paper_docx(letter(named(typed))))
    assert text.count(typed) >= 4


def test_a_name_outside_our_fonts_is_left_to_the_word_processor() -> None:
    assert "周𠮷" in docx_text(paper_docx(letter(named("周𠮷"))))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_the_file(typed: str) -> None:
    strange = finding("rate-above-agreed", "0.00", [line(typed, 2, "1.00", "0.00", "0.00", "0.00")])
    file = paper_docx(letter(replace(MATTER, story=typed, number=typed, audit=document(strange))))
    assert "澄湖支付有限公司" in docx_text(file)


def test_it_is_set_in_chinese_fonts_on_a4() -> None:
    paper = Document(BytesIO(paper_docx(letter())))
    fonts = {
        name: paper.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Title", "Heading 2")
    }
    assert fonts == {"Normal": "仿宋", "Title": "宋体", "Heading 2": "黑体"}
    assert [round(side.mm) for side in (paper.sections[0].page_width, paper.sections[0].page_height)] == [210, 297]
    assert paper.styles["Title"].font.size.pt == 21
    assert paper.styles["Normal"].font.size.pt == 12
    [number] = paper.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert number.get(qn("w:instr")) == "PAGE"


def test_every_style_that_is_named_is_there_and_no_other_paper_s_parts_are() -> None:
    with ZipFile(BytesIO(paper_docx(letter()))) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
        assert not [name for name in archive.namelist() if "thumbnail" in name or "Effects" in name]
    known = set(re.findall(r'w:styleId="([^"]+)"', "".join(texts)))
    named = re.findall(r'<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val="([^"]+)"', "".join(texts))
    assert named
    assert set(named) <= known


def test_tables_repeat_their_head() -> None:
    paper = Document(BytesIO(paper_docx(letter())))
    assert len(paper.tables) == 4
    for table in paper.tables:
        assert len(list(table._tbl.iter(qn("w:tblHeader")))) == 1
    assert [cell.text for cell in paper.tables[0].rows[-1].cells] == ["", "合计", "", "515.37", "63.00", "452.37"]


def test_columns_fill_the_page_and_hold_their_longest_figure() -> None:
    """A moment has nineteen letters of half a character: 19 x 100 + 220 = 2,120 twentieths of a point."""
    paper = Document(BytesIO(paper_docx(letter())))
    for table in paper.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert 8800 <= sum(widths) <= 8844
        assert min(widths) >= 420
    assert int(paper.tables[1]._tbl.tblGrid[1].get(qn("w:w"))) == 2120


def test_an_equal_letter_gives_equal_bytes() -> None:
    assert paper_docx(letter()) == paper_docx(letter())


def test_five_thousand_lines() -> None:
    lines = [line(SECOND, place, "500.00", "17.95", "3.00", "14.95") for place in range(2, 5002)]
    told = letter(replace(MATTER, audit=document(finding("rate-above-agreed", "74750.00", lines))))
    text = docx_text(paper_docx(told))
    assert "二，5001" in text
    assert text.count("14.95") == 5000
