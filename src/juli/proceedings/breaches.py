"""What a limit that has run out allows, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from juli.procedures import Clock, Nature
from juli.procedures.catalogue import said
from juli.procedures.clock import OWN
from juli.procedures.fields import Fields
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Breach:
    """What can be done now, as a sentence without its full stop, and the doors it leads to."""

    says: Said
    doors: tuple[str, ...]


def breach_of(clock: Clock) -> Breach | None:
    """What it allows that the limit of `clock` has run out; None where a mere target or a promise says nothing."""
    return _shipped().get(f"{clock.procedure}.{clock.step}") or _shipped().get(_otherwise(clock))


def _otherwise(clock: Clock) -> str:
    if clock.nature is not Nature.LAW:
        return clock.nature.value
    if clock.actor in OWN:
        return "own"
    return "law" if clock.verified else "unverified"


@cache
def _shipped() -> Mapping[str, Breach]:
    told = tomllib.loads(files(__package__).joinpath("breaches.toml").read_text(encoding="utf-8"))
    return {name: _breach(Fields(fields, f"breaches.toml {name}")) for name, fields in told.items()}


def _breach(told: Fields) -> Breach:
    breach = Breach(said(told, "says"), told.names("doors"))
    told.done()
    return breach
