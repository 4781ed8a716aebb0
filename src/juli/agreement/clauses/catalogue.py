"""The terms worth a second look and those that should not be missing, as data: frames, weight and law."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.agreement.clauses.frames import NEAR, Frame
from juli.agreement.clauses.lexicon import concept, spelled
from juli.law import citation, in_force, statute
from juli.wording import Said


class Weight(StrEnum):
    """How much a mark weighs: look at it first, look at it, or know it."""

    HIGH = "high"
    MEDIUM = "medium"
    INFO = "info"


class Holder(StrEnum):
    """For whom a law holds: every user, a consumer, or a natural person as a financial consumer."""

    ANYONE = "anyone"
    CONSUMER = "consumer"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ClauseLaw:
    """An article a mark rests on, and for whom it holds."""

    statute: str
    article: str
    holder: Holder

    @property
    def verified(self) -> bool:
        """Whether the text was read in full; what was not is never shown as law."""
        return statute(self.statute).verified

    @property
    def cited(self) -> Said:
        """How the article is cited."""
        return citation(self.statute, self.article)


@dataclass(frozen=True, slots=True)
class Clause:
    """A kind of term. `weight` is for a consumer, `business` for a business merchant.

    A sentence is one when one of `frames` holds and nothing of `fair` is in it. Of a term that should not be missing,
    a sentence with one of `present` shows that it is there, and one with one of `when` that it is needed.
    """

    id: str
    weight: Weight
    business: Weight
    frames: tuple[Frame, ...]
    fair: tuple[re.Pattern[str], ...]
    present: tuple[re.Pattern[str], ...]
    when: tuple[re.Pattern[str], ...]
    laws: tuple[ClauseLaw, ...]

    @property
    def name(self) -> Said:
        """What kind of term it is."""
        return say(self.id)

    @property
    def why(self) -> Said:
        """Why it matters: what the law says of such terms."""
        return say(f"{self.id}-why")

    @property
    def ask(self) -> Said:
        """What one can ask for."""
        return say(f"{self.id}-ask")

    def laws_on(self, day: date) -> tuple[ClauseLaw, ...]:
        """The articles whose statute was in force on that day."""
        return tuple(law for law in self.laws if in_force(law.statute, day))


def say(code: str, /, **values: object) -> Said:
    """A sentence of the checker's catalogue."""
    return Said("agreement.clauses", code, values)


@cache
def clauses() -> tuple[Clause, ...]:
    """The kinds of terms that are marked where they stand, in the order of the data."""
    return _read("clauses.toml")


@cache
def missing_terms() -> tuple[Clause, ...]:
    """The terms that should not be missing."""
    return _read("missing.toml")


def _read(name: str) -> tuple[Clause, ...]:
    told = tomllib.loads(files("juli.agreement.clauses").joinpath(name).read_text(encoding="utf-8"))
    return tuple(_clause(key, each) for key, each in told.items())


def _clause(key: str, told: Mapping[str, Any]) -> Clause:
    return Clause(
        id=key,
        weight=Weight(told["weight"]),
        business=Weight(told.get("business", told["weight"])),
        frames=tuple(map(_frame, told.get("frames", ()))),
        fair=tuple(map(concept, (*told.get("fair", ()), "fair_to_all"))),
        present=tuple(map(spelled, told.get("present", ()))),
        when=tuple(map(spelled, told.get("when", ()))),
        laws=tuple(ClauseLaw(law, article, who) for who in Holder for law, article in told.get(who.value, ())),
    )


def _frame(told: Mapping[str, Any]) -> Frame:
    return Frame(
        act=concept(told["act"]),
        who=told.get("who"),
        has=tuple(map(concept, told.get("has", ()))),
        near=told.get("near", NEAR),
        unless=tuple(map(concept, told.get("unless", ()))),
    )
