"""Series of sales under known formulas, for the inference."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from juli.audit.tariffs import Formula, Sale
from juli.ledger import Instrument

FIRST = date(2026, 1, 1)
YUAN = 100


def charged(formula: Formula, *amounts: int, day: date = FIRST) -> list[Sale]:
    """One sale a day from `day` on, of amounts in yuan."""
    return [
        Sale(0, Instrument.CREDIT, day + timedelta(days=number), amount * YUAN, formula.fee(amount * YUAN))
        for number, amount in enumerate(amounts)
    ]


def in_line(*parts: Iterable[Sale]) -> list[Sale]:
    """The parts after one another, each sale at its own position."""
    return [replace(sale, position=position) for position, sale in enumerate(sale for part in parts for sale in part)]


def odd(sale: Sale, more: int) -> Sale:
    """The sale with `more` fen taken on top."""
    return replace(sale, taken=sale.taken + more)


@dataclass(frozen=True)
class Side:
    """One formula and the days of the first and the last sale that it really charged."""

    formula: Formula
    first: date
    last: date


def random_change(dice: random.Random, highest: int = 500_000) -> tuple[list[Sale], list[Side]]:
    """At least 20 sales on each side of one change, at least 10 of them below the cap, and two of different
    amounts that reach it; up to one in ten is charged otherwise."""
    before, day = _side(dice, highest, FIRST)
    after, _ = _side(dice, highest, day + timedelta(days=dice.randrange(1, 10)))
    sales = in_line(before[1], after[1])
    others = dice.sample(range(len(sales)), dice.randrange(len(sales) // 10 + 1))
    for place in others:
        sales[place] = odd(sales[place], dice.choice((300, 9_900, dice.randrange(1, 500), 29_900)))
    sides = []
    for (formula, _), places in ((before, range(len(before[1]))), (after, range(len(before[1]), len(sales)))):
        clean = [sales[place].day for place in places if place not in others]
        sides.append(Side(formula, clean[0], clean[-1]))
    return sales, sides


def _side(dice: random.Random, highest: int, day: date) -> tuple[tuple[Formula, list[Sale]], date]:
    while True:
        plain = Formula(dice.randrange(1, 4_000), dice.choice((0, 10 * dice.randrange(60), 100 * dice.randrange(1, 4))))
        cap = plain.percent_part(round(highest * dice.uniform(0.45, 0.85)))
        formula = dice.choice((plain, replace(plain, cap=cap)))
        amounts = [dice.randrange(highest // 500, highest) for _ in range(dice.randrange(20, 60))]
        capped = {amount for amount in amounts if formula.reaches_cap(amount)}
        if formula.cap is None or (len(capped) >= 2 and sum(amount not in capped for amount in amounts) >= 10):
            break
    sales = []
    for amount in amounts:
        day += timedelta(days=dice.randrange(3))
        sales.append(Sale(0, Instrument.CREDIT, day, amount, formula.fee(amount)))
    return (formula, sales), day


def noise(dice: random.Random, count: int) -> list[Sale]:
    """Sales whose fees nobody worked out."""
    amounts = [dice.randrange(1_000, 500_000) for _ in range(count)]
    return [
        Sale(place, Instrument.CREDIT, FIRST + timedelta(days=place), amount, dice.randrange(amount // 30 + 1))
        for place, amount in enumerate(amounts)
    ]


def told(tariffs: Sequence) -> list[tuple[str, int, int]]:
    """Each tariff as "0.6% + 3 cap 20", what it explains, of how many."""
    return [(in_words(each.formula), len(each.positions), each.of) for each in tariffs]


def in_words(formula: Formula) -> str:
    words = f"{formula.rate_e5 / 1_000:g}%"
    if formula.fixed:
        words += f" + {formula.fixed / YUAN:g}"
    return words if formula.cap is None else f"{words} cap {formula.cap / YUAN:g}"
