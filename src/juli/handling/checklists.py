"""Checklists by issue, and root causes: data that comes with the release and that an organisation may replace."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from juli.triage import taxonomy
from juli.wording import Said

OTHER = "other"
"""The root cause that says that it is none of the others, and the issue whose checklist holds for unknown ones."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; its code stays the same when its words are mended."""

    code: str
    name: Said


def checklist(issue: str) -> tuple[Check, ...]:
    """What to look at for an issue: what holds for every complaint, then what is its own."""
    shipped = _checklists()
    return shipped.get(issue, shipped[OTHER])


def causes() -> Mapping[str, Said]:
    """The root causes by their code, in the order they are shown."""
    return _causes()


def read_checklists(text: str) -> Mapping[str, tuple[Check, ...]]:
    """Checklists from TOML. ValueError where an issue of the taxonomy has none, or a code stands twice."""
    told = tomllib.loads(text)
    always = [_check(row) for row in told["always"]]
    found = {issue: (*always, *(_check(row) for row in rows)) for issue, rows in told["issue"].items()}
    if set(found) != set(taxonomy().issues):
        raise ValueError(f"issues without a checklist, or unknown: {set(found) ^ set(taxonomy().issues)}")
    for issue, checks in found.items():
        if len({check.code for check in checks}) != len(checks):
            raise ValueError(f"a code stands twice: {issue}")
    return found


def read_causes(text: str) -> Mapping[str, Said]:
    """Root causes from TOML. ValueError without one that stands for all others."""
    found = {code: _words(row) for code, row in tomllib.loads(text)["cause"].items()}
    if OTHER not in found:
        raise ValueError(OTHER)
    return found


def _check(row: Mapping[str, str]) -> Check:
    return Check(row["code"], _words(row))


def _words(row: Mapping[str, str]) -> Said:
    return Said("handling", "words", {"zh": row["zh"], "en": row["en"]})


@cache
def _checklists() -> Mapping[str, tuple[Check, ...]]:
    return read_checklists(files("juli.handling").joinpath("checklists.toml").read_text(encoding="utf-8"))


@cache
def _causes() -> Mapping[str, Said]:
    return read_causes(files("juli.handling").joinpath("causes.toml").read_text(encoding="utf-8"))
