"""How days are counted, what bars a second body, which numbers to call: what holds across procedures."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from juli.procedures.catalogue import said
from juli.procedures.fields import Citation, FaultyData, Fields
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Principle:
    """One of them, in a sentence without its full stop, and where it stands."""

    id: str
    says: Said
    citations: tuple[Citation, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number, whose it is and what it covers; what is not `verified` may have changed."""

    number: str
    owner: Said
    covers: Said
    verified: bool


@dataclass(frozen=True, slots=True)
class Principles:
    """What holds across procedures, in the order of the data."""

    counting: tuple[Principle, ...]
    exclusivity: tuple[Principle, ...]
    hotlines: tuple[Hotline, ...]


@cache
def principles() -> Principles:
    """Those of this release."""
    text = files("juli.procedures").joinpath("common", "principles.toml").read_text(encoding="utf-8")
    return read_principles(text, "principles.toml")


def read_principles(text: str, source: str) -> Principles:
    """Principles from TOML; FaultyData with its place for what cannot be taken."""
    try:
        told = Fields(tomllib.loads(text), source)
    except tomllib.TOMLDecodeError as fault:
        raise FaultyData(source, "", str(fault)) from fault
    told.text("version")
    found = Principles(
        counting=tuple(_principle(each) for each in told.tables("counting")),
        exclusivity=tuple(_principle(each) for each in told.tables("exclusivity")),
        hotlines=tuple(_hotline(each) for each in told.tables("hotline")),
    )
    told.done()
    return found


def _principle(told: Fields) -> Principle:
    principle = Principle(told.text("id"), said(told, "says"), told.citations(), told.flag("verified"))
    told.done()
    return principle


def _hotline(told: Fields) -> Hotline:
    hotline = Hotline(told.text("number"), said(told, "owner"), said(told, "covers"), told.flag("verified"))
    told.done()
    return hotline
