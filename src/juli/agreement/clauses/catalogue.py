"""The terms worth a second look and those that should not be missing, as data: patterns, weight and law."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.agreement.contract.numbers import pattern
from juli.law import citation, in_force, statute
from juli.wording import Said

_WORD = re.compile(r"\{([a-z]+)\}")


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

    A sentence is one when a pattern of `find` is in it, or all of one set of `together`, in whatever order.
    """

    id: str
    weight: Weight
    business: Weight
    find: tuple[re.Pattern[str], ...]
    together: tuple[tuple[re.Pattern[str], ...], ...]
    unless: tuple[re.Pattern[str], ...]
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


@dataclass(frozen=True, slots=True)
class Roles:
    """How a sentence shows which party is the provider: the `first` (甲方), as in the patterns, or the `second`."""

    first: tuple[re.Pattern[str], ...]
    second: tuple[re.Pattern[str], ...]


def clauses() -> tuple[Clause, ...]:
    """The kinds of terms that are marked where they stand, in the order of the data."""
    return _shipped()[0]


def missing_terms() -> tuple[Clause, ...]:
    """The terms that should not be missing; `find` is what shows that one is there."""
    return _shipped()[1]


def roles() -> Roles:
    """How contracts show which party the provider is."""
    return _shipped()[2]


@cache
def _shipped() -> tuple[tuple[Clause, ...], tuple[Clause, ...], Roles]:
    told = _data("clauses.toml")
    known, parties = told.pop("words"), told.pop("roles")
    present = {key: {**each, "find": each["present"]} for key, each in _data("missing.toml").items()}
    which = Roles(*(tuple(map(pattern, parties[name])) for name in ("first", "second")))
    return _read(told, known), _read(present, known), which


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("juli.agreement.clauses").joinpath(name).read_text(encoding="utf-8"))


def _read(told: Mapping[str, Any], known: Mapping[str, str]) -> tuple[Clause, ...]:
    def written(text: str) -> str:
        """A pattern with the words in it, which may hold others themselves."""
        while _WORD.search(text):
            text = _WORD.sub(lambda word: known[word[1]], text)
        return text

    def ready(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(pattern(written(text)) for text in texts)

    return tuple(
        Clause(
            id=key,
            weight=Weight(each["weight"]),
            business=Weight(each.get("business", each["weight"])),
            find=ready(each["find"]),
            together=tuple(map(ready, each.get("together", ()))),
            unless=ready(each.get("unless", ())),
            when=ready(each.get("when", ())),
            laws=tuple(
                ClauseLaw(law, article, holder) for holder in Holder for law, article in each.get(holder.value, ())
            ),
        )
        for key, each in told.items()
    )
