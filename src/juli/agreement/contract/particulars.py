"""Who signed when, how soon the money arrives, and what was announced."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.numbers import day_of, number_of, pattern
from juli.agreement.contract.passages import Passage
from juli.agreement.contract.proposal import ProposedTerm, quote
from juli.agreement.contract.words import words
from juli.agreement.reading import MOST_WORKING_DAYS
from juli.wording import Said

_DAY = pattern("<day>")


def propose_provider(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """The institution: the party whose label or name says so; a person decides where several could be it."""
    found = [(passage, match) for passage in passages for match in words().one("party.label").finditer(passage.plain)]
    for passage, match in found:
        if _is_provider(match):
            # As it stands there: folding has narrowed its brackets.
            name = "".join(quote(contract, passage, *match.span("name")).text.split())
            yield ProposedTerm("provider", {"provider": name}, (quote(contract, passage, *match.span()),))


def _is_provider(match: "re.Match[str]") -> bool:
    label = match[0][: -len(match["name"])]
    return bool(words().one("party.own_label").search(label) or words().one("party.provider").search(match["name"]))


def propose_merchant_no(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """The merchant number."""
    for passage in passages:
        for match in words().one("merchant_no.is").finditer(passage.plain):
            part = quote(contract, passage, *match.span())
            yield ProposedTerm("merchant_no", {"merchant_no": match["number"]}, (part,))


def propose_signed_on(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """The day of signing; a bare date is one only with a doubt."""
    for passage in passages:
        if match := words().one("signed.on").search(passage.plain):
            doubts: tuple[Said, ...] = ()
        elif match := words().one("signed.dated").search(passage.plain):
            doubts = (say("doubt-bare-date"),)
        else:
            continue
        day = day_of(match["day"])
        if day is not None:
            # It stands at the end or the head, below no clause.
            part = replace(quote(contract, passage, *match.span()), heading=None)
            yield ProposedTerm("signed_on", {"signed_on": day.isoformat()}, (part,), doubts)


def propose_settlement(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """How many working days after a sale its money arrives."""
    known = words()
    for passage in passages:
        text = passage.plain
        if not known.one("settlement.context").search(text):
            continue
        days = _settled_after(text)
        if days is not None and days <= MOST_WORKING_DAYS:
            plain = not (known.one("settlement.calendar").search(text) or known.one("settlement.next_day").search(text))
            doubts = () if plain else (say("doubt-calendar-days"),)
            yield ProposedTerm("settlement", {"working_days": days}, (quote(contract, passage),), doubts)


def _settled_after(text: str) -> int | None:
    known = words()
    if plus := known.one("settlement.plus").search(text):
        return int(plus["plus"])
    if ordinal := known.one("settlement.ordinal").search(text):
        number = number_of(ordinal["number"])
        return None if number is None else int(number)
    later = known.one("settlement.next").search(text) or known.one("settlement.next_day").search(text)
    return 1 if later else None


def propose_notices(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """What was announced: a sentence with two days, of which the later one is when it takes effect."""
    known = words()
    for passage in passages:
        text = passage.plain
        days = [day for match in _DAY.finditer(text) if (day := day_of(match["day"])) is not None]
        of = _subject(text)
        if (
            len(days) == 2
            and of
            and known.one("notice.told").search(text)
            and known.one("notice.effective").search(text)
        ):
            given, effective = sorted(days)
            values = {"of": of, "given_on": given.isoformat(), "effective_on": effective.isoformat()}
            yield ProposedTerm("notice", values, (quote(contract, passage),))


def _subject(text: str) -> str | None:
    if words().one("notice.rate").search(text):
        return "rate"
    return next((kind.value for found, kind in words().charges if found.search(text)), None)
