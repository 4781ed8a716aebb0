"""A text as the triage reads it: one form for every character, blanks taken out, and the way back to every place."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from typing import NamedTuple

_KEPT = "，。、；：？！（）～"
"""Chinese marks that stay as they are: a Chinese comma between two numbers is no thousands separator."""
_STRETCH = re.compile(r"[^\s\u200b-\u200d\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is the text in half width, small letters and simplified signs without blanks.

    `places` lead back to `original`.
    """

    original: str
    plain: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a piece of `plain` stands."""
        return self.places[start], self.places[end - 1] + 1


def read(text: str) -> Reading:
    """`text` ready to be searched. A blank between two digits or letters stays, so that they do not run together."""
    plain = ""
    places: list[int] = []
    for stretch in _STRETCH.finditer(text):
        forms = "".join(map(_form, stretch[0]))
        if plain and _is_word(plain[-1]) and _is_word(forms[0]):
            plain += " "
            places.append(stretch.start())
        plain += forms
        places += range(*stretch.span())
    return Reading(text, plain, tuple(places))


def _is_word(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()


@lru_cache(maxsize=8192)
def _form(mark: str) -> str:
    if mark in _KEPT:
        return mark
    if "\u4e00" <= mark <= "\u9fff":
        return mark.translate(_signs()["traditional"])
    form = unicodedata.normalize("NFKC", mark).lower()
    return form if len(form) == 1 and not form.isspace() else "□"


def alike(plain: str) -> str:
    """A plain text with signs of one sound, and what dialects say for the same thing, written as one sign."""
    return plain.translate(_signs()["sound"]).translate(_signs()["speech"])


@cache
def _signs() -> Mapping[str, dict[int, str]]:
    """For each kind of likeness the sign that stands for another, of signs.toml."""
    told = tomllib.loads(files("juli.triage").joinpath("signs.toml").read_text(encoding="utf-8"))
    return {kind: {ord(mark): row[0] for row in rows for mark in row[1:]} for kind, rows in told.items()}


class Found(NamedTuple):
    """A word in a plain text: what it stands for, and its place."""

    name: str
    start: int
    end: int


class Words:
    """Many words looked for in one passage over a text; at each place the longest of every name is found."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words` by the name they stand for; a word may stand for several."""
        self._names: dict[str, tuple[str, ...]] = {}
        for name, spellings in words.items():
            for word in dict.fromkeys(spellings):
                self._names[word] = (*self._names.get(word, ()), name)
        lengths: dict[str, set[int]] = {}
        for word in self._names:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {key: sorted(held, reverse=True) for key, held in lengths.items()}
        self._single = {key for key in lengths if len(key) == 1}

    def find(self, plain: str) -> list[Found]:
        """Every word of the list in the order of its place, the longer first."""
        found: list[Found] = []
        pairs, single = self._lengths, self._single
        begun = [(start, 0, pair) for start, pair in enumerate(map(add, plain, plain[1:])) if pair in pairs]
        begun += [(start, 1, mark) for start, mark in enumerate(plain) if mark in single]
        for start, _, key in sorted(begun):
            seen: tuple[str, ...] = ()
            for length in pairs[key]:
                end = start + length
                names = self._names.get(plain[start:end]) if end <= len(plain) else None
                if names:
                    found += [Found(name, start, end) for name in names if name not in seen]
                    seen += names
        return found
