"""Tariff inference of 5,000 sales of one instrument. The figure to reach is under 1 s (median)."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from juli.agreement import Agreement
from juli.audit.tariffs import Formula, Sale, infer
from juli.ledger import Instrument

SALES, RUNS, FIGURE = 5_000, 5, 1.0
FORMULAS = (Formula(600), Formula(2_990, 300), Formula(500, 0, 2_000), Formula(537, 70), Formula(380))

Fee = Callable[[random.Random, int, int], int]
"""Dice, place and amount in; what was taken out."""


def changing(dice: random.Random, place: int, amount: int) -> int:
    """Five formulas after one another; one sale in ten is charged otherwise."""
    fee = FORMULAS[place * len(FORMULAS) // SALES].fee(amount)
    return fee + dice.choice((300, 9_900, 37)) if dice.randrange(10) == 0 else fee


def monthly(_: random.Random, place: int, amount: int) -> int:
    """Another formula every hundred sales."""
    return FORMULAS[place // 100 % len(FORMULAS)].fee(amount)


def at_random(dice: random.Random, _: int, amount: int) -> int:
    """Fees nobody worked out."""
    return dice.randrange(amount // 30 + 1)


def series(fee: Fee, lowest: int, highest: int) -> list[Sale]:
    """Twenty sales a day of amounts in fen, the same ones every time."""
    dice = random.Random(SALES)
    amounts = [dice.randrange(lowest, highest) for _ in range(SALES)]
    return [
        Sale(place, Instrument.CREDIT, date(2025, 1, 1) + timedelta(days=place // 20), amount, fee(dice, place, amount))
        for place, amount in enumerate(amounts)
    ]


def median_seconds(sales: list[Sale]) -> float:
    """The median time of some runs."""
    runs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        infer(sales, Agreement())
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def main() -> int:
    """Print the medians; 1 where one of them misses the figure."""
    cases = {
        "five formulas, one line in ten odd": series(changing, 1_000, 500_000),
        "five formulas, small amounts": series(changing, 500, 6_000),
        "another formula every hundred sales": series(monthly, 1_000, 500_000),
        "no formula": series(at_random, 1_000, 500_000),
    }
    medians = {name: median_seconds(sales) for name, sales in cases.items()}
    for name, median in medians.items():
        print(f"tariffs of {SALES:,} sales, {name}: median {median:.2f} s of {RUNS} runs (figure: under {FIGURE} s)")
    return 0 if max(medians.values()) < FIGURE else 1


if __name__ == "__main__":
    sys.exit(main())
