"""What the words about one rate say: for which cards, of which amounts, from when, cap and fixed part."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from juli.agreement.contract.documents import say
from juli.agreement.contract.numbers import amount_of, day_of, number_of, pattern
from juli.agreement.contract.words import words
from juli.agreement.writing import percent_text
from juli.ledger.entries import Instrument
from juli.money import Fen, yuan
from juli.wording import Said

_AMOUNT = pattern("<amount>")
_SHARES_ITS_UNIT = 100


@dataclass(slots=True)
class _Told:
    """A rate while it is being read out of its part of a sentence."""

    text: str
    rate_e5: int
    values: dict[str, object] = field(default_factory=dict)
    doubts: list[Said] = field(default_factory=list)


def instruments_of(text: str) -> tuple[Instrument, ...]:
    """The instruments a text names, in the order of the data; groups such as 银行卡 only where no card is named."""
    named: list[Instrument] = []
    for found, meant in words().instruments:
        if found.search(text) and (len(meant) == 1 or not set(named) & set(meant)):
            named += meant
            # 银联二维码 is no 二维码 of any kind.
            text = found.sub(" ", text)
    return tuple(dict.fromkeys(named))


def rate_values(text: str, rate_e5: int, named: tuple[Instrument, ...]) -> tuple[dict[str, object], tuple[Said, ...]]:
    """The fields of a rate of so many hundred-thousandths for these ways of paying, and what is doubtful of it."""
    rate = _Told(text, rate_e5)
    _fill(rate, named)
    return rate.values, tuple(rate.doubts)


def fixed_amount(text: str) -> Fen | None:
    """What is added to each sale."""
    return _amount(text, "rate.fixed")


def _fill(rate: _Told, named: tuple[Instrument, ...]) -> None:
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


def _take_interval(rate: _Told, text: str) -> str:
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


def _take_tier(rate: _Told, text: str) -> str:
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
