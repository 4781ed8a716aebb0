"""A text as the model reads it, and what the words in it mean."""

import re
from collections.abc import Iterable

from juli.triage.facts.amounts import Amount
from juli.triage.facts.days import Day
from juli.triage.facts.names import Named
from juli.triage.reading import alike
from juli.triage.understanding.rules import Fired, Meanings, naming, telling

_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MARKS = re.compile(r"[^\u4e00-\u9fffa-z08+%]+")


def flattened(plain: str, named: Iterable[Named], amounts: Iterable[Amount], days: Iterable[Day]) -> str:
    """The text as the model reads it: an institution is z, a sum or number 0, a day 8, other marks are one blank."""
    pieces: list[str] = []
    end = 0
    spans = [(one.start, one.end, "z") for one in named]
    spans += [(one.start, one.end, "0") for one in amounts] + [(one.start, one.end, "8") for one in days]
    for start, stop, sign in sorted(spans):
        if start >= end:
            pieces += [_FIGURES.sub("0", plain[end:start]), sign]
            end = stop
    flat = alike("".join([*pieces, _FIGURES.sub("0", plain[end:])]))
    return " " + _MARKS.sub(" ", flat) + " "


def marks(told: Meanings, held: Iterable[Fired]) -> set[str]:
    """Meanings (`=deposit`), `=nothing` where none tells, what is named first (`^deposit`), rules (`!deposit-kept`)."""
    names = {f"={name}" for name in told}
    if telling().isdisjoint(told):
        names.add("=nothing")
    names |= {f"!{one.rule.id}" for one in held}
    begun = {name: told[name][0].start for name in naming() if name in told}
    first = min(begun.values(), default=0)
    return names | {f"^{name}" for name, start in begun.items() if start == first}


def is_mark(piece: str) -> bool:
    """Whether a piece is a meaning, a rule or what is named first, and no run of signs."""
    return piece[0] in "=!^"
