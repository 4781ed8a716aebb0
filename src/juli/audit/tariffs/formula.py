"""One formula of a fee, in integers: min(half_up(amount x percent), cap) + fixed."""

from collections.abc import Iterator
from dataclasses import dataclass

from juli.money import Fen

WHOLE = 100_000
"""100 % in the unit of `rate_e5`: 0.60 % is 600."""

HALF = WHOLE // 2

_ROUND_STEPS = (1_000, 500, 100, 50, 10, 5, 1)
"""Steps of a percent, the roundest first: whole percents, halves, tenths, and so on."""

_YUAN: Fen = 100
_CAPPED, _WITH_FIXED = 100, 10

Range = tuple[int, int]
"""Percents from the first through the last, in `rate_e5`; empty where the first is greater."""


@dataclass(frozen=True, slots=True)
class Formula:
    """How a fee was worked out. `rate_e5` is the percent in hundred-thousandths; money in fen."""

    rate_e5: int
    fixed: Fen = 0
    cap: Fen | None = None

    def percent_part(self, amount: Fen) -> Fen:
        """The percent of `amount`, rounded half up to the fen, before the cap."""
        return (amount * self.rate_e5 + HALF) // WHOLE

    def fee(self, amount: Fen) -> Fen:
        """The fee of a sale of `amount`."""
        part = self.percent_part(amount)
        return self.fixed + (part if self.cap is None or part < self.cap else self.cap)

    def reaches_cap(self, amount: Fen) -> bool:
        """Whether the percent part of `amount` comes to the cap or above."""
        return self.cap is not None and self.percent_part(amount) >= self.cap

    @property
    def complexity(self) -> int:
        """Less is simpler: no cap, then no fixed part, then the rounder percent."""
        return _CAPPED * (self.cap is not None) + _WITH_FIXED * (self.fixed > 0) + _roughness(self.rate_e5)

    @property
    def is_crooked(self) -> bool:
        """Whether it has a cap, a percent of three decimals, or a fixed part of no whole yuan."""
        return self.cap is not None or self.rate_e5 % 10 > 0 or self.fixed % _YUAN > 0


def simplicity(formula: Formula) -> tuple[int, int, int, int, int]:
    """Sorts formulas, the simplest first; then the rounder and the smaller fixed part, percent and cap."""
    return (
        formula.complexity,
        formula.fixed % _YUAN > 0,
        formula.fixed,
        formula.rate_e5,
        formula.cap or 0,
    )


def rates_giving(part: Fen, amount: Fen) -> Range:
    """The percents from 0 to 100 whose share of `amount`, rounded half up, is exactly `part`."""
    lowest = -((HALF - part * WHOLE) // amount)
    highest = (part * WHOLE + HALF - 1) // amount
    return max(lowest, 0), min(highest, WHOLE)


def rates_reaching(part: Fen, amount: Fen) -> Range:
    """The percents from 0 to 100 whose share of `amount`, rounded half up, is `part` or more."""
    return rates_giving(part, amount)[0], WHOLE


def roundest(rates: Range) -> int:
    """The roundest percent of a range that is not empty; of equally round ones the smallest."""
    return next(by_roundness(rates))


def by_roundness(rates: Range) -> Iterator[int]:
    """The percents of a range, the roundest first."""
    lowest, highest = rates
    coarser: tuple[int, ...] = ()
    for step in _ROUND_STEPS:
        for rate in range(-(-lowest // step) * step, highest + 1, step):
            if not any(rate % each == 0 for each in coarser):
                yield rate
        coarser = (*coarser, step)


def _roughness(rate_e5: int) -> int:
    return next(place for place, step in enumerate(_ROUND_STEPS) if rate_e5 % step == 0)
