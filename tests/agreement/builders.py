"""Contracts as files, made from text."""

from io import BytesIO
from pathlib import Path

import docx
import typst

import juli.papers

FONTS = Path(juli.papers.__file__).parent / "fonts"


def pdf(*pages: str) -> bytes:
    """A PDF with these texts, one a page; an empty text is a page without any, as a scan has it."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    lines = (" \\\n".join(f"#{quoted(line)}" for line in page.splitlines()) or "#box()" for page in pages)
    made = typst.compile("\n#pagebreak(weak: false)\n".join(lines).encode(), font_paths=fonts)
    assert isinstance(made, bytes)
    return made


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A DOCX with paragraphs and, below them, one table."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    target = BytesIO()
    document.save(target)
    return target.getvalue()
