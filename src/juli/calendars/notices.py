"""The official calendar of mainland China, from the yearly notices of the State Council's office.

`notices.toml` is kept by hand: what each year rests on, and the days the law itself fixes.
`days.toml` holds the days and is written by `juli.calendars.seed`.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from juli.calendars.working_days import FRIDAY, FixedDaysOff, Notice, WorkingDays

FINGERPRINT_LENGTH = 12


@cache
def official() -> WorkingDays:
    """The calendar this release knows: the years 2004 to 2026 by notice, every other year provisional."""
    return read_calendar(_shipped("notices.toml"), _shipped("days.toml"))


def read_calendar(notices_toml: str, days_toml: str) -> WorkingDays:
    """A calendar from the two texts; its version is their fingerprint behind the last year announced.

    Raises ValueError when a year has days but no notice or the other way round, when a day stands in
    another year than its own, is named twice, or is made up though it is no weekend day.
    """
    told, days = tomllib.loads(notices_toml), tomllib.loads(days_toml)
    if told["notice"].keys() != days.keys():
        raise ValueError(f"years with only days or only a notice: {sorted(told['notice'].keys() ^ days.keys())}")
    notices = {int(year): _notice(int(year), told["notice"][year], days[year]) for year in days}
    digest = hashlib.sha256(f"{notices_toml}\0{days_toml}".encode()).hexdigest()[:FINGERPRINT_LENGTH]
    fixed = FixedDaysOff(told["fixed"]["since"], frozenset(_month_day(text) for text in told["fixed"]["days"]))
    return WorkingDays(f"cn-{max(notices)}-{digest}", notices, fixed)


def _notice(year: int, told: Mapping[str, Any], days: Mapping[str, Any]) -> Notice:
    days_off, made_up = days["off"], days["made_up"]
    named = [*days_off, *made_up]
    wrong = [day for day in named if day.year != year or named.count(day) > 1]
    wrong += [day for day in made_up if day.weekday() <= FRIDAY]
    if wrong:
        raise ValueError(f"{year}: these days are wrong: {sorted({day.isoformat() for day in wrong})}")
    return Notice(year, tuple(told["titles"]), told.get("address"), frozenset(days_off), frozenset(made_up))


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _shipped(name: str) -> str:
    return files("juli.calendars").joinpath(name).read_text(encoding="utf-8")
