"""Tariffs by amount: the agreement's boundaries, and stretches that hold on both sides of one.

Each tier is a series of its own. Where one formula explains a stretch of two tiers side by side, and no
other stretch of either stands between, they are one stretch: it costs two less and explains the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from juli.audit.tariffs.rivals import explaining_all
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.series import Solve, Solved
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Tiered:
    """A stretch that holds for amounts over `above` and not over `up_to`; None is open."""

    solved: Solved
    above: Fen | None = None
    up_to: Fen | None = None

    def holds(self, amount: Fen) -> bool:
        """Whether a sale of `amount` is of its tiers."""
        return (self.above is None or amount > self.above) and (self.up_to is None or amount <= self.up_to)


def solve_tiers(sales: Sequence[Sale], boundaries: Sequence[Fen], solve: Solve) -> list[Tiered]:
    """The stretches of each tier between the `boundaries` (ascending), joined where they are one."""
    edges = (None, *boundaries, None)
    tiers = [each for above, up_to in pairwise(edges) for each in _of_tier(sales, above, up_to, solve)]
    while (joined := _joined_once(tiers, sales)) is not None:
        tiers = joined
    return sorted(tiers, key=lambda each: each.solved.places[0])


def _of_tier(sales: Sequence[Sale], above: Fen | None, up_to: Fen | None, solve: Solve) -> list[Tiered]:
    tier = Tiered(Solved((), ()), above, up_to)
    places = [place for place, sale in enumerate(sales) if tier.holds(sale.amount)]
    found = solve([sales[place] for place in places])
    return [
        Tiered(Solved(each.formulas, tuple(places[place] for place in each.places)), above, up_to) for each in found
    ]


def _joined_once(tiers: list[Tiered], sales: Sequence[Sale]) -> list[Tiered] | None:
    """The list with the first two stretches joined that can be; None where there are none."""
    for lower in tiers:
        for upper in tiers:
            if lower.up_to is None or lower.up_to != upper.above:
                continue
            others = [each for each in tiers if each is not lower and each is not upper]
            if (one := _join(lower, upper, sales)) and not any(_crosses(one, each) for each in others):
                return [*others, one]
    return None


def _join(lower: Tiered, upper: Tiered, sales: Sequence[Sale]) -> Tiered | None:
    places = tuple(sorted((*lower.solved.places, *upper.solved.places)))
    formulas = explaining_all([sales[place] for place in places])
    return Tiered(Solved(tuple(formulas), places), lower.above, upper.up_to) if formulas else None


def _crosses(one: Tiered, other: Tiered) -> bool:
    """Whether the two share a tier and meet in time."""
    apart = _before(one.up_to, other.above) or _before(other.up_to, one.above)
    mine, theirs = one.solved.places, other.solved.places
    return not apart and mine[0] <= theirs[-1] and theirs[0] <= mine[-1]


def _before(up_to: Fen | None, above: Fen | None) -> bool:
    return up_to is not None and above is not None and up_to <= above
