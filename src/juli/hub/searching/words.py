"""What a text is found by: pairs of Chinese characters, and other words with their beginnings. Pure functions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_SPACED_DIGITS = re.compile(r"(?<=[0-9])[\s\-\u2013\u2014]+(?=[0-9])")
SHORTEST_BEGINNING = 3
LONGEST_BEGINNING = 40
ENDING = 4
"""Digits by which people name a telephone."""


def normal(text: str) -> str:
    """The text in one form: full width and half width alike, no capitals."""
    return unicodedata.normalize("NFKC", text).casefold()


def text_words(text: str) -> frozenset[str]:
    """Every token of a text that may be looked for. Digits parted by blanks or strokes are a number too."""
    plain = normal(text)
    runs = {*_RUNS.findall(plain), *_RUNS.findall(_SPACED_DIGITS.sub("", plain))}
    return frozenset(token for run in runs for token in _of_run(run))


def number_words(number: str) -> frozenset[str]:
    """The tokens of a number (of a complaint, merchant, terminal): all its beginnings, and its last four."""
    plain = "".join(_RUNS.findall(normal(number)))
    return frozenset([*_beginnings(plain), plain[-ENDING:]]) if plain else frozenset()


def sought_words(text: str) -> frozenset[str]:
    """The tokens that a text must have to be found by what was typed; none where it is too short to look for.

    Digits parted by blanks or strokes are one number. A single Chinese character beside other words is left out.
    """
    joined = _SPACED_DIGITS.sub("", normal(text))
    return frozenset(token for run in _RUNS.findall(joined) for token in _sought_of_run(run))


def _of_run(run: str) -> Iterable[str]:
    return _pairs(run) if _IS_HAN.match(run) else {run, *_beginnings(run)}


def _sought_of_run(run: str) -> Iterable[str]:
    if _IS_HAN.match(run):
        return _pairs(run)
    return [run] if len(run) >= SHORTEST_BEGINNING or not run.isdigit() else []


def _pairs(run: str) -> Iterator[str]:
    return (run[start : start + 2] for start in range(len(run) - 1))


def _beginnings(word: str) -> Iterator[str]:
    return (word[:end] for end in range(SHORTEST_BEGINNING, min(len(word), LONGEST_BEGINNING) + 1))
