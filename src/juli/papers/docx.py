"""DOCX: the same letter to be edited. A4, Song for the title, FangSong for the text, as letters are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as Written

from juli.papers.blanks import stretches
from juli.papers.cleaning import clean
from juli.papers.document import (
    Annex,
    Closing,
    Heading,
    Letter,
    PaperBlock,
    Paragraph,
    Salutation,
    Signing,
    Table,
)
from juli.papers.docx_tables import add_table, element

SONG, HEI, FANG_SONG, LATIN = "宋体", "黑体", "仿宋", "Times New Roman"
BODY, LINE, INDENT = Pt(12), Pt(21), Pt(24)
USED = ("Normal", "Title", "heading 1", "heading 2", "Default Paragraph Font", "Normal Table", "No List")
"""The styles kept of the library's template."""
UNUSED = ("stylesWithEffects", "numbering", "thumbnail")
"""The parts of it that are left out."""
NOTE, CELL, EDGE = "Letter Note", "Letter Cell", "Letter Edge"
TEXT_WIDTH = Mm(210 - 27 - 27)
TO_SIGN_ON = "_" * 20
EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Finished:
    """Any paper as the writer needs it: blocks in a row, then annexes; `reference` and `note` on top of each page."""

    title: str
    dated_on: date
    reference: str
    note: str
    blocks: tuple[PaperBlock, ...]
    annexes: tuple[Annex, ...]


def letter_docx(letter: Letter) -> bytes:
    """`letter` as DOCX, dated by the letter's own date; equal bytes for an equal letter."""
    attachments = (Paragraph(letter.attachments, indented=False),) if letter.attachments else ()
    blocks = (Salutation(letter.salutation), *letter.body, *attachments, Signing((letter.signature,)))
    about = (letter.title, letter.dated_on, letter.reference, letter.note)
    return finished_docx(Finished(*about, blocks, letter.annexes))


def finished_docx(finished: Finished) -> bytes:
    """Any paper as DOCX, dated by its own date; equal bytes for equal papers."""
    paper = Document(BytesIO(_blank()))
    _set_properties(paper, finished)
    _write_edges(paper, finished)
    _write(paper, finished.title, "Title")
    _write_blocks(paper, finished.blocks)
    for number, annex in enumerate(finished.annexes):
        heading = _write(paper, annex.title, "Heading 1")
        heading.paragraph_format.page_break_before = number == 0
        _write_blocks(paper, annex.blocks)
    return _packed(paper)


@cache
def _blank() -> bytes:
    """An empty paper with page and styles: made once, since the library takes longer for it than for all text."""
    paper, written = Document(), BytesIO()
    _drop_unused(paper)
    _set_page(paper)
    _set_styles(paper)
    paper.save(written)
    return written.getvalue()


def _drop_unused(paper: Paper) -> None:
    """Without what no paper uses of the library's template: most styles, lists, effects, a picture of another paper."""
    styles = paper.styles.element
    for style in list(styles.style_lst):
        if style.name_val not in USED:
            styles.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)
    for rels in (paper.part.rels, paper.part.package.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNUSED]:
            del rels[name]


def _set_page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)


def _set_styles(paper: Paper) -> None:
    """Three fonts, each for one thing: Song for titles, Hei for headings, FangSong for the rest."""
    body = _style(paper, "Normal", FANG_SONG, BODY)
    body.element.get_or_add_rPr().append(element("w:lang", val="en-GB", eastAsia="zh-CN"))
    body.paragraph_format.line_spacing = LINE
    body.paragraph_format.space_after = Pt(0)
    for name, size in (("Title", Pt(21)), ("Heading 1", Pt(15))):
        title = _style(paper, name, SONG, size, bold=True)
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.line_spacing = 1.2
        title.paragraph_format.space_before = title.paragraph_format.space_after = BODY
    heading = _style(paper, "Heading 2", HEI, BODY)
    heading.paragraph_format.first_line_indent = INDENT
    heading.paragraph_format.space_before = Pt(6)
    for name, size in ((NOTE, Pt(10.5)), (CELL, Pt(9.5)), (EDGE, Pt(9))):
        paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(paper, name, FANG_SONG, size).paragraph_format.line_spacing = 1.2


def _style(paper: Paper, name: str, font: str, size: int, *, bold: bool = False) -> ParagraphStyle:
    """The style `name`, without the theme's fonts, colours and rules."""
    style = paper.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.element.remove_all("w:rPr")
    style.element.get_or_add_pPr().remove_all("w:pBdr", "w:contextualSpacing")
    style.font.name, style.font.size, style.font.bold = LATIN, Emu(size), bold
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return style


def _set_properties(paper: Paper, finished: Finished) -> None:
    properties = paper.core_properties
    properties.title, properties.author = clean(finished.title)[:255], ""
    properties.comments = ""
    written = datetime.combine(finished.dated_on, datetime.min.time())
    properties.created = properties.modified = written


def _write_edges(paper: Paper, finished: Finished) -> None:
    """The line on top of each page, and the page number at its foot."""
    section = paper.sections[0]
    top, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line, left in ((top, finished.reference), (foot, "")):
        line.style = paper.styles[EDGE]
        line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(clean(left) + "\t")
    top.add_run(clean(finished.note))
    foot.add_run("— ")
    foot._p.append(element("w:fldSimple", element("w:r", element("w:t")), instr="PAGE"))
    foot.add_run(" —")


def _write(paper: Paper, text: str, style: str) -> Written:
    """One paragraph; what still has to be filled in is marked.

    The style is named by its id: the library would search all styles for each paragraph, and take longer than all else.
    """
    written = paper.add_paragraph()
    written._p.style = style.replace(" ", "")
    for stretch in stretches(clean(text)):
        run = written.add_run(stretch.text)
        if stretch.mark:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return written


def _write_blocks(paper: Paper, blocks: Sequence[PaperBlock]) -> None:
    for before, block in pairwise((None, *blocks)):
        match block:
            case Heading():
                _write(paper, block.text, "Heading 2")
            case Salutation():
                _write(paper, block.text, "Normal")
            case Paragraph(indented=True):
                _write(paper, block.text, "Normal").paragraph_format.first_line_indent = INDENT
            case Paragraph():
                note = _write(paper, block.text, NOTE)
                if not isinstance(before, Paragraph) or before.indented:
                    note.paragraph_format.space_before = Pt(6)
            case Table():
                add_table(paper, block, CELL)
                _write(paper, "", EDGE)
            case Closing():
                _close(paper, block)
            case Signing():
                _sign(paper, block)


def _close(paper: Paper, closing: Closing) -> None:
    lead = _write(paper, closing.lead, "Normal").paragraph_format
    lead.first_line_indent, lead.space_before, lead.keep_with_next = INDENT, BODY, True
    _write(paper, closing.to, "Normal").paragraph_format.keep_with_next = True


def _sign(paper: Paper, signing: Signing) -> None:
    """One side signs on the right; two sides sign one under the other."""
    for column in signing.columns:
        for place, entry in enumerate(column):
            line = _write(paper, entry.label + (entry.value or TO_SIGN_ON), "Normal").paragraph_format
            line.left_indent = Mm(80) if len(signing.columns) == 1 else Mm(0)
            line.space_before = BODY if place == 0 else Pt(0)
            line.keep_with_next = place + 1 < len(column)


def _packed(paper: Paper) -> bytes:
    """The file with the times of its parts taken out: they would be the only thing a clock decides."""
    written, packed = BytesIO(), BytesIO()
    paper.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, EARLIEST)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return packed.getvalue()
