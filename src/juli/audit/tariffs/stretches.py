"""The best list of stretches: the smallest sum of lines not explained + 2 per stretch.

A stretch begins and ends with a line its formula explains and holds at least three of them, of different
amounts; under a cap, two of different amounts that reached it and one below. The list is found exactly among the
formulas given, line by line: the best list of the first lines either leaves the last line unexplained, or
ends there with a stretch of a formula that explains it.

Of lists with an equal sum the first of these is taken: fewer stretches; the simpler formulas; the later
first line of a later stretch, so that what both formulas explain stays with the earlier one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from juli.audit.tariffs.candidates import Explained
from juli.audit.tariffs.formula import Formula
from juli.audit.tariffs.sale import Sale
from juli.money import Fen

PER_STRETCH = 2
LEAST_AMOUNTS, LEAST_CAPPED = 3, 2

_LINE = 1 << 40
"""One line not explained, in a sum whose lower bits count stretches, then the complexity of formulas."""

_STRETCH = 1 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """A formula and the places of the sales it explains, in order; the first and the last bound it."""

    formula: Formula
    places: tuple[int, ...]

    @property
    def of(self) -> int:
        """How many sales stand from the first through the last that is explained."""
        return self.places[-1] - self.places[0] + 1


@dataclass(slots=True)
class _Runner:
    """One formula on its way along the series: the cheapest way to have begun a stretch of it."""

    formula: Formula
    places: list[int]
    capped: bytearray
    cost: int
    rank: int = 0
    waiting: int = 0
    begun: int | None = None
    begun_at: int = 0
    amounts: list[tuple[Fen, int]] = field(default_factory=list)
    capped_amounts: list[tuple[Fen, int]] = field(default_factory=list)
    below_cap_at: int = -1

    def ending_at(self, place: int, sale: Sale, best: Sequence[int]) -> int | None:
        """The sum of the best list of the lines through `place` that ends in a stretch of this formula."""
        _see(self.amounts, LEAST_AMOUNTS, sale.amount, place)
        if self.capped[self.rank]:
            _see(self.capped_amounts, LEAST_CAPPED, sale.amount, place)
        else:
            self.below_cap_at = place
        self._begin(self._latest_begin(), best)
        odd = place - self.rank
        self.rank += 1
        return None if self.begun is None else self.begun + odd * _LINE

    def _latest_begin(self) -> int:
        """The latest place from which on there are lines enough for a stretch; -1 where there is none."""
        latest = self.amounts[-1][1] if len(self.amounts) == LEAST_AMOUNTS else -1
        if self.formula.cap is not None:
            reached = len(self.capped_amounts) == LEAST_CAPPED
            latest = min(latest, self.below_cap_at, self.capped_amounts[-1][1] if reached else -1)
        return latest

    def _begin(self, latest: int, best: Sequence[int]) -> None:
        while self.waiting < len(self.places) and (place := self.places[self.waiting]) <= latest:
            begun = best[place] - (place - self.waiting) * _LINE + self.cost
            if self.begun is None or begun <= self.begun:
                self.begun, self.begun_at = begun, place
            self.waiting += 1


def best_list(sales: Sequence[Sale], tried: Mapping[Formula, Explained]) -> list[Stretch]:
    """The best list of stretches over `sales`, which come in order of time, of the formulas tried on them."""
    runners = [_runner(formula, explained, sales) for formula, explained in tried.items()]
    explaining: list[list[_Runner]] = [[] for _ in sales]
    for runner in runners:
        for place in runner.places:
            explaining[place].append(runner)
    best = [0]
    ends: list[tuple[_Runner, int] | None] = []
    for place, sale in enumerate(sales):
        least, end = best[place] + _LINE, None
        for runner in explaining[place]:
            cost = runner.ending_at(place, sale, best)
            if cost is not None and cost < least:
                least, end = cost, (runner, runner.begun_at)
        best.append(least)
        ends.append(end)
    return list(_read_back(ends))[::-1]


def _runner(formula: Formula, explained: Explained, sales: Sequence[Sale]) -> _Runner:
    places = list(compress(range(len(sales)), explained))
    capped = bytearray(formula.reaches_cap(sales[place].amount) for place in places)
    return _Runner(formula, places, capped, PER_STRETCH * _LINE + _STRETCH + formula.complexity)


def _see(seen: list[tuple[Fen, int]], most: int, amount: Fen, place: int) -> None:
    """Keep the latest place of each of the `most` amounts seen last, the latest first."""
    if seen and seen[0][0] == amount:
        seen[0] = amount, place
        return
    seen[:] = [(amount, place), *(each for each in seen if each[0] != amount)][:most]


def _read_back(ends: Sequence[tuple[_Runner, int] | None]) -> Iterator[Stretch]:
    place = len(ends) - 1
    while place >= 0:
        if (end := ends[place]) is None:
            place -= 1
            continue
        runner, first = end
        yield Stretch(runner.formula, tuple(each for each in runner.places if first <= each <= place))
        place = first - 1
