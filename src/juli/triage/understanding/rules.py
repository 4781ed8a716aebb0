"""The readable half of the triage: words by meaning, and rules of what they say together."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from juli.triage.reading import Found, Words, alike
from juli.wording import Said

_MOST = 6
"""Places of one meaning that are tried together; a long letter repeats itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of rules.toml. `about` is the id of an issue, or `scope`."""

    id: str
    about: str
    all: tuple[str, ...]
    within: int
    unless: tuple[str, ...]
    weight: float
    says: Said


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that holds, with the words it rests on."""

    rule: Rule
    words: tuple[Found, ...]


Meanings = Mapping[str, list[Found]]
"""The words found in a text by what they mean, in order of place."""


def meanings(plain: str) -> Meanings:
    """The words of words.toml that stand in a plain text, also where they are written by their sound."""
    found: dict[str, list[Found]] = {}
    for word in _words().find(alike(plain)):
        found.setdefault(word.name, []).append(word)
    return found


def fired(told: Meanings) -> list[Fired]:
    """The rules that hold, in the order they are written."""
    held = []
    for rule in rules():
        if rule.all[0] not in told or any(name in told for name in rule.unless):
            continue
        words = _together(rule, told)
        if words:
            held.append(Fired(rule, words))
    return held


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this release; ValueError for one that names no meaning of words.toml."""
    told = tomllib.loads(_source("rules.toml"))["rule"]
    known = set(meaning_names())
    for row in told:
        if missing := {*row["all"], *row.get("unless", ())} - known:
            raise ValueError(f"{row['id']}: no words for {missing}")
    return tuple(
        Rule(
            id=row["id"],
            about="scope" if row.get("scope") else row["issue"],
            all=tuple(row["all"]),
            within=row.get("within", 0),
            unless=tuple(row.get("unless", ())),
            weight=float(row["weight"]),
            says=Said("triage", "words", {"zh": row["zh"], "en": row["en"]}),
        )
        for row in told
    )


@cache
def meaning_names() -> tuple[str, ...]:
    """What words may mean, in the order of words.toml."""
    return tuple(tomllib.loads(_source("words.toml")))


@cache
def telling() -> frozenset[str]:
    """The meanings that a rule about an issue, or for being in scope, rests on."""
    return frozenset(name for rule in rules() if rule.weight > 0 for name in rule.all)


@cache
def naming() -> tuple[str, ...]:
    """The meanings that a rule about an issue rests on."""
    return tuple(dict.fromkeys(name for rule in rules() if rule.about != "scope" for name in rule.all))


def _together(rule: Rule, told: Meanings) -> tuple[Found, ...]:
    """The words of a rule that stand close enough to each other, the closest first found; empty where none do."""
    places = [told.get(name, [])[:_MOST] for name in rule.all]
    if not all(places):
        return ()
    if len(places) == 1:
        return (places[0][0],)
    close = [words for words in product(*places) if _spread(words) <= rule.within]
    return min(close, key=_spread, default=())


def _spread(words: Iterable[Found]) -> int:
    held = sorted(words, key=lambda word: word.start)
    return max(0, held[-1].start - held[0].end)


@cache
def _words() -> Words:
    told = tomllib.loads(_source("words.toml"))
    return Words({name: [alike(word) for word in row["words"]] for name, row in told.items()})


def _source(name: str) -> str:
    return files("juli.triage.understanding").joinpath(name).read_text(encoding="utf-8")
