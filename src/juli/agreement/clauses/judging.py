"""What kinds of terms a sentence is of: by frames that can be read, and by a small model beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from juli.agreement.clauses.catalogue import Clause, clauses
from juli.agreement.clauses.frames import Sentence, Span, found
from juli.agreement.clauses.shown import whole

_AROUND = 60
"""How far from the words that show a term others may show that it is fair: a sentence can hold several duties."""


class Sureness(StrEnum):
    """Whether a frame and the model agree on a term, or only one of them speaks for it."""

    SURE = "sure"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind of term a sentence is of, and the places of the words that show it."""

    clause: Clause
    words: tuple[Span, ...]
    sure: Sureness


def judged(said: Sentence) -> Iterator[Judged]:
    """The kinds of terms one sentence is of, in the order of the data.

    The model reads the sentence alone and with what leads to it: with a frame one of them has to speak for the kind,
    without a frame both.
    """
    # It brings numpy, which no program loads before a contract is read.
    from juli.agreement.clauses.model import shipped  # noqa: PLC0415

    model = shipped()
    own = said.text[said.start :]
    alone = model.shares(own)
    led = model.shares(said.text) if said.start else alone
    for clause in clauses():
        shares = alone[clause.id], led[clause.id]
        if words := framed(clause, said):
            if max(shares) >= model.fair:
                sure = Sureness.SURE if max(shares) >= model.loud else Sureness.PERHAPS
                yield Judged(clause, whole(said.text, words), sure)
        elif min(shares) >= model.loud:
            start, end = model.loudest(own, clause.id)
            yield Judged(clause, ((said.start + start, said.start + end),), Sureness.PERHAPS)


def framed(clause: Clause, said: Sentence) -> tuple[Span, ...] | None:
    """The places of the words that make a sentence one of a kind of term by a frame; None where no frame holds."""
    words = next((words for frame in clause.frames if (words := found(frame, said))), None)
    if not words:
        return None
    around = said.text[max(said.start, words[0][0] - _AROUND) : words[-1][1] + _AROUND]
    return None if any_of(clause.fair, around) else words


def any_of(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    """Whether one of the patterns stands in a text."""
    return any(each.search(text) for each in patterns)
