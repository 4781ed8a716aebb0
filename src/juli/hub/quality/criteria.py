"""The criteria of a review, read from data."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

MOST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked at."""

    code: str
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.zh


@cache
def criteria() -> Sequence[Criterion]:
    """All criteria, in the order they are shown."""
    text = files("juli.hub.quality").joinpath("criteria.toml").read_text(encoding="utf-8")
    return tuple(Criterion(**row) for row in tomllib.loads(text)["criterion"])
