"""The terms of a contract worth a second look, each where it stands, and those it lacks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from juli.agreement.clauses.catalogue import Clause, ClauseLaw, Weight, clauses, missing_terms, roles, say
from juli.agreement.contract.documents import ContractText
from juli.agreement.contract.passages import Passage, passages
from juli.agreement.contract.proposal import Quote, quote
from juli.wording import Said

_OTHER_PARTY = str.maketrans("甲乙", "乙甲")

FEWEST_SENTENCES = 12
"""A shorter text is an excerpt: what it does not say may well stand elsewhere in the contract."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence that a kind of term was found in; `laws` are those in force on the day of the check."""

    clause: Clause
    quote: Quote
    weight: Weight
    laws: tuple[ClauseLaw, ...]


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
    sentences = _from_the_provider(passages(contract.text))
    not_judged = _not_judged(contract, sentences)
    marks = tuple(
        Mark(clause, quote(contract, sentence), _weight(clause, consumer=consumer), clause.laws_on(on))
        for sentence in sentences
        for clause in marked(sentence.plain)
    )
    missing = (
        ()
        if not_judged
        else tuple(
            Missing(clause, _weight(clause, consumer=consumer), clause.laws_on(on)) for clause in _lacking(sentences)
        )
    )
    return Check(contract, consumer, on, marks, missing, not_judged)


def _from_the_provider(sentences: Sequence[Passage]) -> Sequence[Passage]:
    """The sentences with the provider as 甲方, whatever the contract calls it."""
    first, second = (sum(_any(shown, each.plain) for each in sentences) for shown in (roles().first, roles().second))
    if second <= first:
        return sentences
    return [replace(each, plain=each.plain.translate(_OTHER_PARTY)) for each in sentences]


def marked(sentence: str) -> Iterator[Clause]:
    """The kinds of terms one sentence, in its plain form, is marked as."""
    return (each for each in clauses() if _is(each, sentence) and not _any(each.unless, sentence))


def _is(clause: Clause, sentence: str) -> bool:
    return _any(clause.find, sentence) or any(all(each.search(sentence) for each in parts) for parts in clause.together)


def _lacking(sentences: Sequence[Passage]) -> Iterator[Clause]:
    for clause in missing_terms():
        wanted = not clause.when or any(_any(clause.when, each.plain) for each in sentences)
        if wanted and not any(_any(clause.find, each.plain) for each in sentences):
            yield clause


def _not_judged(contract: ContractText, sentences: Sequence[Passage]) -> Said | None:
    if not contract.complete:
        return say("not-judged-incomplete")
    return say("not-judged-excerpt") if len(sentences) < FEWEST_SENTENCES else None


def _weight(clause: Clause, *, consumer: bool) -> Weight:
    return clause.weight if consumer else clause.business


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(each.search(text) for each in patterns)
