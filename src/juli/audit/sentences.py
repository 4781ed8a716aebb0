"""What a finding says to the merchant: a sentence, a short label for charts, and its grounds.

It works from the document (`juli.audit/1`), so that what was stored is told as what was just found. A
term of the agreement is named only where the agreement is at hand and the whole finding rests on it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.agreement import Agreement, Rate, percent_text
from juli.law import citation
from juli.ledger.merchant_number import decode
from juli.money import grouped_yuan, parse_yuan
from juli.wording import Said

_CLAUSE = re.compile(r"(\w+?)(?:\[(\d+)\])?")

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding in words: a whole sentence, a label of few words, what it rests on."""

    sentence: Said
    short: Said
    grounds: tuple[Said, ...]


def say(code: str, /, **values: object) -> Said:
    """A sentence of the audit's catalogue."""
    return Said("audit", code, values)


def explain(finding: Document, agreement: Agreement | None) -> Explained:
    """A finding of the document, told to a merchant. `agreement` is the one it was judged by, None if lost."""
    tell = _TELL.get(finding["rule"], _tell_charges)
    sentence, short = tell(finding, agreement)
    labels = tuple(basis_label(ground) for ground in finding["basis"])
    return Explained(sentence, short, (*_facts(finding), *labels))


def basis_label(basis: Mapping[str, str]) -> Said:
    """A ground of a finding: an article as it is cited, or a term of the agreement by name and number."""
    if "law" in basis:
        return citation(basis["law"], basis["article"])
    found = _CLAUSE.fullmatch(basis["agreement"])
    if found is None:
        return say("clause-other")
    name, number = found.groups()
    return say(f"clause-{name}", number=int(number or 0) + 1)


def _tell_rates(finding: Document, agreement: Agreement | None) -> tuple[Said, Said]:
    """The cause is told where all lines share it, the rate where all rest on one."""
    values = {"count": finding["count"], "excess": _yuan(finding["excess"])}
    instrument = _only(finding, "instrument")
    rate = _only_rate(finding, agreement)
    if instrument is None:
        return say("rate-above-agreed", **values), say("rate-above-agreed-short")
    values["instrument"] = say(f"instrument-{instrument}")
    short = say("rate-above-agreed-short-one", instrument=values["instrument"])
    if rate is None:
        return say("rate-above-agreed-one", **values), short
    cause = _only(finding, "cause")
    if cause == "cap-not-applied" and rate.cap is not None:
        capped = say("cap-not-applied", cap=grouped_yuan(rate.cap), **values)
        return capped, say("cap-not-applied-short", instrument=values["instrument"])
    return say("rate-above-agreed-rate", rate=_rate(rate), **values), short


def _only_rate(finding: Document, agreement: Agreement | None) -> Rate | None:
    clauses = [ground["agreement"] for ground in finding["basis"] if "agreement" in ground]
    if agreement is None or len(clauses) != 1:
        return None
    found = _CLAUSE.fullmatch(clauses[0])
    number = int(found[2]) if found and found[1] == "rate" and found[2] else None
    return agreement.rates[number] if number is not None and number < len(agreement.rates) else None


def _rate(rate: Rate) -> Said:
    """A rate in words: 0.60 %, at most 20 yuan, plus 3 yuan."""
    told = say("rate", percent=percent_text(rate.rate_e5))
    if rate.cap is not None:
        told = say("rate-cap", rate=told, cap=grouped_yuan(rate.cap))
    return say("rate-fixed", rate=told, fixed=grouped_yuan(rate.fixed)) if rate.fixed else told


