"""PDF by typst: our own fonts only, no network, equal bytes for an equal letter, archivable (PDF/A-2b)."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from juli.papers.cleaning import printable
from juli.papers.document import Letter

_ROOM = Path(str(files("juli.papers")))
_ONE_AT_A_TIME = Lock()
TAGGED_UP_TO = 100_000
"""Characters of data; past that the tags for screen readers are left out, as they make a file of thousands
of lines ten times as large."""


def letter_pdf(letter: Letter) -> bytes:
    """`letter` as PDF, dated by the letter's own date."""
    return typeset("letter", asdict(letter), letter.dated_on)


def typeset(template: str, data: Any, dated_on: date) -> bytes:
    """`data` (dataclass fields as plain data) set by `typeset/<template>.typ`.

    Keys with "_" become "-", as typst writes names; every text is cleaned and made printable. Texts reach
    typst as JSON, which it sets as text: no markup in them is ever read.
    """
    text = json.dumps(_plain(data), ensure_ascii=False)
    midnight = datetime.combine(dated_on, datetime.min.time(), UTC)
    with _ONE_AT_A_TIME:
        pdf = _compiler(template).compile(
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards="a-2b",
            timestamp=midnight,
            pdf_tags=len(text) <= TAGGED_UP_TO,
        )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler(template: str) -> typst.Compiler:
    """One compiler per template, kept: reading the fonts takes ten times as long as setting a letter."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_ROOM / "fonts"])
    source = _ROOM / "typeset" / f"{template}.typ"
    return typst.Compiler(source, root=source.parent, font_paths=fonts)


def _plain(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {key.replace("_", "-"): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return value
