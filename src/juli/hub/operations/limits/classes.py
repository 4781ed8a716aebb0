"""Which class an address belongs to, and how much that class allows. The table is data: limits.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Way = Literal["look", "send"]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Measure:
    """How many requests may come within `seconds`: from one address, from one seat; None is not counted."""

    name: str
    seconds: int
    address: int | None = None
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All classes, and which beginnings of names belong to them for looking and for sending."""

    classes: Mapping[str, Measure]
    routes: Mapping[str, Mapping[Way, str]]

    def measure(self, route: str, method: str) -> Measure | None:
        """The measure of a route, by the longest beginning that fits; None for one that nobody has classed."""
        fitting = [begin for begin in self.routes if route.startswith(begin)]
        if not route or not fitting:
            return None
        return self.classes[self.routes[max(fitting, key=len)]["look" if method in SAFE else "send"]]


def read_table(text: str) -> Table:
    """The table as limits.toml writes it; KeyError where a route names a class that is not there."""
    told = tomllib.loads(text)
    classes = {name: Measure(name, **numbers) for name, numbers in told["classes"].items()}
    for ways in told["routes"].values():
        classes[ways["look"]], classes[ways["send"]]
    return Table(classes, told["routes"])


@cache
def table() -> Table:
    """The table that this release ships."""
    return read_table(files("juli.hub.operations.limits").joinpath("limits.toml").read_text(encoding="utf-8"))
