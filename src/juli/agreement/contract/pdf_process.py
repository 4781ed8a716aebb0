"""The process that reads one PDF: bytes on standard input, its pages as JSON on standard output.

Nothing imports this module; pdf.py starts it.
"""

import json
import os
import resource
import sys
from collections.abc import Sequence

import pypdfium2 as pdfium

_MEMORY = 1024**3


def main(arguments: Sequence[str]) -> None:
    """Read a PDF from standard input and tell its pages on standard output: in the process of its own."""
    most_pages, most_characters, seconds = map(int, arguments)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    answer = json.dumps(_read(sys.stdin.buffer.read(), most_pages, most_characters))
    sys.stdout.write(answer)
    sys.stdout.flush()
    os._exit(0)


def _read(content: bytes, most_pages: int, most_characters: int) -> dict[str, object]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        return {"fault": "protected" if "password" in str(error).lower() else "damaged"}
    pages: list[str] = []
    left = most_characters
    for number in range(min(len(document), most_pages)):
        page = _page(document, number)
        pages.append(page[:left])
        left -= len(page)
        if left < 0:
            break
    return {"pages": pages, "total": len(document), "cut": left < 0}


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
