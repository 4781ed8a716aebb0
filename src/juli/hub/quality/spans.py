"""When the complainant is asked after the end: read from data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

HANDLING, MONEY = "handling", "money"


@dataclass(frozen=True, slots=True)
class Span:
    """After how long a question is asked, asked again, and no longer answered."""

    after: timedelta
    again: timedelta
    until: timedelta


@cache
def spans() -> Mapping[str, Span]:
    """The spans by the kind of question."""
    text = files("juli.hub.quality").joinpath("aftercare.toml").read_text(encoding="utf-8")
    return {
        kind: Span(**{name: timedelta(days=days) for name, days in told.items()})
        for kind, told in tomllib.loads(text).items()
    }
