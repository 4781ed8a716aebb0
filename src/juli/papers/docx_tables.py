"""Three-line tables in DOCX, written as XML text and read in one go: cell by cell through the library, thousands of
lines would take minutes."""

from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from docx.document import Document as Paper
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from juli.papers.cleaning import clean
from juli.papers.document import Column, Table

RULE, HAIR = "8", "4"
"""Thickness of lines in eighths of a point."""
FULL, LETTER, EDGES, LONGEST = 8844, 100, 220, 34
"""In twentieths of a point: the text of a page across, half a Chinese character, both edges of a cell; in letters, the
longest text that a column is made wide for."""


def element(name: str, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML; attributes are given without their prefix "w:"."""
    made: Any = OxmlElement(name, {qn(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(children)
    return made


def add_table(paper: Paper, table: Table, style: str) -> None:
    """Append `table`, its texts in the paragraph style `style`; its head is repeated on each page."""
    style_id = paper.styles[style].style_id
    columns = table.columns
    parts = [
        _PROPERTIES,
        "<w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in _widths(table)),
        "</w:tblGrid>",
    ]
    parts.append(_row([column.head for column in columns], columns, style_id, ruled="bottom", head=True))
    parts += [_row(row, columns, style_id) for row in table.rows]
    parts += [_row(table.total, columns, style_id, ruled="top")] if table.total else []
    written = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(parts)}</w:tbl>")
    paper.element.body.insert_element_before(written, "w:sectPr")


def _line(side: str, thickness: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{thickness}" w:space="0" w:color="auto"/>'


_PROPERTIES = (
    '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
    f"{_line('top', RULE)}{_line('bottom', RULE)}{_line('insideH', HAIR)}</w:tblBorders></w:tblPr>"
)


def _widths(table: Table) -> list[int]:
    """As wide as their contents, the rest by shares, as in print; not every word processor fits columns itself."""
    texts = ([column.head for column in table.columns], *table.rows, *([table.total] if table.total else []))
    natural = [min(max(map(_letters, column)), LONGEST) * LETTER + EDGES for column in zip(*texts, strict=True)]
    shares = [column.share for column in table.columns]
    fixed = [0 if share else width for width, share in zip(natural, shares, strict=True)]
    left, parts = max(FULL - sum(fixed), FULL // 4), sum(shares)
    return [width or left * share // parts for width, share in zip(fixed, shares, strict=True)]


def _letters(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _row(texts: Sequence[str], columns: Sequence[Column], style_id: str, *, ruled: str = "", head: bool = False) -> str:
    cells = "".join(_cell(text, column, style_id, ruled) for text, column in zip(texts, columns, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(text: str, column: Column, style_id: str, ruled: str) -> str:
    borders = f"<w:tcPr><w:tcBorders>{_line(ruled, RULE)}</w:tcBorders></w:tcPr>" if ruled else ""
    return (
        f'<w:tc>{borders}<w:p><w:pPr><w:pStyle w:val="{style_id}"/><w:jc w:val="{column.align}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r></w:p></w:tc>'
    )
