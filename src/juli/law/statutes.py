"""Statutes and the articles we cite, as data: since when they hold, and how sure we are of them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.wording import Said


class StatuteKind(StrEnum):
    """What a rule is: law in the wide sense, an authority's notice in parts, or an association's own rule."""

    LAW = "law"
    NOTICE = "notice"
    SELF_REGULATORY = "self_regulatory"


AS_OF = date(2026, 11, 22)
"""The day up to which the law was gathered and read; what came into being later is not in the data."""


class UnknownStatute(LookupError):
    """An id, or an article of a statute, that the data do not hold."""


@dataclass(frozen=True, slots=True)
class Statute:
    """One rule. `effective` is its first day in force, `until` its last, None while it holds; what is not `verified`
    is never shown as law.

    `replaces` names the rule before it; `day_unit` says what its plain days (日) are, None where it does not say.
    `name_zh` is the full name as it is cited within 《》; `number` is the order or document number, None
    when it has none or it is not known; `note` is for maintainers.
    """

    id: str
    name_zh: str
    name_en: str
    effective: date
    verified: bool
    kind: StatuteKind = StatuteKind.LAW
    number: str | None = None
    note: str | None = None
    until: date | None = None
    replaces: str | None = None
    day_unit: str | None = None

    @property
    def name(self) -> Said:
        """The name, without the quotation marks of a citation."""
        return Said("law", "name", {"zh": self.name_zh, "en": self.name_en})


@dataclass(frozen=True, slots=True)
class Article:
    """What one article says, in one sentence of our own."""

    statute: str
    number: str
    summary: Said

    @property
    def label(self) -> Said:
        """How the article is named where its statute stands above it; a part of a notice as it stands."""
        code = "article" if self.number.isdecimal() else "part"
        return Said("law", code, {"article": _wide(self.number)})


def statutes() -> Mapping[str, Statute]:
    """All statutes by id, in the order of the data."""
    return _shipped_statutes()


def statute(statute_id: str) -> Statute:
    """The statute of that id; UnknownStatute when there is none."""
    try:
        return statutes()[statute_id]
    except KeyError:
        raise UnknownStatute(statute_id) from None


def articles() -> Sequence[Article]:
    """All articles of which we have a summary, by statute in the order of the data, and by number."""
    order = list(statutes())
    return sorted(_shipped_articles().values(), key=lambda each: (order.index(each.statute), *_place(each.number)))


def article(statute_id: str, number: str) -> Article:
    """What article `number` says; UnknownStatute when we have no summary of it."""
    try:
        return _shipped_articles()[statute_id, number]
    except KeyError:
        raise UnknownStatute(f"{statute_id} {number}") from None


def in_force(statute_id: str, on: date) -> bool:
    """Whether the statute is in force on a day (Beijing date)."""
    known = statute(statute_id)
    return known.effective <= on and (known.until is None or on <= known.until)


def citation(statute_id: str, number: str | None = None) -> Said:
    """How the statute, or one article of it, is cited: 《民法典》第509条, "Civil Code, Art. 509".

    The parts of a notice are named as they stand: 《……通知》一（一）2.
    """
    cited = statute(statute_id)
    names = {"zh": cited.name_zh, "en": cited.name_en}
    if number is None:
        return Said("law", "citation-whole", names)
    if number.isdecimal():
        return Said("law", "citation-article", {**names, "article": number})
    return Said("law", "citation-part", {**names, "article": _wide(number)})


def read_statutes(text: str) -> Mapping[str, Statute]:
    """Statutes from TOML; an id given twice is refused by TOML itself (TOMLDecodeError, a ValueError).

    Raises ValueError naming the statute when a field is missing, unknown or of another type.
    """
    return {key: _statute(key, told) for key, told in tomllib.loads(text).items()}


def read_articles(text: str, known: Mapping[str, Statute]) -> Mapping[tuple[str, str], Article]:
    """Articles by statute and number; ValueError for an article of a statute not `known`."""
    told = tomllib.loads(text)
    if not told.keys() <= known.keys():
        raise ValueError(f"articles of no known statute: {sorted(told.keys() - known.keys())}")
    return {
        (key, number): Article(key, number, Said("law", "summary", {"zh": words["zh"], "en": words["en"]}))
        for key, numbers in told.items()
        for number, words in numbers.items()
    }


def _place(number: str) -> tuple[bool, int, str]:
    """Where an article stands among those of its statute; the parts of a notice stand as they are written."""
    return not number.isdecimal(), int(number) if number.isdecimal() else 0, number


def _wide(number: str) -> str:
    """With the brackets of Chinese papers."""
    return number.translate(str.maketrans("()", "（）"))


def _statute(key: str, told: Mapping[str, Any]) -> Statute:
    if type(told.get("effective")) is not date:
        raise ValueError(f"{key}: `effective` must be a date")
    if type(told.get("verified")) is not bool:
        raise ValueError(f"{key}: `verified` must be true or false")
    if told.get("until") is not None and (type(told["until"]) is not date or told["until"] < told["effective"]):
        raise ValueError(f"{key}: `until` must be a date after `effective`")
    if told.get("day_unit") not in (None, "calendar_day", "working_day"):
        raise ValueError(f"{key}: `day_unit` must be calendar_day or working_day")
    kind = StatuteKind(told.get("kind", StatuteKind.LAW))
    try:
        return Statute(**{**told, "id": key, "kind": kind})
    except TypeError as fault:
        raise ValueError(f"{key}: {fault}") from fault


@cache
def _shipped_statutes() -> Mapping[str, Statute]:
    return read_statutes(_shipped("statutes.toml"))


@cache
def _shipped_articles() -> Mapping[tuple[str, str], Article]:
    found = dict(read_articles(_shipped("articles.toml"), statutes()))
    for file in sorted(files("juli.law").joinpath("articles").iterdir(), key=lambda file: file.name):
        more = read_articles(file.read_text(encoding="utf-8"), statutes())
        if twice := sorted(found.keys() & more.keys()):
            raise ValueError(f"{file.name}: told already: {twice}")
        found |= more
    return found


def _shipped(name: str) -> str:
    return files("juli.law").joinpath(name).read_text(encoding="utf-8")