def _tell_charges(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    rule, lines = finding["rule"], finding["lines"]
    kind = _only(finding, "charge_kind")
    values: dict[str, object] = {
        "count": finding["count"],
        "excess": _yuan(finding["excess"]),
        "kind": say(f"kind-{kind}" if kind else "kind-any"),
    }
    short = say(f"{rule}-short", kind=values["kind"])
    if len(lines) > 1:
        return say(f"{rule}-many", **values), short
    line = lines[0]
    values |= {
        "day": _day(line["occurred_at"]),
        "amount": _yuan(line["amount"]),
        "expected": _yuan(line["expected"]),
        "last": _day(line.get("last_taken_on") or line["occurred_at"]),
    }
    return say(f"{rule}-one", **values), short


def _tell_deposit(finding: Document, agreement: Agreement | None) -> tuple[Said, Said]:
    line = finding["lines"][0]
    values = {
        "amount": _yuan(line["amount"]),
        "excess": _yuan(line["excess"]),
        "reached": _day(line["reached_on"]),
        "due": _day(line["due_on"]),
    }
    short = say("deposit-not-returned-short")
    if agreement is None or agreement.deposit is None:
        return say("deposit-not-returned", **values), short
    return say("deposit-not-returned-turnover", turnover=grouped_yuan(agreement.deposit.turnover), **values), short


def _tell_promises(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    lines = finding["lines"]
    kind = _only(finding, "charge_kind")
    values = {
        "count": finding["count"],
        "excess": _yuan(finding["excess"]),
        "kind": say(f"kind-{kind}" if kind else "kind-any"),
        "due": _day(lines[0]["due_on"]),
        "amount": _yuan(lines[0]["amount"]),
    }
    code = "agreed-refund-missing-one" if len(lines) == 1 else "agreed-refund-missing-many"
    return say(code, **values), say("agreed-refund-missing-short")


def _tell_late(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    days = max(line["days_late"] for line in finding["lines"])
    return say("settled-late", count=finding["count"], days=days), say("settled-late-short")


def _tell_numbers(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    agreed = finding["lines"][0]["agreed_merchant"]["number"]
    found = sorted({line["merchant"]["number"] for line in finding["lines"]})
    shown = ", ".join(found[:_NUMBERS_SHOWN]) + (" …" if len(found) > _NUMBERS_SHOWN else "")
    told = say("merchant-number-mismatch", count=finding["count"], agreed=agreed, found=shown)
    return told, say("merchant-number-mismatch-short")


def _tell_plainly(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    rule = finding["rule"]
    return say(rule, count=finding["count"], excess=_yuan(finding["excess"])), say(f"{rule}-short")


_NUMBERS_SHOWN = 3

_TELL: Mapping[str, Callable[[Document, Agreement | None], tuple[Said, Said]]] = {
    "charged-twice": _tell_plainly,
    "rate-above-agreed": _tell_rates,
    "hidden-deduction": _tell_plainly,
    "no-agreed-rate": _tell_plainly,
    "deposit-not-returned": _tell_deposit,
    "not-settled": _tell_plainly,
    "settled-late": _tell_late,
    "agreed-refund-missing": _tell_promises,
    "merchant-number-mismatch": _tell_numbers,
}
"""How each rule is told; the rules on charges share one way."""


def _facts(finding: Document) -> Sequence[Said]:
    """What the lines show beside the sum: the causes, or that a notice alone makes no charge lawful."""
    if finding["rule"] == "charge-without-notice":
        return (say("notice-is-not-enough"),)
    if finding["rule"] == "merchant-number-mismatch":
        agreed = finding["lines"][0]["agreed_merchant"]["number"]
        numbers = dict.fromkeys(line["merchant"]["number"] for line in finding["lines"])
        return tuple(_decoded(number) for number in (agreed, *list(numbers)[:_NUMBERS_SHOWN]))
    causes = Counter(line["cause"] for line in finding["lines"] if line.get("cause"))
    return tuple(say("cause-count", count=n, cause=say(f"cause-{cause}")) for cause, n in causes.most_common())


def _decoded(number: str) -> Said:
    return say("number-means", number=number, meaning=decode(number).explained)


def _only(finding: Document, key: str) -> str | None:
    """The value all lines share, None where they differ."""
    values = {line.get(key) for line in finding["lines"]}
    return values.pop() if len(values) == 1 else None


def _yuan(text: str) -> str:
    return grouped_yuan(parse_yuan(text))


def _day(text: str) -> Said:
    day = date.fromisoformat(text[:10])
    return say("day", year=day.year, month=day.month, day=day.day)
