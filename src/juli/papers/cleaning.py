"""What was typed becomes text that can be printed: nothing invisible, nothing that breaks a file.

Control characters, lone surrogates and code points that Unicode keeps out of text are not allowed in the
XML of a DOCX; marks that turn the direction of writing could show a name or an amount in another order
than it has. Both are left out. A character that our font cannot draw is printed as its code number, so
that a name never loses a character in silence.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files

_NEVER_TEXT = frozenset({"Cc", "Cf", "Cs"})
_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")


def clean(text: str) -> str:
    """`text` with plain line ends and without what is not text: safe in PDF and in XML."""
    lined = _BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(filter(_is_text, lined))


def one_line(text: str) -> str:
    """`text`, cleaned, on one line: line ends and repeated blanks become one blank."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of `text`, cleaned, without blank lines and without blanks at their ends."""
    return tuple(line.strip() for line in clean(text).split("\n") if line.strip())


def printable(text: str) -> str:
    """`text`, cleaned, with each character outside our font as "〔U+20BB7〕"."""
    return "".join(mark if _is_drawn(mark) else _code_number(mark) for mark in clean(text))


def _is_text(mark: str) -> bool:
    if mark == "\n":
        return True
    never = unicodedata.category(mark) in _NEVER_TEXT or 0xFDD0 <= ord(mark) <= 0xFDEF
    return not never and ord(mark) & 0xFFFE != 0xFFFE


def _is_drawn(mark: str) -> bool:
    starts, ends = _coverage()
    place = bisect_right(starts, ord(mark)) - 1
    return mark == "\n" or (place >= 0 and ord(mark) <= ends[place])


def _code_number(mark: str) -> str:
    """Selectors of a picture's colour or form say nothing of their own and are left out."""
    if unicodedata.category(mark) == "Mn" and unicodedata.name(mark, "").startswith("VARIATION SELECTOR"):
        return ""
    return f"〔U+{ord(mark):04X}〕"


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that the serif draws, in order."""
    lines = files("juli.papers").joinpath("fonts/coverage.txt").read_text(encoding="ascii").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
