"""The categories of personal data, read from `categories.toml`: purpose, right, place, time, end."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.law import Statute, statute
from juli.wording import Said


class Starts(StrEnum):
    """What a time runs from."""

    SAVED = "saved"
    ENDED = "ended"
    LEFT = "left"


class End(StrEnum):
    """What happens when the time is over."""

    DELETED = "deleted"
    BLANKED = "blanked"
    STAYS = "stays"


class Right(StrEnum):
    """On what the keeping rests."""

    REQUEST = "request"  # the person asks for something that cannot be done without it
    CONSENT = "consent"  # the person agreed to it separately, and may take that back
    DUTY = "duty"  # the law asks for it, or for the protection it serves


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: days, or months of the calendar."""

    count: int
    unit: str

    def after(self, day: date) -> date:
        """The day this long after `day`; the last of the month where it has no such day."""
        return day + timedelta(days=self.count) if self.unit == "days" else _month_day(day, self.count)

    def before(self, day: date) -> date:
        """The day this long before `day`."""
        return day - timedelta(days=self.count) if self.unit == "days" else _month_day(day, -self.count)

    @property
    def said(self) -> Said:
        """The time in words."""
        years, rest = divmod(self.count, 12)
        if self.unit == "months" and rest == 0:
            return Said("hub.privacy", "years", {"count": years})
        return Said("hub.privacy", self.unit, {"count": self.count})


@dataclass(frozen=True, slots=True)
class Ground:
    """A statute and an article of it."""

    statute: Statute
    article: str

    @property
    def said(self) -> Said:
        """How it is cited."""
        names = {"zh": self.statute.name_zh, "en": self.statute.name_en}
        return Said("law", "citation-article", {**names, "article": self.article})


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of personal data. `least` holds against a wish to erase; `most` is when it goes by itself."""

    code: str
    name: Said
    what: Said
    why: Said
    right: Right
    grounds: tuple[Ground, ...]
    starts: Starts
    least: Span | None
    most: Span | None
    end: End
    fields: tuple[str, ...]

    @property
    def cited(self) -> Sequence[Ground]:
        """The grounds whose text was read; no other is shown as law."""
        return [ground for ground in self.grounds if ground.statute.verified]


def categories() -> Mapping[str, Category]:
    """All categories of this release by their code."""
    return _shipped()[0]


def impersonal_fields() -> frozenset[str]:
    """The text columns that hold nothing about a person."""
    return _shipped()[1]


def file_of_complaint() -> Sequence[Category]:
    """The categories that make up the file of a complaint and end together."""
    return [one for one in categories().values() if one.starts is Starts.ENDED]


def read_categories(text: str) -> tuple[Mapping[str, Category], frozenset[str]]:
    """Categories and impersonal fields from TOML; ValueError for what is wrong, or placed twice."""
    told = tomllib.loads(text)
    try:
        found = {code: _category(code, row) for code, row in told["category"].items()}
    except LookupError as missing:
        raise ValueError(f"a field is missing, or a statute unknown: {missing}") from missing
    placed = [field for one in found.values() for field in one.fields] + list(told["impersonal"]["fields"])
    if twice := {field for field in placed if placed.count(field) > 1}:
        raise ValueError(f"placed twice: {sorted(twice)}")
    return found, frozenset(told["impersonal"]["fields"])


def _category(code: str, row: Mapping[str, Any]) -> Category:
    return Category(
        code=code,
        name=_words(row, ""),
        what=_words(row, "what_"),
        why=_words(row, "why_"),
        right=Right(row["right"]),
        grounds=tuple(Ground(statute(law), article) for law, article in row["grounds"]),
        starts=Starts(row["starts"]),
        least=_span(row.get("least")),
        most=_span(row.get("most")),
        end=End(row["end"]),
        fields=tuple(row["fields"]),
    )


def _words(row: Mapping[str, Any], prefix: str) -> Said:
    return Said("hub.privacy", "words", {"zh": row[f"{prefix}zh"], "en": row[f"{prefix}en"]})


def _span(text: str | None) -> Span | None:
    if text is None:
        return None
    count, unit = text.split(" ")
    if unit not in ("days", "months"):
        raise ValueError(text)
    return Span(int(count), unit)


def _month_day(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))


@cache
def _shipped() -> tuple[Mapping[str, Category], frozenset[str]]:
    return read_categories(files("juli.hub.privacy").joinpath("categories.toml").read_text(encoding="utf-8"))
