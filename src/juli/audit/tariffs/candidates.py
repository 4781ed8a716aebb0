"""Formulas worth trying on a series of sales: each gives the fees of three sales that stand close together.

A stretch with few odd lines has, somewhere, three of its sales among five in a row. The formulas of those
three grow along the series: each further sale that they can explain narrows the percents that are left,
each that they cannot is passed over. Under a cap the sales that reached it share one fee; so the series is
walked once whole and once without fees that stand again close by, and each formula then asks which fees
below its own stand for several amounts: those may be its cap.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

from juli.audit.tariffs.formula import HALF, WHOLE, Formula, Range, rates_giving, roundest, simplicity
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.solving import Solution, narrow, solve_pair
from juli.money import Fen

CLOSE, CLOSE_UNDER_CAP = 5, 10
"""Three of a stretch's sales are looked for among so many in a row: more where most fees stand again."""

_REPEATED_WITHIN = 10
_GROWN_OVER, _MOST_MISSES = 60, 12
_MOST_SEEDS, _MOST_KEPT = 200, 4
_MOST_CAPS = 4
_MOST_FORMULAS, _LEAST_FORMULAS, _MOST_FEES = 100, 15, 1_000_000
"""So many formulas are looked for; fewer in long series, so that no more fees than that are worked out."""

Explained = bytearray
"""For each sale 1 where a formula gives its fee, else 0."""


def candidates(sales: Sequence[Sale], known: Iterable[Formula]) -> list[Formula]:
    """The formulas worth trying on `sales`, in order of time, each once; the `known` ones among them."""
    found = dict.fromkeys(known)
    single = _without_repeated_fees(sales)
    for series, close in ((sales, CLOSE), (single, CLOSE_UNDER_CAP if len(single) * 2 < len(sales) else CLOSE)):
        found |= dict.fromkeys(_walked(series, found, close))
    plain = dict.fromkeys(Formula(each.rate_e5, each.fixed) for each in found)
    return list(found | plain | dict.fromkeys(capped for each in plain for capped in _capped(each, sales)))


def explained_by(formula: Formula, sales: Iterable[Sale]) -> Explained:
    """Which of the sales have exactly the fee of the formula."""
    rate, fixed, cap = formula.rate_e5, formula.fixed, formula.cap
    if cap is None:
        return bytearray([(sale.amount * rate + HALF) // WHOLE + fixed == sale.taken for sale in sales])
    return bytearray([min((sale.amount * rate + HALF) // WHOLE, cap) + fixed == sale.taken for sale in sales])


def _walked(sales: Sequence[Sale], known: Collection[Formula], close: int) -> Iterator[Formula]:
    """Formulas that begin at each sale in whose neighbourhood none of those found before explains most."""
    found = {formula: explained_by(formula, sales) for formula in known}
    most = len(found) + max(_LEAST_FORMULAS, min(_MOST_FORMULAS, _MOST_FEES // (len(sales) + 1)))
    for start in range(len(sales)):
        if len(found) >= most:
            return
        if any(sum(covers[start : start + CLOSE]) > CLOSE // 2 for covers in found.values()):
            continue
        for formula in _beginning_at(start, sales, close):
            if formula not in found:
                found[formula] = explained_by(formula, sales)
                yield formula


def _beginning_at(start: int, sales: Sequence[Sale], close: int) -> list[Formula]:
    """The formulas of three close sales, the first at `start`, that explain most of the sales to come."""
    ahead = sales[start : start + _GROWN_OVER]
    seeds = islice(dict.fromkeys(_seeds(sales[start : start + close])), _MOST_SEEDS)
    grown = [_grown(seed, ahead) for seed in seeds]
    most = max((count for count, _ in grown), default=0)
    best = {Formula(roundest(rates), fixed) for count, (fixed, rates) in grown if count == most}
    return sorted(best, key=simplicity)[:_MOST_KEPT]


def _seeds(close: Sequence[Sale]) -> Iterator[Solution]:
    """What explains the first sale and two others, all of different amounts."""
    for pair in combinations(close[1:], 2):
        less, middle, more = sorted((close[0], *pair), key=lambda sale: sale.amount)
        if less.amount < middle.amount < more.amount:
            yield from narrow(solve_pair(less, more), middle)


def _grown(seed: Solution, ahead: Iterable[Sale]) -> tuple[int, Solution]:
    """The sales ahead that one formula of the seed explains together, and what is left of the seed."""
    fixed, (lowest, highest) = seed
    count = misses = 0
    for sale in ahead:
        least, most = _meeting(rates_giving(sale.taken - fixed, sale.amount), lowest, highest)
        if least <= most:
            lowest, highest, count, misses = least, most, count + 1, 0
        elif (misses := misses + 1) > _MOST_MISSES:
            break
    return count, (fixed, (lowest, highest))


def _meeting(rates: Range, lowest: int, highest: int) -> Range:
    return max(rates[0], lowest), min(rates[1], highest)


def _without_repeated_fees(sales: Sequence[Sale]) -> list[Sale]:
    """The sales but for those whose fee stands close by for another amount, as it does under a cap."""
    places: defaultdict[Fen, list[int]] = defaultdict(list)
    for place, sale in enumerate(sales):
        places[sale.taken].append(place)
    repeated = {
        place
        for same in places.values()
        for one, other in pairwise(same)
        if other - one <= _REPEATED_WITHIN and sales[one].amount != sales[other].amount
        for place in (one, other)
    }
    return [sale for place, sale in enumerate(sales) if place not in repeated]


def _capped(formula: Formula, sales: Iterable[Sale]) -> list[Formula]:
    """The formula under each of the fees below its own that most sales of several amounts share."""
    shared: defaultdict[Fen, list[Fen]] = defaultdict(list)
    for sale in sales:
        if formula.fixed < sale.taken < formula.fee(sale.amount):
            shared[sale.taken].append(sale.amount)
    several = [(len(amounts), -taken) for taken, amounts in shared.items() if len(set(amounts)) > 1]
    most = sorted(several, reverse=True)[:_MOST_CAPS]
    return [Formula(formula.rate_e5, formula.fixed, -taken - formula.fixed) for _, taken in most]
