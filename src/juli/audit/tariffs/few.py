"""An instrument with one or two sales: a formula only where exactly one plain one explains them."""

from collections.abc import Sequence

from juli.audit.tariffs.formula import WHOLE, Formula, rates_giving
from juli.audit.tariffs.sale import Sale
from juli.money import Fen

FEW = 3
"""Fewer sales than this tell no change and no cause."""

PLAIN_FIXED: tuple[Fen, ...] = (0, 100, 200, 300)
PLAIN_STEP = 10
"""A plain percent is a multiple of 0.01."""


def only_plain_formula(sales: Sequence[Sale]) -> Formula | None:
    """The one formula of a plain percent and 0, 1, 2 or 3 yuan that gives all fees; None for none or several."""
    found = [Formula(rate, fixed) for fixed in PLAIN_FIXED for rate in _plain_rates(sales, fixed)]
    return found[0] if len(found) == 1 else None


def _plain_rates(sales: Sequence[Sale], fixed: Fen) -> range:
    lowest, highest = 0, WHOLE
    for sale in sales:
        least, most = rates_giving(sale.taken - fixed, sale.amount)
        lowest, highest = max(lowest, least), min(highest, most)
    return range(-(-lowest // PLAIN_STEP) * PLAIN_STEP, highest + 1, PLAIN_STEP)
