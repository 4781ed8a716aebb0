"""How wide a text will be: an upper estimate that holds for the fonts of screens and papers alike."""

import unicodedata

_WIDE = frozenset("WF")
_NARROW_MARKS, _BROAD_MARKS = frozenset(" .,:;'|!ijl()[]-"), frozenset("%mwMW@")
_ELLIPSIS = "…"


def text_width(text: str, size: int) -> float:
    """The width of a text in pixels at a font size in pixels."""
    return sum(map(_share, text)) * size


def fitted(text: str, size: int, room: float) -> str:
    """The text, cut at its end and marked where it is wider than `room`."""
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(kept + _ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def wrapped(text: str, size: int, room: float, most: int = 2) -> tuple[str, ...]:
    """The text on at most so many lines; the last is cut where it does not fit."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and text_width(rest, size) > room:
        end = _break(rest, size, room)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*lines, fitted(rest, size, room)) if rest else tuple(lines)


def _break(text: str, size: int, room: float) -> int:
    """After how many marks a line ends: at a blank, or before a mark of Chinese; never at the very start."""
    fits = next((end for end in range(len(text), 1, -1) if text_width(text[:end], size) <= room), 1)
    for end in range(fits, 0, -1):
        if text[end - 1] == " " or (end < len(text) and text[end] == " ") or _is_wide(text[end - 1]):
            return end
    return fits


def _share(mark: str) -> float:
    """A mark's width as part of the font size."""
    if _is_wide(mark):
        return 1.0
    if mark in _NARROW_MARKS:
        return 0.36
    if mark in _BROAD_MARKS:
        return 0.95
    return 0.7 if mark.isupper() else 0.6


def _is_wide(mark: str) -> bool:
    return unicodedata.east_asian_width(mark) in _WIDE or mark == _ELLIPSIS
