"""Round sums of the trade inside what was taken for a sale: a deposit, a data fee, a fee for fast settlement."""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from juli.audit.tariffs import Sale
from juli.audit.tariffs.formula import WHOLE, rates_giving
from juli.ledger.entries import Instrument
from juli.money import Fen

PLAIN_STEP = 10
"""Percents that others show are looked for in hundredths."""

Shown = Mapping[Instrument, list[int]]
"""The percents that the sales of an instrument show, ascending."""


@cache
def round_sums() -> tuple[Fen, ...]:
    """The round sums of the trade, ascending."""
    text = files("juli.audit").joinpath("rules/round_sums.toml").read_text(encoding="utf-8")
    return tuple(sorted(yuan * 100 for group in tomllib.loads(text).values() for yuan in group))


def shown_percents(sales: Iterable[Sale]) -> Shown:
    """The percents of two decimals that sales show exactly.

    A sale shows one where its fee is that percent without rounding, or where no other gives its fee.
    """
    shown: defaultdict[Instrument, set[int]] = defaultdict(set)
    for sale in sales:
        exact, rest = divmod(sale.taken * WHOLE, sale.amount)
        plain = _plain_rates(sale.taken, sale.amount)
        if 0 <= exact <= WHOLE and rest == 0 and exact % PLAIN_STEP == 0:
            shown[sale.instrument].add(exact)
        elif len(plain) == 1:
            shown[sale.instrument].add(plain[0])
    return {instrument: sorted(rates) for instrument, rates in shown.items()}


def round_sum_within(sale: Sale, shown: Shown) -> Fen | None:
    """The round sum whose taking away leaves the expected fee, else the smallest that leaves a percent
    another sale of the instrument shows; to the fen."""
    if sale.expected is not None and sale.taken - sale.expected in round_sums():
        return sale.taken - sale.expected
    rates = shown.get(sale.instrument, [])
    return next((each for each in round_sums() if each < sale.taken and _leaves_shown(sale, each, rates)), None)


def _leaves_shown(sale: Sale, sum_fen: Fen, rates: list[int]) -> bool:
    lowest, highest = rates_giving(sale.taken - sum_fen, sale.amount)
    place = bisect_left(rates, lowest)
    return place < len(rates) and rates[place] <= highest


def _plain_rates(part: Fen, amount: Fen) -> range:
    lowest, highest = rates_giving(part, amount)
    return range(-(-lowest // PLAIN_STEP) * PLAIN_STEP, highest + 1, PLAIN_STEP)
