"""What in a contract deserves a second look, told for the person who asks: which law says what, for whom, how sure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.agreement.clauses import Clause, ClauseLaw, Weight, clauses, missing_terms
from juli.agreement.clauses.catalogue import say
from juli.wording import Said

_ORDER = list(Weight)


@dataclass(frozen=True, slots=True)
class MarkView:
    """One kind of term: the sentence it was found in, or none where it is missing from the contract."""

    clause: Clause
    weight: Weight
    quote: Mapping[str, Any] | None
    laws: tuple[ClauseLaw, ...]

    @property
    def weighs(self) -> Said:
        """How much it weighs, in words."""
        return say(f"weight-{self.weight}")

    @property
    def grounds(self) -> list[tuple[Said, Said, bool]]:
        """Each article: for whom it holds, how it is cited, and whether its text was read in full."""
        return [(say(f"holder-{law.holder}"), law.cited, law.verified) for law in self.laws]


def mark_views(reading: Mapping[str, Any], on: date, *, consumer: bool) -> list[MarkView]:
    """The marked sentences, the weightiest first, in the order of the contract where they weigh the same."""
    known = {clause.id: clause for clause in clauses()}
    found = [
        _view(known[mark["clause"]], mark["quote"], on, consumer)
        for mark in reading["marks"]
        if mark["clause"] in known
    ]
    return sorted(found, key=lambda view: _ORDER.index(view.weight))


def missing_views(reading: Mapping[str, Any], on: date, *, consumer: bool) -> Iterator[MarkView]:
    """The terms that the contract should have and lacks."""
    known = {clause.id: clause for clause in missing_terms()}
    return (_view(known[each], None, on, consumer) for each in reading["missing"] if each in known)


def _view(clause: Clause, quote: Mapping[str, Any] | None, on: date, consumer: bool) -> MarkView:
    weight = clause.weight if consumer else clause.business
    told = quote and {**quote, "pieces": list(_pieces(quote["text"], quote.get("shown", ())))}
    return MarkView(clause, weight, told, clause.laws_on(on))


def _pieces(text: str, shown: Iterable[Sequence[int]]) -> Iterator[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is of the words that show the term."""
    at = 0
    for start, end in shown:
        yield from ((text[at:start], False), (text[start:end], True))
        at = end
    yield text[at:], False
