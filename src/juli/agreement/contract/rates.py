"""Rates in the sentences of a contract: percent, cap and fixed part, of what amounts, from when, for which cards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.numbers import pattern, rate_of
from juli.agreement.contract.passages import Passage
from juli.agreement.contract.proposal import MOST_TERMS, ProposedTerm, instruments, quote
from juli.agreement.contract.rate_words import fixed_amount, instruments_of, rate_values
from juli.agreement.contract.table_rates import propose_table_rates
from juli.agreement.contract.words import words
from juli.ledger.entries import Instrument
from juli.money import parse_yuan, yuan
from juli.wording import Said

_PERCENT = pattern("<percent>")
_REACH = 14
"""Characters before a percentage in which a word can say that it is no rate."""
_HEADING = 60
_SEPARATORS = ",;、 。:"


def propose_rates(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """Every rate, those of tables first; sentences that a table was read from are not read again."""
    of_tables, spans = propose_table_rates(contract)
    sentences = [each for each in passages if not any(start <= each.start < end for start, end in spans)]
    rates = list(islice(chain(of_tables, _rates(contract, sentences)), MOST_TERMS))
    yield from (_bordered(rate, rates) for rate in rates)


def _bordered(rate: ProposedTerm, rates: Sequence[ProposedTerm]) -> ProposedTerm:
    """Where one tier ends with the very amount another begins with (1000元以下, 1000元以上), the lower one keeps it."""
    above = rate.values.get("above")
    borders = [
        other.values["up_to"]
        for other in rates
        if set(instruments(other)) & set(instruments(rate)) and "up_to" in other.values
    ]
    border = next(
        (each for each in borders if isinstance(above, str) and above == yuan(parse_yuan(str(each)) - 1)), None
    )
    if border is None:
        return rate
    return replace(rate, values={**rate.values, "above": border}, doubts=(*rate.doubts, say("doubt-tier-border")))


def _rates(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """A line that only names cards is a heading for the lines below it."""
    heading: tuple[Instrument, ...] = ()
    about_rates = False
    for passage in passages:
        said = instruments_of(passage.plain)
        about_rates = bool(words().one("rate.context").search(passage.plain)) or (about_rates and bool(said))
        if words().one("rate.reference").match(passage.plain):
            continue
        found = list(_percents(passage.plain))
        if not found:
            heading = said if len(passage.plain) <= _HEADING else ()
            bare = [each.span("percent") for each in words().one("rate.bare").finditer(passage.plain)]
            yield from _of_passage(contract, passage, bare if about_rates else (), heading, sign="%")
            yield from _fixed_only(contract, passage, said)
        elif said or heading or about_rates:
            yield from _of_passage(contract, passage, found, heading)


def _percents(text: str) -> Iterator[tuple[int, int]]:
    for found in _PERCENT.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()].rpartition(";")[2]
        after = text[found.end() : found.end() + 6]
        if not any(words().one("rate.not").search(near) for near in (before, after)):
            yield found.span()


def _of_passage(
    contract: ContractText,
    passage: Passage,
    found: Sequence[tuple[int, int]],
    heading: tuple[Instrument, ...],
    sign: str = "",
) -> Iterator[ProposedTerm]:
    """The rate of each place; `sign` is what its words leave out, which is then in doubt."""
    inherited = heading
    for start, end, at in _segments(passage.plain, found):
        text = passage.plain[start:end]
        rate_e5 = rate_of(passage.plain[slice(*at)] + sign)
        if rate_e5 is None:
            continue
        named = instruments_of(text)
        doubts = _doubts(passage.plain[: at[0]], assumed=bool(sign), above=not named and bool(inherited))
        inherited = named or inherited
        values, more = rate_values(text, rate_e5, inherited)
        missing = () if inherited else ("instrument",)
        yield ProposedTerm("rate", values, (quote(contract, passage, start, end),), (*doubts, *more), missing)


def _doubts(before: str, *, assumed: bool, above: bool) -> tuple[Said, ...]:
    told = {
        "doubt-instrument-above": above,
        "doubt-percent-assumed": assumed,
        "doubt-on-top": bool(words().one("rate.on_top").search(before)),
    }
    return tuple(say(code) for code, holds in told.items() if holds)


def _segments(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The part of a sentence that belongs to each percentage: up to where the next one's words begin."""
    start = 0
    for number, at in enumerate(found):
        last = number + 1 == len(found)
        end = len(text) if last else _border(text, at[1], found[number + 1][0])
        yield start, end, at
        start = end


def _border(text: str, after: int, before: int) -> int:
    """Where between two percentages one rate ends and the next begins: before the cards of the next one."""
    gap = text[after:before]
    opened = gap.startswith("(") and ")" in gap
    skipped = gap.index(")") + 1 if opened else 0
    places = [match.start() for found, _ in words().instruments for match in found.finditer(gap, skipped)]
    limit = min(places, default=len(gap))
    cuts = [at for at, character in enumerate(gap[:limit]) if character in _SEPARATORS]
    return after + (max(cuts) + 1 if cuts else max(skipped, limit if places else 0))


def _fixed_only(contract: ContractText, passage: Passage, said: tuple[Instrument, ...]) -> Iterator[ProposedTerm]:
    """A fee of so much a sale and no percentage."""
    if not said or not words().one("rate.context").search(passage.plain):
        return
    fixed = fixed_amount(passage.plain)
    if fixed is not None:
        values = {"instrument": [each.value for each in said], "percent": "0.00", "fixed": yuan(fixed)}
        yield ProposedTerm("rate", values, (quote(contract, passage),), (say("doubt-fixed-only"),))
