"""The process that reads one PDF: bytes on standard input, its pages as JSON on standard output.

Nothing imports this module; pdf.py starts it.
"""

import json
import os
import resource
import sys
from base64 import b64encode
from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2 as pdfium

_MEMORY = 1024**3
_SHARPEST = 4.0
"""Pixels to a point: a small page is not blown up beyond 288 dots to the inch."""
_QUALITY = 85


def main(arguments: Sequence[str]) -> None:
    """Read a PDF from standard input and tell its pages on standard output: in the process of its own."""
    what, *bounds = arguments
    most_pages, most, seconds = map(int, bounds)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    tell = _pictures if what == "pictures" else _texts
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read(), most_pages, most, tell)))
    sys.stdout.flush()
    os._exit(0)


Told = dict[str, object]


def _read(content: bytes, most_pages: int, most: int, tell: Callable[[pdfium.PdfDocument, int, int], Told]) -> Told:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        return {"fault": "protected" if "password" in str(error).lower() else "damaged"}
    return tell(document, min(len(document), most_pages), most) | {"total": len(document)}


def _texts(document: pdfium.PdfDocument, count: int, most_characters: int) -> Told:
    pages: list[str] = []
    left = most_characters
    for number in range(count):
        page = _page(document, number)
        pages.append(page[:left])
        left -= len(page)
        if left < 0:
            break
    return {"pages": pages, "cut": left < 0}


def _pictures(document: pdfium.PdfDocument, count: int, side: int) -> Told:
    """A page that cannot be drawn is left out: what is not seen proves nothing."""
    return {"pages": [picture for number in range(count) if (picture := _picture(document, number, side))]}


def _picture(document: pdfium.PdfDocument, number: int, side: int) -> str | None:
    try:
        page = document[number]
        bitmap = page.render(scale=min(_SHARPEST, side / max(*page.get_size(), 1)), grayscale=True)
    except pdfium.PdfiumError:
        return None
    file = BytesIO()
    bitmap.to_pil().save(file, "JPEG", quality=_QUALITY)
    return b64encode(file.getvalue()).decode()


def _page(document: pdfium.PdfDocument, number: int) -> str:
    """A page that cannot be opened counts as one without text, which the reader is told."""
    try:
        text: str = document[number].get_textpage().get_text_bounded()
    except pdfium.PdfiumError:
        return ""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\x00", "")


if __name__ == "__main__":
    main(sys.argv[1:])
