"""The concepts of the checker: what contracts name and do, each with all its words, as one pattern."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from juli.agreement.contract.numbers import SHAPES

_WITHIN = re.compile(r"\{([a-z_]+)\}|(?<!\?P)<([a-z]+)>")


@cache
def concept(name: str) -> re.Pattern[str]:
    """The pattern of a concept; KeyError for one that the data do not have."""
    return re.compile(_written(name))


def spelled(text: str) -> re.Pattern[str]:
    """A pattern of the data with the concepts in it that it names in braces."""
    return re.compile(_with_concepts(text))


@cache
def _written(name: str) -> str:
    return "(?:" + "|".join(_with_concepts(word) for word in _told()[name]) + ")"


def _with_concepts(text: str) -> str:
    return _WITHIN.sub(lambda found: _written(found[1]) if found[1] else f"(?:{SHAPES[found[2]]})", text)


@cache
def _told() -> dict[str, list[str]]:
    parts = sorted(files("juli.agreement.clauses").joinpath("lexicon").iterdir(), key=lambda part: part.name)
    told = (tomllib.loads(part.read_text(encoding="utf-8")) for part in parts if part.name.endswith(".toml"))
    return {name: words for part in told for name, words in part.items()}
