"""Rates in the sentences of a contract: percent, cap and fixed part, of what amounts, from when, for which cards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.numbers import amount_of, day_of, number_of, pattern, rate_of
from juli.agreement.contract.passages import Passage
from juli.agreement.contract.proposal import MOST_TERMS, ProposedTerm, instruments, quote
from juli.agreement.contract.words import words
from juli.agreement.writing import percent_text
from juli.ledger.entries import Instrument
from juli.money import Fen, parse_yuan, yuan
from juli.wording import Said

_PERCENT = pattern("<percent>")
_AMOUNT = pattern("<amount>")
_REACH = 14
"""Characters before a percentage in which a word can say that it is no rate."""
_HEADING = 60
_SHARES_ITS_UNIT = 100
_SEPARATORS = ",;、 。:"


@dataclass(slots=True)
class _Found:
    """A rate while it is being read out of its part of a sentence."""

    text: str
    rate_e5: int
    values: dict[str, object] = field(default_factory=dict)
    doubts: list[Said] = field(default_factory=list)


def propose_rates(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """Every rate the passages name, in order."""
    rates = list(islice(_rates(contract, passages), MOST_TERMS))
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
        found = list(_percents(passage.plain))
        if not found:
            heading = said if len(passage.plain) <= _HEADING else ()
            yield from _fixed_only(contract, passage, said)
        elif said or heading or about_rates:
            yield from _of_passage(contract, passage, found, heading)


def instruments_of(text: str) -> tuple[Instrument, ...]:
    """The instruments a text names, in the order of the data; groups such as 银行卡 only where no card is named."""
    named: list[Instrument] = []
    for found, meant in words().instruments:
        if found.search(text) and (len(meant) == 1 or not set(named) & set(meant)):
            named += meant
            # 银联二维码 is no 二维码 of any kind.
            text = found.sub(" ", text)
    return tuple(dict.fromkeys(named))


def _percents(text: str) -> Iterator[tuple[int, int]]:
    for found in _PERCENT.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()].rpartition(";")[2]
        after = text[found.end() : found.end() + 6]
        if not any(words().one("rate.not").search(near) for near in (before, after)):
            yield found.span()


def _of_passage(
    contract: ContractText, passage: Passage, found: Sequence[tuple[int, int]], heading: tuple[Instrument, ...]
) -> Iterator[ProposedTerm]:
    inherited = heading
    for start, end, at in _segments(passage.plain, found):
        text = passage.plain[start:end]
        rate_e5 = rate_of(passage.plain[slice(*at)])
        if rate_e5 is None:
            continue
        rate = _Found(text, rate_e5)
        named = instruments_of(text)
        if not named and inherited:
            rate.doubts.append(say("doubt-instrument-above"))
        inherited = named or inherited
        _fill(rate, inherited)
        missing = () if inherited else ("instrument",)
        yield ProposedTerm("rate", rate.values, (quote(contract, passage, start, end),), tuple(rate.doubts), missing)


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


def _fill(rate: _Found, named: tuple[Instrument, ...]) -> None:
    if named:
        rate.values["instrument"] = [each.value for each in named]
    rate.values["percent"] = percent_text(rate.rate_e5)
    rest = _take_interval(rate, rate.text)
    rest = _take_tier(rate, rest)
    cap = _amount(rest, "rate.cap")
    fixed = _amount(rest, "rate.fixed")
    if cap is not None:
        rate.values["cap"] = yuan(cap)
    if fixed is not None and fixed != cap:
        rate.values["fixed"] = yuan(fixed)
    if any(amount_of(found["amount"]) not in (cap, fixed) for found in _AMOUNT.finditer(rest)):
        rate.doubts.append(say("doubt-other-amount"))
    if words().one("rate.for_a_time").search(rate.text):
        rate.doubts.append(say("doubt-for-a-time"))
    if words().one("rate.range").search(rate.text):
        rate.doubts.append(say("doubt-range"))


def _amount(text: str, path: str) -> Fen | None:
    for each in words().several(path):
        if found := each.search(text):
            shape = found.groupdict()
            return amount_of(shape.get("amount") or shape.get("number") or "")
    return None


def _take_interval(rate: _Found, text: str) -> str:
    """Note from when until when the rate holds; the text without the days."""
    known = words().table("rate.interval")
    for name in ("from", "through", "before"):
        found = known[name].search(text)
        day = day_of(found["day"]) if found else None
        if found is None or day is None:
            continue
        key = "from" if name == "from" else "until"
        rate.values[key] = (day + timedelta(days=1) if name == "through" else day).isoformat()
        text = text[: found.start()] + text[found.end() :]
    return text


def _take_tier(rate: _Found, text: str) -> str:
    """Note for which amounts the rate holds; the text without them. 以上 and 以下 hold the amount itself."""
    known = words()
    if between := known.one("rate.tier.between").search(text):
        low, high = _low_of(between), amount_of(between["high"])
        if low is not None and high is not None and low < high:
            rate.values |= {"above": yuan(low), "up_to": yuan(high)}
            rate.doubts.append(say("doubt-tier-border"))
            return text[: between.start()] + text[between.end() :]
    for name, key, shift in (
        ("up_to", "up_to", 0),
        ("under", "up_to", -1),
        ("from", "above", -1),
        ("above", "above", 0),
    ):
        for each in known.several(f"rate.tier.{name}"):
            found = each.search(text)
            shape = found.groupdict() if found else {}
            fen = amount_of(shape.get("amount") or shape.get("other") or "") if found else None
            if found and fen is not None and fen + shift >= 0:
                rate.values[key] = yuan(fen + shift)
                text = text[: found.start()] + text[found.end() :]
                break
    return text


def _low_of(between: "re.Match[str]") -> Fen | None:
    """The lower amount of two, which may leave its unit to the higher one: 1-5万元."""
    number = between["low"]
    value = number_of(number)
    shared = "万" in between["high"] and value is not None and value < _SHARES_ITS_UNIT
    return amount_of(number + ("万" if between["wan"] or shared else ""))


def _fixed_only(contract: ContractText, passage: Passage, said: tuple[Instrument, ...]) -> Iterator[ProposedTerm]:
    """A fee of so much a sale and no percentage."""
    if not said or not words().one("rate.context").search(passage.plain):
        return
    fixed = _amount(passage.plain, "rate.fixed")
    if fixed is not None:
        values = {"instrument": [each.value for each in said], "percent": "0.00", "fixed": yuan(fixed)}
        yield ProposedTerm("rate", values, (quote(contract, passage),), (say("doubt-fixed-only"),))
