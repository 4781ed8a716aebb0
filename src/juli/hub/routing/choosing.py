"""Who gets the next complaint: pure data about the people of a department, and the choice among them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

SOON_DAYS, WEEK_DAYS = 2, 7
HEAVY, MIDDLE, LIGHT = 3, 2, 1
"""What an open complaint weighs: due within two days or overdue, within a week, later or without a day."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may handle complaints of the department.

    `load` is the weight of what they have open; `last_given` when they last got something, None for never.
    """

    seat: int
    load: int = 0
    last_given: datetime | None = None
    skills: frozenset[str] = frozenset()
    is_away: bool = False


def weight(due_on: date, today: date) -> int:
    """What an open complaint weighs, by the day on which something is due."""
    days = (due_on - today).days
    return HEAVY if days <= SOON_DAYS else MIDDLE if days <= WEEK_DAYS else LIGHT


def load_of(due_days: Iterable[date], today: date) -> int:
    """The weight of several open complaints."""
    return sum(weight(day, today) for day in due_days)


def choose(candidates: Collection[Candidate], skill: str = "") -> Candidate | None:
    """Who gets it: among those who are here (and have the skill, where anybody has), the one with the least to do.

    Of several, whoever has waited longest since the last one. None where nobody is here.
    """
    here = [one for one in candidates if not one.is_away]
    able = [one for one in here if skill in one.skills] if skill else here
    return min(able or here, key=_turn, default=None)


def _turn(one: Candidate) -> tuple[int, float, int]:
    return (one.load, one.last_given.timestamp() if one.last_given else 0.0, one.seat)
