"""Charges and the deposit in the sentences of a contract."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.numbers import amount_of, number_of, pattern
from juli.agreement.contract.passages import Passage
from juli.agreement.contract.proposal import ProposedTerm, Quote, quote
from juli.agreement.contract.words import words
from juli.agreement.reading import MOST_DAYS, MOST_MONTHS
from juli.ledger.entries import ChargeKind
from juli.money import Fen, yuan
from juli.wording import Said

_AMOUNT = pattern("<amount>")
_AMOUNT_BEFORE = pattern("<amount>(?:/[年月季]|每[年月])?(?:的|作为|为)?$")
_DAYS_OF = {"年": 365, "月": 30, "半年": 182, "一年": 365}
_DAYS_OF_MONTH = 30
DEPOSIT_FIELDS = ("amount", "turnover", "within_days", "refund_within_days")
_NEAR = 3
"""How many sentences after the last word of the deposit may still be about it."""


def propose_charges(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """Every charge of which a sentence says how much it is; one without a name is of the kind its heading names."""
    above: ChargeKind | None = None
    for passage in passages:
        named = list(_charge_words(passage.plain))
        headed = not named and above is not None and not words().one("rate.context").search(passage.plain)
        if words().one("charge_terms.heading").fullmatch(passage.plain):
            above = named[0][2] if len(named) == 1 else None
        for start, end, kind in [(0, 0, above)] if headed and above else named:
            term = _charge(passage.plain, start, end, kind)
            if term is not None:
                values, doubts = term
                told = (say("doubt-charge-above"), *doubts) if headed else doubts
                yield ProposedTerm("charge", values, (quote(contract, passage),), told)


def _charge_words(text: str) -> Iterator[tuple[int, int, ChargeKind]]:
    """The names of charges in order; where two overlap, the one the data name first."""
    taken: list[tuple[int, int, ChargeKind]] = []
    for found, kind in words().charges:
        for match in found.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end, _ in taken):
                taken.append((*match.span(), kind))
    yield from sorted(taken)


def _charge(text: str, start: int, end: int, kind: ChargeKind) -> tuple[dict[str, object], tuple[Said, ...]] | None:
    following = min((other for other, _, _ in _charge_words(text) if other > start), default=len(text))
    preceding = max((until for _, until, _ in _charge_words(text) if until <= start), default=0)
    own, before = text[end:following], text[preceding:start]
    amount = _amount_beside(before, own)
    if amount is None or _without_charge(text[preceding:following]):
        return None
    doubts: list[Said] = []
    values: dict[str, object] = {"kind": kind.value, "amount": yuan(amount)}
    around = text[preceding:following]
    values |= _period(text[start:end] + own, before, doubts)
    values |= _first(around, doubts)
    if words().one("charge_terms.notice").search(around):
        values["notice"] = True
    return values, tuple(doubts)


def _amount_beside(before: str, own: str) -> Fen | None:
    """The amount that belongs to a charge: right before its name, else after it, else before it."""
    places = [_AMOUNT_BEFORE.search(before), _AMOUNT.search(own), _AMOUNT.search(before)]
    places += (bare.search(text) for text in (own, before) for bare in words().several("charge_terms.bare"))
    for found in places:
        if found and (amount := _yuan_amount(found["amount"])) is not None:
            return amount
    return None


def _yuan_amount(text: str) -> Fen | None:
    return amount_of(text) or None


def _without_charge(text: str) -> bool:
    """Whether a sentence says that the charge is not taken at all, and not only for some days."""
    return bool(words().one("charge_terms.refused").search(text)) and not any(
        words().one(f"charge_terms.first.{name}").search(text) for name in ("free", "second_year", "counted")
    )


def _period(own: str, before: str, doubts: list[Said]) -> dict[str, object]:
    if words().one("charge_terms.once").search(before + own):
        return {}
    every = words().table("charge_terms.every")
    for text in (own, before):
        if found := every["months"].search(text):
            return _months(number_of(found["number"]))
        if found := every["days"].search(text):
            days = number_of(found["number"]) or 0
            doubts.append(say("doubt-days-as-months", days=int(days)))
            return _months(max(1, round(days / _DAYS_OF_MONTH)))
        for months, each in words().table("charge_terms.months").items():
            if each.search(text):
                return {"every_months": int(months)}
    doubts.append(say("doubt-no-period"))
    return {}


def _months(number: object) -> dict[str, object]:
    months = int(str(number).partition(".")[0]) if number is not None else 0
    return {"every_months": months} if 0 < months <= MOST_MONTHS else {}


def _first(text: str, doubts: list[Said]) -> dict[str, object]:
    """From which day after signing the charge may be taken."""
    known = words().table("charge_terms.first")
    days: int | None = None
    if found := known["counted"].search(text):
        days = days_of(found)
        if found["from"] not in ("签约", "签订", "签署", "签字"):
            doubts.append(say("doubt-counted-from", event=found["from"]))
    elif found := known["free"].search(text):
        days = days_of(found)
        doubts.append(say("doubt-free-at-first"))
    elif known["second_year"].search(text):
        days = _DAYS_OF["年"]
        doubts.append(say("doubt-free-at-first"))
    return {} if days is None else {"first_after_days": days}


def days_of(found: "re.Match[str]") -> int | None:
    """A number of days, months (of 30 days) or years (of 365) in days; None where it is out of measure."""
    number = number_of(found["number"])
    unit = found["unit"][-1]
    days = int(number * _DAYS_OF.get(unit, 1)) if number is not None else None
    return days if days is not None and days <= MOST_DAYS else None


@dataclass(slots=True)
class _Gathered:
    """The deposit, gathered from several sentences."""

    values: dict[str, object] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    doubts: dict[str, Said] = field(default_factory=dict)

    def take(self, told: Mapping[str, object]) -> bool:
        """Note what is new; whether anything was."""
        new = {key: value for key, value in told.items() if key not in self.values}
        self.values |= new
        return bool(new)


def propose_deposit(contract: ContractText, passages: Sequence[Passage]) -> Iterator[ProposedTerm]:
    """The deposit: its amount, the turnover that brings it back, and the days for both."""
    gathered = _Gathered()
    since = _NEAR + 1
    for passage in passages:
        named = words().one("deposit.word").search(passage.plain)
        since = 0 if named else since + 1
        if since <= _NEAR and _gather(gathered, passage.plain, named=bool(named)):
            gathered.quotes.append(quote(contract, passage))
    if "amount" in gathered.values:
        missing = tuple(name for name in DEPOSIT_FIELDS if name not in gathered.values)
        doubts = tuple(gathered.doubts.values())
        yield ProposedTerm("deposit", gathered.values, tuple(gathered.quotes), doubts, missing)


def _gather(gathered: _Gathered, text: str, *, named: bool) -> bool:
    told: dict[str, object] = {}
    turnover = _turnover(text)
    if turnover is not None:
        told["turnover"] = yuan(turnover)
        told |= _within(text, gathered)
    if named:
        told |= _deposit_amount(text, turnover)
    if words().one("deposit.back").search(text):
        told |= _refund(text, gathered)
    return gathered.take(told)


def _deposit_amount(text: str, turnover: Fen | None) -> dict[str, object]:
    named = words().one("deposit.word").search(text)
    assert named
    places = [(text[named.end() :]), text[: named.start()]]
    for place in places:
        for found in _AMOUNT.finditer(place):
            amount = _yuan_amount(found["amount"])
            if amount is not None and amount != turnover:
                return {"amount": yuan(amount)}
    bare = words().one("deposit.bare").search(text[named.end() :])
    amount = _yuan_amount(bare["amount"]) if bare else None
    return {} if amount is None or amount == turnover else {"amount": yuan(amount)}


def _turnover(text: str) -> Fen | None:
    if not words().one("deposit.turnover_context").search(text):
        return None
    for each in words().several("deposit.turnover"):
        if found := each.search(text):
            return _yuan_amount(found["amount"])
    return None


def _within(text: str, gathered: _Gathered) -> dict[str, object]:
    for each in words().several("deposit.within"):
        for found in each.finditer(text):
            shape = found.groupdict()
            days = (
                _DAYS_OF[(shape["whole"] or "")[-2:] if shape["whole"] != "年" else "年"]
                if shape.get("whole")
                else days_of(found)
            )
            if days is not None:
                if (shape.get("unit") or shape.get("whole") or "")[-1] in "月年":
                    gathered.doubts["within"] = say("doubt-months-as-days", days=days)
                return {"within_days": days}
    return {}


def _refund(text: str, gathered: _Gathered) -> dict[str, object]:
    for each in words().several("deposit.refund"):
        if found := each.search(text):
            if "at_once" in found.groupdict():
                return {"refund_within_days": 0}
            if found["unit"] == "工作日":
                gathered.doubts["refund"] = say("doubt-working-days", days=int(number_of(found["number"]) or 0))
                return {}
            days = days_of(found)
            return {} if days is None else {"refund_within_days": days}
    return {}
