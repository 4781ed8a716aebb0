"""Whether a sentence is of a kind: an act, whose it is, whether it is forbidden, and what stands near it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from juli.agreement.clauses.lexicon import concept

Party = Literal["provider", "merchant"]
Span = tuple[int, int]

NEAR = 60
"""Characters between an act and another word of its frame, unless the data say otherwise."""
MOST_ACTS = 24
"""Of one kind that are looked at in a sentence; one with more was written to keep us busy."""
_PARTS = ",;:。"
_FORBIDDEN_WITHIN = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a kind of term.

    `act` is what is done; where `who` is given, an act of the other party is none of it, nor one that is forbidden to
    the provider. Every pattern of `has` has to stand within `near` characters of the act, none of `unless` may.
    """

    act: re.Pattern[str]
    who: Party | None
    has: tuple[re.Pattern[str], ...]
    near: int
    unless: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be judged, after the words it depends on: its act has to stand from `start` on."""

    text: str
    start: int = 0


def found(frame: Frame, said: Sentence) -> tuple[Span, ...] | None:
    """The words that make the sentence one of the frame, in order; None where it is none."""
    for act in islice(frame.act.finditer(said.text, said.start), MOST_ACTS):
        if act.end() == act.start() or (frame.who and not _is_act_of(frame.who, said.text, act.start())):
            continue
        others = [_nearest(each, said, act.span(), frame.near) for each in frame.has]
        spans = [act.span(), *(span for span in others if span)]
        if len(spans) == len(others) + 1 and not any(
            _nearest(each, said, act.span(), frame.near) for each in frame.unless
        ):
            return _apart(spans)
    return None


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same places in order, those that overlap or touch as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _is_act_of(who: Party, text: str, at: int) -> bool:
    """Whether nobody else does it, and whether the provider may."""
    subject, since = _subject(text, at)
    if subject not in (None, who):
        return False
    return who == "merchant" or not concept("barred").search(text, max(since, at - _FORBIDDEN_WITHIN), at)


def _nearest(each: re.Pattern[str], said: Sentence, act: Span, near: int) -> Span | None:
    """The closest place of a pattern, no farther than so many characters; one of the sentence itself before others."""
    start, end = max(0, act[0] - near), min(len(said.text), act[1] + near)
    places = [match.span() for match in each.finditer(said.text, start, end)]

    def far(span: Span) -> tuple[bool, int, int]:
        return span[0] < said.start, max(span[0] - act[1], act[0] - span[1], 0), span[0] - span[1]

    return min(places, key=far, default=None)


def _subject(text: str, at: int) -> tuple[Party | None, int]:
    """Who does what stands at `at`, the party named last before it, and where its words begin.

    The part before the act's own counts only where that has no subject at all, and no condition ends there.
    """
    parts = _parts_before(text, at)
    for number, (start, end) in enumerate(parts[:2]):
        if number and _ends_condition(text[start:end]):
            break
        named = list(_parties(text, start, end))
        if named:
            who, since = named[-1]
            return (None if concept("yields").search(text, since, at) else who), since
        if number == 0 and not concept("adverbs").fullmatch(text, start, at):
            break
    return None, parts[0][0]


def _parts_before(text: str, at: int) -> Sequence[Span]:
    """The part of a sentence up to `at`, then those before it, the nearest first."""
    borders = [-1, *(place for place in range(at) if text[place] in _PARTS), at]
    return [(start + 1, end) for start, end in pairwise(borders)][::-1]


def _parties(text: str, start: int, end: int) -> Iterator[tuple[Party, int]]:
    """Those named as who does something, and not as whom or whose it is done to."""
    places: list[tuple[int, int, Party]] = []
    for who in ("provider", "merchant"):
        places += [(*match.span(), who) for match in concept(who).finditer(text, start, end)]
    for first, last, who in sorted(places):
        if not concept("done_to").search(text, start, first) and not concept("possessed").match(text, last):
            yield who, last


def _ends_condition(part: str) -> bool:
    return bool(concept("conditional_end").search(part))
