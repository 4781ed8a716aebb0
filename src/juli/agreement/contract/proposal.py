"""What a contract seems to agree: terms with the sentences they come from, to be confirmed by a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Literal

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.headings import heading_of
from juli.agreement.contract.passages import Passage
from juli.agreement.reading import SCHEMA
from juli.money import parse_yuan
from juli.wording import Said

TermSection = Literal["provider", "merchant_no", "signed_on", "rate", "charge", "deposit", "settlement", "notice"]
SINGLE: tuple[TermSection, ...] = ("provider", "merchant_no", "signed_on")
"""Terms of one value; their `values` hold it under the name of the section."""

MOST_TERMS = 100
"""Of one section. No contract has more; a file that does must not take the time of a hundred contracts."""

_UNKNOWN_WITHOUT = {"rates": "rate", "charges": "charge", "deposit": "deposit"}


class Sure(StrEnum):
    """How sure a proposed term is: it stands there so; it was read with a doubt; something of it is open."""

    STATED = "stated"
    DOUBTFUL = "doubtful"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the contract: where it starts and ends in the text, on which page and under which number, and
    its words."""

    start: int
    end: int
    page: int | None
    text: str
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedTerm:
    """One term. `values` are fields as `from_fields` takes them; `missing` names those a person has to add."""

    section: TermSection
    values: Mapping[str, object]
    quotes: tuple[Quote, ...]
    doubts: tuple[Said, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def sure(self) -> Sure:
        """How sure it is."""
        if self.missing:
            return Sure.OPEN
        return Sure.DOUBTFUL if self.doubts else Sure.STATED


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything a contract seems to agree. None of it counts before somebody has confirmed it."""

    contract: ContractText
    terms: tuple[ProposedTerm, ...]


def confirmed(terms: Iterable[ProposedTerm]) -> dict[str, object]:
    """The terms a person has confirmed, and completed where something was missing, as fields for `from_fields`.

    A section of which nothing was confirmed is unknown: rules that rest on it are then not judged.
    """
    fields: dict[str, object] = {"schema": SCHEMA}
    for term in terms:
        values = dict(term.values)
        if term.section in SINGLE:
            fields[term.section] = values[term.section]
        elif term.section in ("deposit", "settlement"):
            fields[term.section] = values
        else:
            listed = fields.setdefault(term.section, [])
            assert isinstance(listed, list)
            listed.append(values)
    fields["unknown"] = [name for name, section in _UNKNOWN_WITHOUT.items() if section not in fields]
    return fields


def quote(contract: ContractText, passage: Passage, start: int = 0, end: int | None = None) -> Quote:
    """The words of a passage, or of a part of it, as they stand in the contract."""
    return quote_at(contract, *passage.place(start, len(passage.plain) if end is None else end))


def quote_at(contract: ContractText, start: int, end: int) -> Quote:
    """The words from `start` to `end` (exclusive) as they stand in the contract."""
    return Quote(start, end, contract.page_of(start), contract.text[start:end], heading_of(contract.text, start))


def settled(terms: Sequence[ProposedTerm]) -> tuple[ProposedTerm, ...]:
    """Terms said twice as one with both sentences; those that cannot stand beside each other with that doubt."""
    merged: list[ProposedTerm] = []
    for term in terms:
        same = next((i for i, other in enumerate(merged) if _same(term, other)), None)
        if same is None:
            merged.append(term)
        else:
            merged[same] = replace(merged[same], quotes=_joined(merged[same].quotes, term.quotes))
    pairs = combinations(range(len(merged)), 2)
    rivals = {index for one, other in pairs if _rival(merged[one], merged[other]) for index in (one, other)}
    return tuple(_doubted(term) if index in rivals else term for index, term in enumerate(merged))


def _doubted(term: ProposedTerm) -> ProposedTerm:
    code = "doubt-charge-twice" if term.section == "charge" else "doubt-contradicted"
    return replace(term, doubts=(*term.doubts, say(code)))


def _same(one: ProposedTerm, other: ProposedTerm) -> bool:
    return (one.section, one.values) == (other.section, other.values)


def _joined(one: tuple[Quote, ...], other: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _rival(one: ProposedTerm, other: ProposedTerm) -> bool:
    """Whether two terms cannot both hold: for one instrument two rates of the same days and amounts, and so on."""
    if one.section != other.section or one.section == "notice":
        return False
    if one.section == "charge":
        return one.values["kind"] == other.values["kind"]
    if one.section != "rate":
        return True
    return _share(one, other) and _meet(one, other, "from", "until") and _meet(one, other, "above", "up_to")


def _share(one: ProposedTerm, other: ProposedTerm) -> bool:
    return bool(set(instruments(one)) & set(instruments(other)))


def instruments(rate: ProposedTerm) -> list[str]:
    """For which instruments a rate is proposed; none where a person has to add them."""
    named = rate.values.get("instrument", [])
    assert isinstance(named, list)
    return named


def _meet(one: ProposedTerm, other: ProposedTerm, low: str, high: str) -> bool:
    """Whether two rates have a day, or an amount, in common."""
    return _below(one.values.get(low), other.values.get(high)) and _below(other.values.get(low), one.values.get(high))


def _below(start: object, end: object) -> bool:
    if not isinstance(start, str) or not isinstance(end, str):
        return True
    return start < end if "-" in start else parse_yuan(start) < parse_yuan(end)
