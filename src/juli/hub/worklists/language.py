"""The words of a search box: parted into filters and words to look for. Pure functions over the vocabulary."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

_TERM = re.compile(
    r'(?P<minus>-)?(?:(?P<key>[^\W\d]+(?:-[^\W\d]+)*):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))|"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
)
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u300c": '"', "\u300d": '"'})


@dataclass(frozen=True, slots=True)
class Term:
    """One part of what was typed: a filter by its key, or words to look for (key ""). `typed` is the part itself."""

    key: str
    value: str
    excluded: bool
    typed: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as the page explains it; `values` leads from a word to the code it stands for."""

    key: str
    title: str
    says: str
    example: str
    values: Mapping[str, str]
    named: Mapping[str, str]


def parsed(text: str) -> list[Term]:
    """What was typed, part by part. Words beside each other are one part; keys may be unknown."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    found: list[Term] = []
    for match in _TERM.finditer(plain):
        term = _term(match)
        before = found[-1] if found else None
        if before and term.key == before.key == "" and not (term.excluded or before.excluded):
            found[-1] = Term("", f"{before.value} {term.value}", False, f"{before.typed} {term.typed}")
        else:
            found.append(term)
    return found


def without(terms: Sequence[Term], left_out: Term) -> str:
    """What was typed, without one part."""
    return " ".join(term.typed for term in terms if term is not left_out)


def vocabulary(language: str = "") -> Mapping[str, Filter]:
    """All filters by key, in the language of the page."""
    chosen = language or get_language() or ""
    return _shipped("en" if chosen.startswith("en") else "zh")


def key_of(name: str) -> str | None:
    """The key of a filter by any of its names; None for a word that names none."""
    return _names().get(name.casefold())


def _term(match: "re.Match[str]") -> Term:
    part = match.groupdict()
    excluded = bool(part["minus"]) and part["word"] is None
    if part["key"]:
        value = part["quoted"] if part["quoted"] is not None else part["value"]
        return Term(part["key"], value.strip(), excluded, match[0])
    word = part["phrase"] if part["phrase"] is not None else (part["minus"] or "") + part["word"]
    return Term("", word.strip(), excluded, match[0])


@cache
def _shipped(language: str) -> Mapping[str, Filter]:
    return {key: _filter(key, row, language) for key, row in _data().items()}


def _filter(key: str, row: Mapping[str, Any], language: str) -> Filter:
    values = row.get("values", {})
    return Filter(
        key,
        row["title"][language],
        row["says"][language],
        row["example"][language],
        {word: code for code, value in values.items() for word in value["words"]},
        {code: value[language] for code, value in values.items()},
    )


@cache
def _names() -> Mapping[str, str]:
    return {name: key for key, row in _data().items() for name in row["names"]}


@cache
def _data() -> Mapping[str, Any]:
    text = files("juli.hub.worklists").joinpath("filters.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text)["filter"]
    return found
