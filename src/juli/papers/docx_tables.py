"""Three-line tables in DOCX, written as XML: cell by cell through the library, thousands of lines would
take minutes."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from juli.papers.cleaning import clean
from juli.papers.document import Column, Table

RULE, HAIR = "8", "4"
"""Thickness of lines in eighths of a point."""


def element(name: str, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML; attributes are given without their prefix "w:"."""
    made: Any = OxmlElement(name, {qn(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(children)
    return made


def add_table(paper: Paper, table: Table, style: str) -> None:
    """Append `table`, its texts in the paragraph style `style`; its head is repeated on each page."""
    style_id = paper.styles[style].style_id
    columns = table.columns
    head = _row([column.head for column in columns], columns, style_id, ruled="bottom")
    head[0].append(element("w:tblHeader"))
    rows = [_row(row, columns, style_id) for row in table.rows]
    total = [_row(table.total, columns, style_id, ruled="top")] if table.total else []
    grid = element("w:tblGrid", *(element("w:gridCol", w=_width(column)) for column in columns))
    paper.element.body.insert_element_before(element("w:tbl", _properties(), grid, head, *rows, *total), "w:sectPr")


def _properties() -> Any:
    return element(
        "w:tblPr",
        element("w:tblW", w="5000", type="pct"),
        element("w:tblBorders", _line("top", RULE), _line("bottom", RULE), _line("insideH", HAIR)),
    )


def _line(side: str, thickness: str) -> Any:
    return element(f"w:{side}", val="single", sz=thickness, space="0", color="auto")


def _width(column: Column) -> str:
    """A first guess in twentieths of a point; the word processor fits the columns to their contents."""
    return "2800" if column.share and column.align == "left" else "1200"


def _row(texts: Sequence[str], columns: Sequence[Column], style_id: str, *, ruled: str = "") -> Any:
    cells = zip(texts, columns, strict=True)
    whole = element("w:trPr", element("w:cantSplit"))
    return element("w:tr", whole, *(_cell(text, column, style_id, ruled) for text, column in cells))


def _cell(text: str, column: Column, style_id: str, ruled: str) -> Any:
    borders = [element("w:tcPr", element("w:tcBorders", _line(ruled, RULE)))] if ruled else []
    properties = element("w:pPr", element("w:pStyle", val=style_id), element("w:jc", val=column.align))
    written = element("w:t")
    written.text = clean(text)
    written.set(qn("xml:space"), "preserve")
    return element("w:tc", *borders, element("w:p", properties, element("w:r", written)))
