"""The text of a PDF, or its pages as pictures, read in a process of its own (pdf_process.py).

The reader is C code that parses what strangers send, cannot be interrupted and knows no threads. So it gets a
process that may crash, a bound on its memory and one on its time, and answers in JSON.
"""

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MOST_OUTPUT = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The texts of the pages that were read, how many there are in all, and whether the last one read was cut."""

    pages: tuple[str, ...]
    total: int
    cut: bool


class PdfFault(ValueError):
    """A PDF that cannot be read; `code` is its reason: damaged, protected or too-slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pages_of(content: bytes, most_pages: int, most_characters: int, seconds: int) -> PdfPages:
    """Every page's text, at most so many pages and characters, within so many seconds. Raises PdfFault."""
    told = _ask(content, "text", (most_pages, most_characters), seconds)
    return PdfPages(tuple(told["pages"]), told["total"], told["cut"])


def pictures_of(content: bytes, most_pages: int, side: int, seconds: int) -> tuple[bytes, ...]:
    """Every page as a picture (JPEG, grey), its longer side of so many pixels: for scans, which hold no text.

    At most so many pages, within so many seconds. Raises PdfFault.
    """
    told = _ask(content, "pictures", (most_pages, side), seconds)
    return tuple(b64decode(page) for page in told["pages"])


def _ask(content: bytes, what: str, bounds: Sequence[int], seconds: int) -> Mapping[str, Any]:
    command = [sys.executable, "-m", "juli.agreement.contract.pdf_process", what, *map(str, (*bounds, seconds))]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise PdfFault("too-slow") from error
    if done.returncode or len(done.stdout) > _MOST_OUTPUT:
        raise PdfFault("damaged")
    told: Mapping[str, Any] = json.loads(done.stdout)
    if fault := told.get("fault"):
        raise PdfFault(fault)
    return told
