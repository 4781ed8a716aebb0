"""The text of a PDF, page by page, read in a process of its own.

The reader is C code that parses what strangers send, cannot be interrupted and knows no threads. So it gets a
process that may crash, a bound on its memory and one on its time, and answers in JSON.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

_MEMORY = 1024**3
_MOST_OUTPUT = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The texts of the pages that were read, and how many pages there are in all."""

    pages: tuple[str, ...]
    total: int


class PdfFault(ValueError):
    """A PDF that cannot be read; `code` is its reason: damaged, protected or too-slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pages_of(content: bytes, most_pages: int, most_characters: int, seconds: int) -> PdfPages:
    """Every page's text, at most so many pages and characters, within so many seconds. Raises PdfFault."""
    command = [sys.executable, "-m", "juli.agreement.contract.pdf", *map(str, (most_pages, most_characters, seconds))]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise PdfFault("too-slow") from error
    if done.returncode or len(done.stdout) > _MOST_OUTPUT:
        raise PdfFault("damaged")
    told = json.loads(done.stdout)
    if fault := told.get("fault"):
        raise PdfFault(fault)
    return PdfPages(tuple(told["pages"]), told["total"])


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
    import pypdfium2 as pdfium  # noqa: PLC0415  (only the process of its own needs it)

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        return {"fault": "protected" if "password" in str(error).lower() else "damaged"}
    pages: list[str] = []
    left = most_characters
    for number in range(min(len(document), most_pages)):
        if left <= 0:
            break
        pages.append(_page(document, number)[:left])
        left -= len(pages[-1])
    return {"pages": pages, "total": len(document)}


def _page(document: object, number: int) -> str:
    """A page that cannot be opened counts as one without text, which the reader is told."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        text: str = document[number].get_textpage().get_text_bounded()  # type: ignore[index]
    except pdfium.PdfiumError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\x00", "")


if __name__ == "__main__":
    main(sys.argv[1:])
