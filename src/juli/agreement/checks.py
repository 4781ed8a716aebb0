"""Terms that are well written but contradict each other, or themselves."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

from juli.agreement.problems import Problem, say
from juli.agreement.terms import Agreement, Rate

Bound = TypeVar("Bound", date, int)


def contradictions(agreement: Agreement) -> list[Problem]:
    """Every contradiction of one agreement, each at its place."""
    return [
        *_rates(agreement),
        *_empty_rates(agreement),
        *_overlaps(agreement),
        *_charges(agreement),
        *_promises(agreement),
        *_unknown_but_given(agreement),
    ]


def _rates(agreement: Agreement) -> Iterator[Problem]:
    if not agreement.rates and "rates" not in agreement.unknown:
        yield Problem("rate", say("no-rate"))


def _empty_rates(agreement: Agreement) -> Iterator[Problem]:
    for number, rate in enumerate(agreement.rates):
        if not rate.instruments:
            yield Problem(f"rate[{number}].instrument", say("missing"))
        if rate.valid_from and rate.valid_until and rate.valid_from >= rate.valid_until:
            yield Problem(f"rate[{number}].until", say("until-not-after-from"))
        if rate.up_to is not None and (rate.above or 0) >= rate.up_to:
            yield Problem(f"rate[{number}].up_to", say("up-to-not-over-above"))


def _overlaps(agreement: Agreement) -> Iterator[Problem]:
    for (first, one), (second, other) in combinations(enumerate(agreement.rates), 2):
        shared = [each for each in one.instruments if each in other.instruments]
        if shared and _may_meet(one, other):
            reason = say("rates-overlap", instrument=shared[0].value, one=f"rate[{first}]", other=f"rate[{second}]")
            yield Problem(f"rate[{second}]", reason)


def _may_meet(one: Rate, other: Rate) -> bool:
    """Whether some sale, on some day and of some amount, would have both rates."""
    same_days = _below(one.valid_from, other.valid_until) and _below(other.valid_from, one.valid_until)
    return same_days and _below(one.above, other.up_to) and _below(other.above, one.up_to)


def _below(start: Bound | None, end: Bound | None) -> bool:
    return start is None or end is None or start < end


def _charges(agreement: Agreement) -> Iterator[Problem]:
    kinds = [charge.kind for charge in agreement.charges]
    for number, charge in enumerate(agreement.charges):
        place = f"charge[{number}]"
        if charge.kind in kinds[:number]:
            yield Problem(f"{place}.kind", say("charge-twice", other=f"charge[{kinds.index(charge.kind)}]"))
        if charge.kind == "deposit":
            yield Problem(f"{place}.kind", say("deposit-as-charge"))
        if charge.first_after_days and agreement.signed_on is None:
            yield Problem(f"{place}.first_after_days", say("needs-signed-on"))


def _promises(agreement: Agreement) -> Iterator[Problem]:
    for number, promise in enumerate(agreement.promises):
        if promise.due_on < promise.made_on:
            yield Problem(f"promise[{number}].due_on", say("due-before-made"))


def _unknown_but_given(agreement: Agreement) -> Iterator[Problem]:
    given = {"rates": agreement.rates, "charges": agreement.charges, "deposit": agreement.deposit}
    for section in sorted(agreement.unknown):
        if given[section]:
            yield Problem("unknown", say("unknown-but-given", section=section))
