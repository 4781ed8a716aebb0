"""Sentences of the left wing, in Chinese and English, kept in catalogues beside the room that speaks.

A room raises or returns a `Said`: a code and its values. Which language it is read in is decided where
it is shown. The catalogues are `texts.zh.toml` and `texts.en.toml` in the room's package.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: the room that says it ("ledger"), its code, and the values it names."""

    room: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """The sentence in `language`. Values may themselves be `Said`."""
        values = {k: v.text(language) if isinstance(v, Said) else v for k, v in self.values.items()}
        return sentence(self.room, self.code, language).format_map(values)


@cache
def catalogue(room: str, language: Language) -> Mapping[str, str]:
    """All sentences of one room (a package below `juli`, such as "ledger") in one language."""
    source = files(f"juli.{room}").joinpath(f"texts.{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def sentence(room: str, code: str, language: Language) -> str:
    """One sentence's template; KeyError when the catalogue lacks it (a test holds both complete)."""
    return catalogue(room, language)[code]


def terminal_language(environment: Mapping[str, str]) -> Language:
    """The language of a terminal: Chinese, unless LC_ALL, LC_MESSAGES or LANG (in that order) say English."""
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if chosen.startswith("en") else "zh"
