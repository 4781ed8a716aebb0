"""Which words of a picture are labels, and which value each of them names."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.ledger.formats.words import words as words_of_statements
from juli.ledger.photographs.amounts import plain_text
from juli.ledger.photographs.words import Word

_HEADERS = {
    "time": "time",
    "date": "date",
    "settled_on": "settled_on",
    "amount": "amount",
    "fee": "fee",
    "extra_fee": "fee",
    "settled": "settled",
    "merchant": "merchant",
    "terminal": "terminal",
    "entry_id": "entry_id",
    "original_id": "original_id",
    "kind": "kind",
    "instrument": "instrument",
    "status": "status",
}
"""Concepts of statements whose headers are labels of pictures too."""

_IN_BRACKETS = re.compile(r"^\s*\([^)]{0,40}\)")
_FURTHEST = 2.5
"""Heights of a line within which the value of a label may stand below it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label's concept and the text it names, with the words that text was read from; the line counts from 0."""

    concept: str
    text: str
    words: tuple[Word, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Hit:
    concept: str
    start: int
    end: int


@cache
def phrases() -> Mapping[str, Any]:
    """The words of words.toml."""
    return tomllib.loads(files("juli.ledger.photographs").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _labels() -> Sequence[tuple[re.Pattern[str], str]]:
    """Every label as a pattern, the longest first; blanks between its letters do not count."""
    own = phrases()["labels"]
    common = words_of_statements()["headers"]
    found = {plain_text(text): _HEADERS[name] for name in _HEADERS for text in common[name] if len(text) > 1}
    found |= {plain_text(text): concept for concept, texts in own.items() for text in texts}
    ordered = sorted(found.items(), key=lambda label: -len(label[0]))
    return [(re.compile(r"\s?".join(map(re.escape, text)), re.IGNORECASE), concept) for text, concept in ordered]


def labelled(lines: Sequence[Sequence[Word]]) -> Iterator[Labelled]:
    """Every label of a picture with its value: behind it, to the right of it, or below it."""
    for number, line in enumerate(lines):
        for place, word in enumerate(line):
            text = plain_text(word.text)
            hits = _hits(text)
            for i, hit in enumerate(hits):
                until = hits[i + 1].start if i + 1 < len(hits) else len(text)
                rest = _value(text[hit.end : until])
                if rest:
                    yield Labelled(hit.concept, rest, (word,), number)
                elif i + 1 == len(hits) and (beside := _beside(lines, number, place)):
                    yield Labelled(hit.concept, plain_text(beside.text), (beside,), number)


def is_label(word: Word) -> bool:
    """Whether a word begins with a label."""
    return bool(_hits(plain_text(word.text)))


def _hits(text: str) -> list[_Hit]:
    """The labels in a word: at its start, or further on where a colon follows."""
    found: list[_Hit] = []
    taken = [False] * (len(text) + 1)
    for label, concept in _labels():
        for match in label.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or not _is_label_at(text, start, end):
                continue
            taken[start:end] = [True] * (end - start)
            found.append(_Hit(concept, start, end))
    return sorted(found, key=lambda hit: hit.start)


def _is_label_at(text: str, start: int, end: int) -> bool:
    if start and text[start - 1] == "原":
        return False
    behind = _value(text[end:], " .)")
    if behind.startswith(":"):
        return start == 0 or not text[start - 1].isalnum() or _is_chinese(text[start]) or text[start - 1].isdigit()
    if start:
        return False
    # Without a colon a label stands alone, or its value begins with a digit or a sign of money.
    return not behind or bool(re.match(r"[-+¥￥\d]|RMB", behind)) or text[end] in " ("


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"


def _value(text: str, parting: str = " .):") -> str:
    """What stands behind a label, without its translation in brackets and what parts the two."""
    rest = _IN_BRACKETS.sub("", text.lstrip(parting)).lstrip(parting).rstrip()
    return rest.removesuffix("(").rstrip()


def _beside(lines: Sequence[Sequence[Word]], number: int, place: int) -> Word | None:
    """The word to the right of a label, otherwise the first below it, if that is no label itself."""
    line = lines[number]
    if place + 1 < len(line):
        return None if is_label(line[place + 1]) else line[place + 1]
    if number + 1 == len(lines):
        return None
    label, below = line[place], lines[number + 1][0]
    is_near = below.box.top - label.box.top <= _FURTHEST * label.box.height
    return below if is_near and not is_label(below) else None
