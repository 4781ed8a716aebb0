"""The ladder of a house: its levels, and when a complaint climbs to them. Shipped ones hold until it makes its own."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.hub.spoken import spoken_language


@dataclass(frozen=True, slots=True)
class Step:
    """One level above the front line, by number and name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Climb:
    """When a complaint climbs to a level by itself; `threshold` in days, fen or messages, as the trigger has it."""

    trigger: str
    threshold: int
    level: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """All levels and rules of a house. `is_own`: the house has made them itself."""

    steps: Sequence[Step]
    climbs: Sequence[Climb]
    is_own: bool = False

    @property
    def top(self) -> int:
        """The highest level."""
        return max((step.number for step in self.steps), default=0)

    def above(self, level: int) -> Sequence[Step]:
        """The levels that a complaint on this one can still climb to."""
        return [step for step in self.steps if step.number > level]

    def name_of(self, level: int) -> str:
        """The name of a level; empty for the front line, and for one that is no more."""
        return next((step.name for step in self.steps if step.number == level), "")

    def on_request(self) -> int | None:
        """The level at which somebody takes over where the merchant asks for it; None where the house offers none."""
        return next((climb.level for climb in self.climbs if climb.trigger == "request"), None)


def shipped_ladder() -> Ladder:
    """The ladder of this release, in the language of the reader."""
    told = _told()
    steps = [Step(row["number"], row[spoken_language()]) for row in told["level"]]
    return Ladder(steps, [Climb(row["trigger"], row.get("threshold", 0), row["level"]) for row in told["rule"]])


@cache
def _told() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("juli.hub.routing").joinpath("escalation.toml").read_text(encoding="utf-8"))
