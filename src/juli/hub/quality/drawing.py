"""Drawing at random, and repeatably: the same seed and the same complaints give the same sample."""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def draw(handled_by: Mapping[Item, Hashable], percent: int, seed: str) -> Sequence[Item]:
    """A share of the items, at least one of each handler: rounded up in each handler's own part.

    Which ones, the seed decides alone; neither the order in which they come nor who else is there matters.
    """
    strata: dict[Hashable, list[Item]] = defaultdict(list)
    for item, handler in handled_by.items():
        strata[handler].append(item)
    drawn = [item for items in strata.values() for item in _first(items, percent, seed)]
    return sorted(drawn, key=lambda item: _place(item, seed))


def _first(items: list[Item], percent: int, seed: str) -> list[Item]:
    wanted = -(-len(items) * percent // 100)
    return sorted(items, key=lambda item: _place(item, seed))[:wanted]


def _place(item: Hashable, seed: str) -> str:
    return hashlib.sha256(f"{seed}:{item}".encode()).hexdigest()
