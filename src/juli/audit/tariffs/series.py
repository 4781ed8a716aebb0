"""One series of sales: its stretches, each with every formula that explains it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from juli.audit.tariffs.belief import believed
from juli.audit.tariffs.candidates import Explained, candidates, explained_by
from juli.audit.tariffs.formula import Formula, simplicity
from juli.audit.tariffs.rivals import MOST_TOLD, explaining_all
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.stretches import PER_STRETCH, Stretch, best_list

MOST_ROUNDS = 3
"""So often the list is sought again with better formulas of the stretches it named."""

MOST_BETTERED = 200
"""A list of more stretches than this is noise, for which no better formula is sought."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A stretch with all formulas that explain it equally well, the simplest of its own sales first.

    `places` are those of the sales it explains in the series; the first and the last bound it.
    """

    formulas: tuple[Formula, ...]
    places: tuple[int, ...]


Solve = Callable[[Sequence[Sale]], list[Solved]]


def solve_series(sales: Sequence[Sale], known: Iterable[Formula]) -> list[Solved]:
    """The stretches of sales in order of time; the `known` formulas are tried before any other."""
    tried = {formula: explained_by(formula, sales) for formula in candidates(sales, known)}
    stretches = best_list(sales, tried)
    for _ in range(MOST_ROUNDS):
        better = [formula for formula in _better(stretches, sales) if formula not in tried]
        if not better:
            break
        tried |= {formula: explained_by(formula, sales) for formula in better}
        stretches = best_list(sales, tried)
    return [_solved(each, sales, tried) for each in believed(stretches, sales)]


def cost(solved: Sequence[Solved], sales: Sequence[Sale]) -> int:
    """Lines not explained + 2 per stretch."""
    return len(sales) - sum(len(each.places) for each in solved) + PER_STRETCH * len(solved)


def _better(stretches: Sequence[Stretch], sales: Sequence[Sale]) -> Iterator[Formula]:
    """Of the formulas of each stretch, and of each two that one formula explains together, the one that
    explains most of the odd lines between; of several the simplest."""
    for number, stretch in enumerate(stretches[:MOST_BETTERED]):
        for more in ((), *(each.places for each in stretches[number + 1 : number + 3])):
            places = (*stretch.places, *more)
            odd = [sales[place] for place in set(range(places[0], places[-1] + 1)).difference(places)]
            formulas = explaining_all([sales[place] for place in places])
            yield from sorted(formulas, key=lambda formula: -sum(explained_by(formula, odd)))[:1]


def _solved(stretch: Stretch, sales: Sequence[Sale], tried: Mapping[Formula, Explained]) -> Solved:
    """The formulas that explain the very same sales, and after them those tried that explain as many others."""
    first, last = stretch.places[0], stretch.places[-1]
    same = {stretch.formula, *explaining_all([sales[place] for place in stretch.places])}
    as_many = (each for each in tried if sum(tried[each][first : last + 1]) == len(stretch.places))
    others = {each for each in as_many if each not in same and _caps_any(each, sales[first : last + 1])}
    formulas = (*sorted(same, key=simplicity), *sorted(others, key=simplicity))
    return Solved(formulas[: MOST_TOLD + 1], stretch.places)


def _caps_any(formula: Formula, span: Iterable[Sale]) -> bool:
    """Whether a cap, where the formula has one, was reached at all."""
    return formula.cap is None or any(formula.reaches_cap(sale.amount) for sale in span)
