"""Which words of a picture are labels, and which value each of them names."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from juli.ledger.formats.words import words as words_of_statements
from juli.ledger.photographs.amounts import amount_in, plain_text
from juli.ledger.photographs.moments import moment_in
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

_IN_BRACKETS = re.compile(r"^\s*[(\[{【][^)\]}】]{0,40}[)\]}】]")
"""A translation; what closes it is easily misread."""
_AMOUNTS, _NUMBERS = (
    ("amount", "fee", "settled"),
    ("merchant", "terminal", "entry_id", "original_id", "voucher", "batch"),
)
_FEWEST_DIGITS = 3
_CARD_PIECE = re.compile(r"[\d*xX×·•\s]+")
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
                is_last = i + 1 == len(hits)
                if rest and fits(hit.concept, rest):
                    more = _continued(hit.concept, rest, line[place + 1 :]) if is_last else ()
                    yield _labelled(hit.concept, rest, (word, *more), more, number)
                elif is_last and (beside := _beside(lines, number, place, hit.concept)):
                    more = _continued(
                        hit.concept, beside.text, line[line.index(beside) + 1 :] if beside in line else ()
                    )
                    yield _labelled(hit.concept, plain_text(beside.text), (beside, *more), more, number)


def _labelled(concept: str, text: str, words: tuple[Word, ...], more: Sequence[Word], line: int) -> Labelled:
    return Labelled(concept, " ".join((text, *(plain_text(word.text) for word in more))), words, line)


def is_label(word: Word) -> bool:
    """Whether a label stands in a word."""
    return bool(_hits(plain_text(word.text)))


def begun_by(word: Word) -> str | None:
    """What the label that a word begins with names; None where it begins with none."""
    first = next(iter(_hits(plain_text(word.text))), None)
    return first.concept if first is not None and first.start == 0 else None


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
        return (
            start == 0
            or not text[start - 1].isalnum()
            or text[start - 1].isdigit()
            or _is_chinese(text[start - 1])
            or _is_chinese(text[start])
        )
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


def _beside(lines: Sequence[Sequence[Word]], number: int, place: int, concept: str) -> Word | None:
    """The first word that can be a label's value: to the right of it before the next label, otherwise below it."""
    line = lines[number]
    right = takewhile(lambda word: not is_label(word), line[place + 1 :])
    found = next((word for word in right if fits(concept, plain_text(word.text))), None)
    if found or number + 1 == len(lines):
        return found
    below = _below(line, place, lines[number + 1])
    return next((word for word in below if fits(concept, plain_text(word.text))), None)


def _below(line: Sequence[Word], place: int, following: Sequence[Word]) -> Iterator[Word]:
    """The words of the next line that stand under a label: of a row of labels, in their order.

    One that is alone on its line may have its value anywhere below. What has a label of its own to the left is the
    value of that one.
    """
    label, values = line[place], list(takewhile(lambda word: not is_label(word), following))
    if len(line) == len(values) > 1 and all(map(is_label, line)):
        values = values[place : place + 1]
    elif len(line) > 1:
        values = [word for word in values if word.box.left < label.box.right and word.box.right > label.box.left]
    yield from (word for word in values if word.box.top - label.box.top <= _FURTHEST * label.box.height)


def fits(concept: str, text: str) -> bool:
    """Whether a text can be what a label names; a number has digits, and no Chinese among them."""
    if concept in _AMOUNTS:
        return amount_in(text) is not None
    if concept in ("time", "date"):
        return moment_in(text) is not None
    if concept in _NUMBERS:
        return len(re.findall(r"\d", text)) >= _FEWEST_DIGITS and not any(map(_is_chinese, text))
    return True


def _continued(concept: str, text: str, following: Sequence[Word]) -> tuple[Word, ...]:
    """The words that go on with a card number, which are often seen in pieces."""
    if concept != "card" or not _CARD_PIECE.fullmatch(plain_text(text)):
        return ()
    return tuple(takewhile(lambda word: _CARD_PIECE.fullmatch(plain_text(word.text)), following))
