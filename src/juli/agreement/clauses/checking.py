"""The terms of a contract worth a second look, each where it stands, and those it lacks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from juli.agreement.clauses.catalogue import Clause, ClauseLaw, Weight, clauses, missing_terms, say
from juli.agreement.clauses.frames import Sentence, Span, found
from juli.agreement.clauses.leads import led
from juli.agreement.clauses.parties import from_the_provider
from juli.agreement.contract.documents import ContractText
from juli.agreement.contract.passages import Passage, passages
from juli.agreement.contract.proposal import Quote, quote
from juli.wording import Said

_AROUND = 60
"""How far from the words that show a term others may show that it is fair: a sentence can hold several duties."""

FEWEST_SENTENCES = 12
"""A shorter text is an excerpt: what it does not say may well stand elsewhere in the contract."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence that a kind of term was found in.

    `laws` are those in force on the day of the check, `words` where in the text those stand that show the term.
    """

    clause: Clause
    quote: Quote
    weight: Weight
    laws: tuple[ClauseLaw, ...]
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A term that should stand in the contract and was not found."""

    clause: Clause
    weight: Weight
    laws: tuple[ClauseLaw, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What the checker found. `not_judged` says why missing terms were not looked for, None when they were."""

    contract: ContractText
    consumer: bool
    on: date
    marks: tuple[Mark, ...]
    missing: tuple[Missing, ...]
    not_judged: Said | None


def check(contract: ContractText, *, on: date, consumer: bool = False) -> Check:
    """Mark the terms of a contract for a business merchant or a `consumer`, by the law in force `on` that day.

    A mark is a reason to look, never a verdict: which term binds is for a court or an arbitrator to say.
    """
    sentences = from_the_provider(passages(contract.text))
    not_judged = _not_judged(contract, sentences)
    marks = tuple(
        Mark(
            clause,
            quote(contract, each.passage),
            _weight(clause, consumer=consumer),
            clause.laws_on(on),
            each.places(words),
        )
        for each in led(sentences)
        for clause, words in marked(each.said)
    )
    missing = (
        ()
        if not_judged
        else tuple(
            Missing(clause, _weight(clause, consumer=consumer), clause.laws_on(on)) for clause in _lacking(sentences)
        )
    )
    return Check(contract, consumer, on, marks, missing, not_judged)


def marked(sentence: Sentence) -> Iterator[tuple[Clause, tuple[Span, ...]]]:
    """The kinds of terms one sentence is marked as, each with the places of the words that show it."""
    for clause in clauses():
        if words := _words_of(clause, sentence):
            yield clause, words


def _words_of(clause: Clause, said: Sentence) -> tuple[Span, ...] | None:
    words = next((words for frame in clause.frames if (words := found(frame, said))), None)
    if not words:
        return None
    around = said.text[max(said.start, words[0][0] - _AROUND) : words[-1][1] + _AROUND]
    return None if _any(clause.fair, around) else words


def _lacking(sentences: Sequence[Passage]) -> Iterator[Clause]:
    for clause in missing_terms():
        wanted = not clause.when or any(_any(clause.when, each.plain) for each in sentences)
        if wanted and not any(_any(clause.present, each.plain) for each in sentences):
            yield clause


def _not_judged(contract: ContractText, sentences: Sequence[Passage]) -> Said | None:
    if not contract.complete:
        return say("not-judged-incomplete")
    return say("not-judged-excerpt") if len(sentences) < FEWEST_SENTENCES else None


def _weight(clause: Clause, *, consumer: bool) -> Weight:
    return clause.weight if consumer else clause.business


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(each.search(text) for each in patterns)
