"""What a finding says to the merchant: a sentence, a short label for charts, and its grounds.

It works from the document (`juli.audit/1`), so that what was stored is told as what was just found. A
term of the agreement is named only where the agreement is at hand and the whole finding rests on it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from juli.agreement import Agreement, Rate, percent_text
from juli.audit.told_tariffs import change_said, day_said, formula_said, ranked, tell_changes
from juli.law import citation
from juli.ledger.merchant_number import decode
from juli.money import Fen, grouped_yuan, parse_yuan
from juli.wording import Said

_CLAUSE = re.compile(r"(\w+?)(?:\[(\d+)\])?")

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding in words: a whole sentence, a label of few words, what it rests on."""

    sentence: Said
    short: Said
    grounds: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a finding that share some values, with what they come to."""

    values: tuple[str, ...]
    lines: tuple[Document, ...]

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.lines)

    @property
    def excess(self) -> Fen:
        """Their excess together."""
        return sum(parse_yuan(line["excess"]) for line in self.lines)


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
    """All at once where the lines share an instrument; else the sum, and the instrument that costs most."""
    parts = _parts(finding["lines"], "instrument")
    if len(parts) == 1:
        return _tell_instrument(parts[0], agreement)
    total = {"count": finding["count"], "excess": _yuan(finding["excess"])}
    most, _ = _tell_instrument(parts[0], agreement)
    return say("rate-above-agreed-mixed", most=most, **total), say("rate-above-agreed-short")


def _tell_instrument(part: Part, agreement: Agreement | None) -> tuple[Said, Said]:
    instrument = say(f"instrument-{part.values[0]}")
    values = {"instrument": instrument, "count": part.count, "excess": grouped_yuan(part.excess)}
    short = say("rate-above-agreed-short-one", instrument=instrument)
    rate = _shared_rate(part.lines, agreement)
    if (tariff := _shared_tariff(part.lines)) is not None:
        charged = {"day": tariff[0], "tariff": tariff[1], **values}
        if rate is None:
            return say("tariff-changed", **charged), short
        return say("tariff-changed-rate", rate=_rate(rate), **charged), short
    if rate is None:
        return say("rate-above-agreed-one", **values), short
    if rate.cap is not None and _shared(part.lines, "cause") == "cap-not-applied":
        capped = say("cap-not-applied", cap=grouped_yuan(rate.cap), **values)
        return capped, say("cap-not-applied-short", instrument=instrument)
    return say("rate-above-agreed-rate", rate=_rate(rate), **values), short


def _shared_tariff(lines: Sequence[Document]) -> tuple[Said, Said] | None:
    """The first day and the formula by which all lines were charged; None where they differ or are unknown."""
    formulas = [line.get("tariff") for line in lines]
    if formulas[0] is None or any(formula != formulas[0] for formula in formulas):
        return None
    return day_said(min(line["tariff_from"] for line in lines)), formula_said(formulas[0])


def _shared_rate(lines: Sequence[Document], agreement: Agreement | None) -> Rate | None:
    """The rate all lines rest on, None where they differ or the agreement no longer has it."""
    found = _CLAUSE.fullmatch(_shared(lines, "clause") or "")
    if agreement is None or found is None or found[1] != "rate" or found[2] is None:
        return None
    number = int(found[2])
    return agreement.rates[number] if number < len(agreement.rates) else None


def _rate(rate: Rate) -> Said:
    """A rate in words: 0.60 %, at most 20 yuan, plus 3 yuan."""
    told = say("rate", percent=percent_text(rate.rate_e5))
    if rate.cap is not None:
        told = say("rate-cap", rate=told, cap=grouped_yuan(rate.cap))
    return say("rate-fixed", rate=told, fixed=grouped_yuan(rate.fixed)) if rate.fixed else told


def _tell_charges(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    rule, lines = finding["rule"], finding["lines"]
    kind = _shared(lines, "charge_kind")
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
        "day": day_said(line["occurred_at"]),
        "amount": _yuan(line["amount"]),
        "expected": _yuan(line["expected"]),
        "last": day_said(line.get("last_taken_on") or line["occurred_at"]),
    }
    return say(f"{rule}-one", **values), short


def _tell_deposit(finding: Document, agreement: Agreement | None) -> tuple[Said, Said]:
    line = finding["lines"][0]
    values = {
        "amount": _yuan(line["amount"]),
        "excess": _yuan(line["excess"]),
        "reached": day_said(line["reached_on"]),
        "due": day_said(line["due_on"]),
    }
    short = say("deposit-not-returned-short")
    if agreement is None or agreement.deposit is None:
        return say("deposit-not-returned", **values), short
    return say("deposit-not-returned-turnover", turnover=grouped_yuan(agreement.deposit.turnover), **values), short


def _tell_promises(finding: Document, _: Agreement | None) -> tuple[Said, Said]:
    lines = finding["lines"]
    kind = _shared(lines, "charge_kind")
    values = {
        "count": finding["count"],
        "excess": _yuan(finding["excess"]),
        "kind": say(f"kind-{kind}" if kind else "kind-any"),
        "due": day_said(lines[0]["due_on"]),
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
    "rate-changed": lambda finding, _: tell_changes(finding),
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
    if finding["rule"] == "rate-changed":
        changes = tuple(change_said(line) for line in ranked(finding["lines"]))
        return changes if len(changes) > 1 else ()
    parts = _parts([line for line in finding["lines"] if line.get("cause")], "instrument", "cause")
    sums = _parts([line for line in finding["lines"] if line.get("round_sum")], "round_sum")
    return (*(_part_said(part) for part in parts), *(_sum_said(part) for part in sums))


def _sum_said(part: Part) -> Said:
    return say("round-sum", sum=_yuan(part.values[0]), count=part.count)


def _part_said(part: Part) -> Said:
    instrument, cause = part.values
    told = {"instrument": say(f"instrument-{instrument}"), "cause": say(f"cause-{cause}")}
    if (tariff := _shared_tariff(part.lines)) is not None:
        told["cause"] = say("cause-tariff", day=tariff[0], tariff=tariff[1])
    return say("part", count=part.count, excess=grouped_yuan(part.excess), **told)


def _decoded(number: str) -> Said:
    return say("number-means", number=number, meaning=decode(number).explained)


def _parts(lines: Sequence[Document], *keys: str) -> list[Part]:
    """The lines by their values of `keys`, the largest excess first."""
    groups: defaultdict[tuple[str, ...], list[Document]] = defaultdict(list)
    for line in lines:
        groups[tuple(line[key] for key in keys)].append(line)
    parts = (Part(values, tuple(group)) for values, group in groups.items())
    return sorted(parts, key=lambda part: (-part.excess, part.values))


def _shared(lines: Sequence[Document], key: str) -> str | None:
    """The value all lines share, None where they differ."""
    values = {line.get(key) for line in lines}
    return values.pop() if len(values) == 1 else None


def _yuan(text: str) -> str:
    return grouped_yuan(parse_yuan(text))
