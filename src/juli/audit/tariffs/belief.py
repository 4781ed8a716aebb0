"""Which stretches are no coincidence.

Among many lines that follow no formula, three that some formula explains are soon found. So a stretch is
told only where it is dense: somewhere in it at least three lines of different amounts that it explains
outnumber the odd ones among them. One or two lines at its edge that a run of odd lines cuts off from the
rest are not counted to it. And where most lines of the series remain odd, a stretch must be long: one line
longer for each doubling of the lines that might fit by chance, longer still with a crooked formula, since
those are many enough to fit anything, and twice as long where more than one in four of its lines is odd.
"""

from collections.abc import Iterable, Sequence

from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.stretches import LEAST_AMOUNTS, Stretch

EDGE = 2
"""So many lines at most make an edge."""

ODD_PER_EDGE_LINE = 3
"""An edge is cut off where more odd lines than this, for each of its lines, follow it."""

MORE_IF_CROOKED = 3
"""A crooked formula among odd lines must explain so many lines more."""


def believed(stretches: Iterable[Stretch], sales: Sequence[Sale]) -> list[Stretch]:
    """The stretches that are no coincidence, without the edges that are."""
    trimmed = (_trimmed(stretch) for stretch in stretches)
    dense = [stretch for stretch in trimmed if _is_dense(stretch, sales)]
    odd = len(sales) - sum(len(stretch.places) for stretch in dense)
    return _joined(stretch for stretch in dense if odd * 2 <= len(sales) or _stands_out(stretch, odd))


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours of one formula, between which a coincidence stood, as one stretch."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].formula == stretch.formula:
            joined[-1] = Stretch(stretch.formula, joined[-1].places + stretch.places)
        else:
            joined.append(stretch)
    return joined


def _stands_out(stretch: Stretch, odd: int) -> bool:
    """Whether a stretch in a series of mostly odd lines is long and whole enough to be no chance.

    One of which more than three in four lines are odd never is.
    """
    count = len(stretch.places)
    needed = odd.bit_length() + MORE_IF_CROOKED * stretch.formula.is_crooked
    if 4 * count >= 3 * stretch.of:
        return count >= needed
    return count >= 2 * needed and 4 * count >= stretch.of


def _trimmed(stretch: Stretch) -> Stretch:
    places = _without_first_edge(stretch.places)
    mirrored = _without_first_edge([-place for place in reversed(places)])
    return Stretch(stretch.formula, tuple(-place for place in reversed(mirrored)))


def _without_first_edge(places: Sequence[int]) -> Sequence[int]:
    for size in range(EDGE, 0, -1):
        if len(places) > size and places[size] - places[size - 1] - 1 > ODD_PER_EDGE_LINE * size:
            return _without_first_edge(places[size:])
    return places


def _is_dense(stretch: Stretch, sales: Sequence[Sale]) -> bool:
    return any(_begins_dense(stretch.places, start, sales) for start in range(len(stretch.places)))


def _begins_dense(places: Sequence[int], start: int, sales: Sequence[Sale]) -> bool:
    """Whether enough lines from `start` on outnumber the odd ones among them, counted to any of them."""
    amounts = set()
    for number in range(start, len(places)):
        if 2 * (number - start + 1) <= places[number] - places[start] + 1:
            return False
        amounts.add(sales[places[number]].amount)
        if len(amounts) == LEAST_AMOUNTS:
            return True
    return False
