"""All formulas without a cap that give the fees of some sales, found exactly in integers.

For one fixed part, each sale allows a range of percents; where the ranges of all sales meet, every percent
of what is left gives every fee. Two sales of different amounts bound the percent by their difference,
whatever the fixed part, so that only few of either need to be tried.
"""

from collections.abc import Iterable, Iterator, Sequence

from juli.audit.tariffs.formula import HALF, WHOLE, Range, rates_giving
from juli.audit.tariffs.sale import Sale
from juli.money import Fen

FIXED_STEP: Fen = 10
"""A fixed part is a multiple of 0.10 yuan."""

MOST_TRIED = 600
"""Percents or fixed parts tried for two sales; two so alike that more would do tell nothing."""

LEAST_TO_BOUND = 2
"""Sales of different amounts that bound the percent."""

Solution = tuple[Fen, Range]
"""A fixed part, and the percents that go with it."""


def solve_pair(one: Sale, other: Sale) -> list[Solution]:
    """Every fixed part with the percents by which both fees come out; none for equal amounts."""
    less, more = (one, other) if one.amount < other.amount else (other, one)
    spread, rise = more.amount - less.amount, more.taken - less.taken
    if not spread or rise < 0 or less.taken < 0:
        return []
    lowest = max((rise - 1) * WHOLE // spread, 0)
    highest = min(-(-(rise + 1) * WHOLE // spread), WHOLE)
    parts = less.taken // FIXED_STEP + 1
    if min(highest - lowest, parts) > MOST_TRIED:
        return []
    if highest - lowest < parts:
        return _by_percent(less, more, range(lowest, highest + 1))
    return list(narrow(narrow(_any_percent(less), more), less))


def narrow(solutions: Iterable[Solution], sale: Sale) -> Iterator[Solution]:
    """What is left of the solutions where `sale` must come out too."""
    for fixed, (lowest, highest) in solutions:
        least, most = rates_giving(sale.taken - fixed, sale.amount)
        if (least := max(least, lowest)) <= (most := min(most, highest)):
            yield fixed, (least, most)


def solve(sales: Sequence[Sale]) -> list[Solution]:
    """Every fixed part with the percents by which all fees come out."""
    in_turn = sorted({(sale.amount, sale.taken): sale for sale in sales}.values(), key=lambda sale: -sale.amount)
    if len(in_turn) < LEAST_TO_BOUND:
        return [solution for sale in in_turn for solution in narrow(_any_percent(sale), sale)]
    solutions = solve_pair(in_turn[0], in_turn[-1])
    for sale in in_turn[1:-1]:
        solutions = list(narrow(solutions, sale))
    return solutions


def _any_percent(sale: Sale) -> Iterator[Solution]:
    """Each fixed part that is not over what was taken, with any percent."""
    return ((fixed, (0, WHOLE)) for fixed in range(0, sale.taken + 1, FIXED_STEP))


def _by_percent(less: Sale, more: Sale, rates: Iterable[int]) -> list[Solution]:
    found: dict[Fen, Range] = {}
    for rate in rates:
        fixed = less.taken - (less.amount * rate + HALF) // WHOLE
        if fixed >= 0 and fixed % FIXED_STEP == 0 and more.taken - fixed == (more.amount * rate + HALF) // WHOLE:
            found[fixed] = (found.get(fixed, (rate, rate))[0], rate)
    return list(found.items())
