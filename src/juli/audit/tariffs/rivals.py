"""Every formula that explains the sales of a stretch equally well, the simplest first."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice

from juli.audit.tariffs.formula import Formula, Range, by_roundness, rates_reaching, simplicity
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.solving import Solution, solve
from juli.audit.tariffs.stretches import LEAST_CAPPED

MOST_TOLD = 100
"""Sales of a few yuan allow thousands of percents; so many of the simplest are told."""


def explaining_all(sales: Sequence[Sale]) -> list[Formula]:
    """The simplest formulas that give the fee of each of the sales, at most `MOST_TOLD`, in their order.

    A cap is told only where sales of two amounts reached it and it held some fee down.
    """
    return nsmallest(MOST_TOLD, {*_plain(solve(sales)), *_capped(sales)}, key=simplicity)


def _plain(solutions: Iterable[Solution]) -> Iterator[Formula]:
    for fixed, rates in solutions:
        yield from (Formula(rate, fixed) for rate in islice(by_roundness(rates), MOST_TOLD))


def _capped(sales: Sequence[Sale]) -> Iterator[Formula]:
    """Formulas whose cap is the highest fee."""
    top = max(sale.taken for sale in sales)
    at_top = {sale.amount for sale in sales if sale.taken == top}
    if len(at_top) < LEAST_CAPPED:
        return
    for fixed, rates in solve([sale for sale in sales if sale.taken < top]):
        cap = top - fixed
        lowest, highest = _meeting(rates, rates_reaching(cap, min(at_top)))
        for rate in islice(by_roundness((lowest, highest)), MOST_TOLD):
            formula = Formula(rate, fixed, cap)
            if formula.percent_part(max(at_top)) > cap:
                yield formula


def _meeting(one: Range, other: Range) -> Range:
    return max(one[0], other[0]), min(one[1], other[1])
