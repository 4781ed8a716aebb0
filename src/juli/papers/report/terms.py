"""The terms of an agreement in few words, for the clause that a finding rests on."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from juli.agreement import Agreement, Charge, Promise, Rate, percent_text
from juli.audit.sentences import say as audit_say
from juli.money import grouped_yuan
from juli.papers.report.words import Words

_CLAUSE = re.compile(r"(\w+?)(?:\[(\d+)\])?")
_ONE_DAY = timedelta(days=1)


def term_of(clause: str, agreement: Agreement | None, words: Words) -> str:
    """The term at a place of the agreement ("rate[0]", "deposit"); "" where the agreement does not have it."""
    found = _CLAUSE.fullmatch(clause)
    if agreement is None or found is None or found[1] not in _TERMS:
        return ""
    return _TERMS[found[1]](agreement, int(found[2] or 0), words)


def rate_term(rate: Rate, words: Words) -> str:
    """A rate with the days and the amounts it is for: 0.60 %, at most 20 yuan, until 30 June 2026."""
    days = words("term-from", first=words.day(rate.valid_from)) if rate.valid_from else ""
    days += words("term-until", last=words.day(rate.valid_until - _ONE_DAY)) if rate.valid_until else ""
    tier = words("term-above", above=grouped_yuan(rate.above)) if rate.above else ""
    tier += words("term-up-to", up_to=grouped_yuan(rate.up_to)) if rate.up_to is not None else ""
    return f"{_formula(rate, words)}{days}{tier}"


def _formula(rate: Rate, words: Words) -> str:
    told = audit_say("rate", percent=percent_text(rate.rate_e5))
    if rate.cap is not None:
        told = audit_say("rate-cap", rate=told, cap=grouped_yuan(rate.cap))
    if rate.fixed:
        told = audit_say("rate-fixed", rate=told, fixed=grouped_yuan(rate.fixed))
    return told.text(words.language)


def _rate(agreement: Agreement, number: int, words: Words) -> str:
    if number >= len(agreement.rates):
        return ""
    rate = agreement.rates[number]
    names = words("comma").join(words.instrument(each.value) for each in rate.instruments)
    return words("term-rate", instruments=names, rate=rate_term(rate, words))


def _charge(agreement: Agreement, number: int, words: Words) -> str:
    if number >= len(agreement.charges):
        return ""
    charge: Charge = agreement.charges[number]
    values = {"kind": words.charge(charge.kind.value), "amount": grouped_yuan(charge.amount)}
    if charge.every_months is None:
        told = words("term-charge-once", **values)
    else:
        told = words("term-charge-every", months=charge.every_months, **values)
    told += words("term-charge-after", days=charge.first_after_days) if charge.first_after_days else ""
    return told + (words("term-charge-notice") if charge.notice else "")


def _promise(agreement: Agreement, number: int, words: Words) -> str:
    if number >= len(agreement.promises):
        return ""
    promise: Promise = agreement.promises[number]
    return words("term-promise", due=words.day(promise.due_on), amount=grouped_yuan(promise.amount))


def _deposit(agreement: Agreement, _: int, words: Words) -> str:
    deposit = agreement.deposit
    if deposit is None:
        return ""
    return words(
        "term-deposit",
        amount=grouped_yuan(deposit.amount),
        turnover=grouped_yuan(deposit.turnover),
        days=deposit.within_days,
        refund=deposit.refund_within_days,
    )


def _settlement(agreement: Agreement, _: int, words: Words) -> str:
    return words("term-settlement", days=agreement.settlement.working_days) if agreement.settlement else ""


_TERMS: Mapping[str, Callable[[Agreement, int, Words], str]] = {
    "rate": _rate,
    "charge": _charge,
    "promise": _promise,
    "deposit": _deposit,
    "settlement": _settlement,
    "merchant_no": lambda agreement, _, __: agreement.merchant_no or "",
}
