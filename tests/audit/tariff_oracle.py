"""The cheapest list of stretches once more: every formula there is, tried on every run of lines.

Plain decimals and loops, with none of our code but the sales; only fit for few sales of small amounts.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from juli.audit.tariffs import Formula, Sale

FORMULAS = [Formula(600), Formula(2_990, 300), Formula(380), Formula(550, 100), Formula(1_250, 50), Formula(0, 200)]
CENT, THOUSANDTH, DIME = Decimal("0.01"), Decimal("0.001"), Decimal("0.10")

Explains = tuple[frozenset[int], frozenset[int] | None]
"""The places a formula explains, and those of them that reached its cap; None without one."""


def least_cost(sales: Sequence[Sale]) -> int:
    """The smallest sum of lines not explained + 2 per stretch."""
    lines = [(Decimal(sale.amount) * CENT, Decimal(sale.taken) * CENT) for sale in sales]
    sets = {(explains, capped) for explains, capped in _all_sets(lines) if len(explains) >= 3}

    def amounts(places: Iterable[int]) -> int:
        return len({lines[place][0] for place in places})

    def is_stretch(held: set[int], capped: frozenset[int] | None) -> bool:
        under_cap = capped is None or (amounts(held & capped) >= 2 and held - capped)
        return amounts(held) >= 3 and bool(under_cap)

    @cache
    def best_from(start: int) -> int:
        if start >= len(lines):
            return 0
        options = [1 + best_from(start + 1)]
        for explains, capped in sets:
            for end in range(start + 3, len(lines) + 1):
                held = {place for place in explains if start <= place < end}
                if is_stretch(held, capped):
                    options.append(2 + end - start - len(held) + best_from(end))
        return min(options)

    return best_from(0)


def _all_sets(lines: Sequence[tuple[Decimal, Decimal]]) -> Iterator[Explains]:
    """What each formula explains that explains any line at all, without and with each cap."""
    for percent, fixed in {formula for line in lines for formula in _giving(*line)}:
        parts = [(amount * percent / 100).quantize(CENT, ROUND_HALF_UP) for amount, _ in lines]
        caps = {taken - fixed for (_, taken), part in zip(lines, parts, strict=True) if taken - fixed < part}
        yield frozenset(n for n, (_, taken) in enumerate(lines) if parts[n] + fixed == taken), None
        for cap in caps:
            explains = frozenset(n for n, (_, taken) in enumerate(lines) if min(parts[n], cap) + fixed == taken)
            yield explains, frozenset(n for n in explains if parts[n] >= cap)


def _giving(amount: Decimal, taken: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """Every percent and fixed part by which this fee comes out."""
    fixed = Decimal(0)
    while fixed <= taken:
        percent = max(((taken - fixed - CENT) / amount * 100).quantize(THOUSANDTH), Decimal(0))
        while (part := (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)) <= taken - fixed:
            if part == taken - fixed:
                yield percent, fixed
            percent += THOUSANDTH
        fixed += DIME
