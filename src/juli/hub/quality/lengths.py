"""How long handling took, from counted days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from juli.hub.quality.models import DayFlow


def handling(rows: Iterable[DayFlow]) -> Mapping[int, int]:
    """After how many working days how many were closed."""
    found: dict[int, int] = defaultdict(int)
    for row in rows:
        for days, count in row.handling.items():
            found[int(days)] += count
    return found


def within(counted: Mapping[int, int], percent: int) -> int | None:
    """The number of working days within which so many percent were closed; None where nothing was."""
    wanted, seen = sum(counted.values()) * percent / 100, 0
    for days in sorted(counted):
        seen += counted[days]
        if seen >= wanted:
            return days
    return None
