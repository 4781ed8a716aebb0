"""Looks over a text: words by the patterns of the lexicon, numbers by their own check digits."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.triage.tone.numbers import Kind, find_numbers
from juli.triage.tone.reading import Text, read_text
from juli.wording import Said

ROOM = "triage.tone"
RULES = ("bargain", "threat", "insult", "label", "crime", "phone", "id_number", "card_number")


class Level(StrEnum):
    """How much a mark weighs: worth a look, better said otherwise, not to be written at all."""

    NOTE = "note"
    STRONG = "strong"
    STOP = "stop"


_WEIGHT = {level: weight for weight, level in enumerate(Level, start=1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, `start` to `end` in characters, with the rule that marks it, why, and calmer words for it."""

    start: int
    end: int
    text: str
    rule: str
    level: Level
    why: Said
    calm: Said


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One row of the lexicon: `words` any of which is marked, or patterns that must all stand in one sentence.

    `softened` and `unless` are looked for in the same sentence: the first lowers the mark to a note, the second takes
    it away. `public` is its level where the text is to be published.
    """

    rule: str
    calm: str
    level: Level
    public: Level
    words: re.Pattern[str] | None
    together: tuple[re.Pattern[str], ...]
    softened: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def spans(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a sentence: at each of its words, or over all that must stand together."""
        if self.words:
            yield from (match.span() for match in self.words.finditer(sentence))
        found = []
        for words in self.together:
            match = words.search(sentence)
            if not match:
                return
            found.append(match.span())
        if found:
            yield min(start for start, _ in found), max(end for _, end in found)


def look_over(text: str, *, public: bool = False, own: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The marks of `text` in the order of their places; none overlaps another.

    `public` is whether it shall be published: then insults, labels without a decision and personal data weigh `stop`.
    `own` are the writer's own numbers, which nobody else's privacy depends on.
    """
    read = read_text(text)
    found = [*_in_words(read, public), *_in_numbers(read, public, own)]
    return tuple(_apart(found))


def level_of(marks: Sequence[Mark]) -> Level | None:
    """The heaviest level there is; None without marks."""
    return max((mark.level for mark in marks), key=_WEIGHT.__getitem__, default=None)


def tone_document(text: str, marks: Sequence[Mark]) -> dict[str, Any]:
    """The marks as one plain document (`juli.tone/1`). `may_file` is always true: a tone is no reason to refuse."""
    return {
        "schema": "juli.tone/1",
        "characters": len(text),
        "level": level_of(marks),
        "may_file": True,
        "marks": [
            {
                "start": mark.start,
                "end": mark.end,
                "text": mark.text,
                "rule": mark.rule,
                "level": mark.level,
                "why": {"zh": mark.why.text("zh"), "en": mark.why.text("en")},
                "calm": {"zh": mark.calm.text("zh"), "en": mark.calm.text("en")},
            }
            for mark in marks
        ],
    }


def _in_words(read: Text, public: bool) -> Iterator[Mark]:
    for sentence_start, sentence in read.sentences:
        for pattern in _lexicon():
            spans = list(pattern.spans(sentence))
            if not spans or (pattern.unless and pattern.unless.search(sentence)):
                continue
            level = pattern.public if public else pattern.level
            if pattern.softened and pattern.softened.search(sentence):
                level = Level.NOTE
            for span in spans:
                start, end = (sentence_start + place for place in span)
                place = (read.place(start), read.place(end - 1) + 1)
                yield _mark(read, place, level, pattern.rule, Said(ROOM, f"calm-{pattern.calm}"))


def _in_numbers(read: Text, public: bool, own: Sequence[str]) -> Iterator[Mark]:
    for start, end, kind, digits in find_numbers(read.plain):
        if digits not in own:
            usual = Level.NOTE if kind is Kind.PHONE else Level.STRONG
            masked = f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"
            level = Level.STOP if public else usual
            yield _mark(read, (start, end), level, str(kind), Said(ROOM, "calm-number", {"masked": masked}))


def _mark(read: Text, place: tuple[int, int], level: Level, rule: str, calm: Said) -> Mark:
    start, end = place
    return Mark(start, end, read.original[start:end], rule, level, Said(ROOM, f"why-{rule}"), calm)


def _apart(found: Sequence[Mark]) -> list[Mark]:
    """Of marks that overlap the heaviest, then the longest, stays."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda one: (-_WEIGHT[one.level], one.start - one.end, one.start)):
        rival = next((each for each in kept if mark.start < each.end and each.start < mark.end), None)
        if rival is None:
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


@cache
def _lexicon() -> tuple[_Pattern, ...]:
    """The shipped lexicon; ValueError for a row of no known rule."""
    told = tomllib.loads(files("juli.triage.tone").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return tuple(_pattern(row) for row in told["pattern"])


def _pattern(row: Mapping[str, Any]) -> _Pattern:
    if row["rule"] not in RULES:
        raise ValueError(f"no rule: {row['rule']}")
    level = Level(row["level"])
    return _Pattern(
        rule=row["rule"],
        calm=row["calm"],
        level=level,
        public=Level(row.get("public", level)),
        words=_any(row.get("words")),
        together=tuple(re.compile(words) for words in row.get("together", ())),
        softened=_any(row.get("softened")),
        unless=_any(row.get("unless")),
    )


def _any(words: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(words)) if words else None
