"""What a person typed is text on paper: no markup of the typesetter, no field and no link of a word processor."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2.raw as raw
import pytest
from pypdfium2 import PdfDocument

from juli.papers.document import Annex, Column, Heading, Letter, Paragraph, Signature, Table
from juli.papers.docx import letter_docx
from juli.papers.pdf import letter_pdf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS = {"fldSimple", "fldChar", "instrText", "hyperlink", "object", "altChunk", "subDoc", "drawing", "pict"}
HOSTILE = [
    '#read("/etc/passwd")',
    '#import "style.typ": *',
    '#sys.inputs.data #image("/etc/passwd") $x^2$ *bold* _it_ `raw` @label <label> \\u{41} // gone /* gone */',
    '"); #panic("out',
    "{{ secret }} {% include 'x' %} ${7*7} <%= 7 %>",
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    '{ INCLUDEPICTURE "http://evil.example/x.png" \\d } { HYPERLINK "javascript:x" }',
    '</w:t></w:r><w:fldSimple w:instr="DDE x"/><w:r><w:t>',
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;<![CDATA[",
    "\u202ecod.exe\u0007",
]


def letter(text: str) -> Letter:
    """A letter that says the same text in every place that holds words."""
    table = Table((Column(text), Column("b", share=1)), ((text, "1"),), (text, "2"))
    blocks = (Heading(text), Paragraph(text), Paragraph(text, indented=False), table)
    return Letter(
        language="zh",
        dated_on=date(2026, 11, 26),
        reference=text,
        note=text,
        title=text,
        salutation=text,
        body=blocks,
        attachments=text,
        signature=(Signature(text, text), Signature("b", "")),
        annexes=(Annex(text, text, blocks),),
    )


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shape(content: bytes) -> list[str]:
    """The elements of the text of a DOCX in order, whatever they say."""
    return [element.tag for element in ElementTree.fromstring(content).iter()]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_docx_has_the_same_elements_whatever_was_typed(text: str) -> None:
    hostile, plain = parts(letter_docx(letter(text))), parts(letter_docx(letter("甲")))
    assert hostile.keys() == plain.keys()
    for name in plain:
        if name.endswith((".xml", ".rels")):
            assert shape(hostile[name]) == shape(plain[name]), name
        if name.endswith(".rels"):
            assert hostile[name] == plain[name], name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_docx_has_no_field_but_the_page_number_and_reaches_nothing_outside(text: str) -> None:
    for name, content in parts(letter_docx(letter(text))).items():
        if name.startswith("word/") and name.endswith(".xml"):
            found = [e for e in ElementTree.fromstring(content).iter() if e.tag.removeprefix(WORD) in FIELDS]
            assert [e.get(f"{WORD}instr") for e in found] in ([], ["PAGE"]), name
        assert b'TargetMode="External"' not in content, name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_pdf_shows_the_words_as_they_were_typed(text: str) -> None:
    written = PdfDocument(letter_pdf(replace(letter("甲"), salutation=text)))
    seen = "".join(page.get_textpage().get_text_bounded() for page in written)
    bare = "".join(c for c in text if c.isascii() and c.isalnum())
    assert bare in "".join(c for c in seen if c.isascii() and c.isalnum())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_pdf_carries_no_action_and_no_link(text: str) -> None:
    written = PdfDocument(letter_pdf(letter(text)))
    assert [raw.FPDFPage_GetAnnotCount(page.raw) for page in written] == [0] * len(written)
    assert raw.FPDFDoc_GetJavaScriptActionCount(written.raw) == 0
    assert raw.FPDFDoc_GetAttachmentCount(written.raw) == 0
