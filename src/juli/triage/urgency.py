"""How urgent a text is, and whether somebody in it may need more care: signs as data."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from juli.wording import Said


class Urgency(StrEnum):
    """When a person has to look at it."""

    NORMAL = "normal"
    HIGH = "high"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that stands in the plain text, `start` to `end`, and what it says."""

    id: str
    level: str
    start: int
    end: int
    says: Said


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    level: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    says: Said


def urgency_signs(plain: str) -> tuple[Sign, ...]:
    """The signs of urgency in a plain text, in the order of the table."""
    return tuple(_signs(plain, "sign"))


def urgency_of(signs: tuple[Sign, ...]) -> Urgency:
    """The highest of the signs; two that only raise make it high."""
    levels = [sign.level for sign in signs]
    if Urgency.PERSON in levels:
        return Urgency.PERSON
    high = Urgency.HIGH in levels or levels.count("raised") > 1
    return Urgency.HIGH if high else Urgency.NORMAL


def vulnerable(plain: str) -> tuple[Sign, ...]:
    """Who in a plain text may need more care: elderly, disabled, unable to read, minors, ill."""
    return tuple(_signs(plain, "person"))


def _signs(plain: str, table: str) -> Iterator[Sign]:
    for known in _known()[table]:
        if not known.words.search(plain):
            continue
        read = known.unless.sub(lambda match: "□" * len(match[0]), plain) if known.unless else plain
        match = known.words.search(read)
        if match:
            yield Sign(known.id, known.level, *match.span(), known.says)


@cache
def _known() -> dict[str, tuple[_Known, ...]]:
    told = tomllib.loads(files("juli.triage").joinpath("urgency.toml").read_text(encoding="utf-8"))
    return {
        table: tuple(
            _Known(
                id=row["id"],
                level=row.get("level", "care"),
                words=re.compile("|".join(map(re.escape, row["words"]))),
                unless=re.compile("|".join(map(re.escape, row["unless"]))) if "unless" in row else None,
                says=Said("triage", "words", {"zh": row["zh"], "en": row["en"]}),
            )
            for row in rows
        )
        for table, rows in told.items()
    }
