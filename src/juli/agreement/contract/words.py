"""The patterns of words.toml, ready to be matched."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.agreement.contract.numbers import pattern
from juli.ledger.entries import ChargeKind, Instrument

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """How contracts say things. `told` holds the sections by name, each a pattern, several, or a table of them."""

    told: Mapping[str, Any]
    instruments: tuple[tuple[Pattern, tuple[Instrument, ...]], ...]
    charges: tuple[tuple[Pattern, ChargeKind], ...]
    heading: Pattern

    def one(self, path: str) -> Pattern:
        """The pattern at a path such as "rate.context"."""
        found = self._at(path)
        assert isinstance(found, re.Pattern)
        return found

    def several(self, path: str) -> tuple[Pattern, ...]:
        """The patterns at a path, the first that matches counting."""
        found = self._at(path)
        return tuple(found) if isinstance(found, list) else (found,)

    def table(self, path: str) -> Mapping[str, Pattern]:
        """The patterns of a section by their names."""
        found: Mapping[str, Pattern] = self._at(path)
        return found

    def _at(self, path: str) -> Any:
        found: Any = self.told
        for part in path.split("."):
            found = found[part]
        return found


@cache
def words() -> Words:
    """The words that ship with the package."""
    told = tomllib.loads(files("juli.agreement.contract").joinpath("words.toml").read_text(encoding="utf-8"))
    ready = _compiled(told)
    single = [(found, (Instrument(name),)) for name, found in ready["instrument"].items()]
    groups = [(found, tuple(map(Instrument, names.split()))) for names, found in ready["instrument_groups"].items()]
    charges = tuple((found, ChargeKind(name)) for name, found in ready["charge"].items())
    return Words(ready, tuple(single + groups), charges, ready["lines"]["heading"])


def _compiled(told: Any) -> Any:
    if isinstance(told, str):
        return pattern(told)
    if isinstance(told, list):
        return [_compiled(each) for each in told]
    return {key: _compiled(each) for key, each in told.items()}
