"""Limits outside a procedure: the complainant's own, and what a provider has to do of itself."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TypeVar

from juli.procedures.catalogue import read_limit, said
from juli.procedures.fields import Citation, FaultyData, Fields
from juli.procedures.rules import Step
from juli.wording import Said

OWN_LIMITS, DUTIES = "user_deadlines", "provider_duties"
"""How the two are named where a procedure could stand."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit of the complainant's own. `interruption` names what starts it anew; `caps` is the id of the limit
    that this one ends, whatever interrupted it.

    `reminders` are the days before it at which to remind; `issues` the issues in which it runs from the day on which
    the ground was known.
    """

    id: str
    name: Said
    limit: Step
    interruption: tuple[str, ...]
    caps: str | None
    note: Said | None
    reminders: tuple[int, ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a provider. `limit` is None where the law names no number of days; what is `minimum` must last at
    least so long."""

    id: str
    name: Said
    verified: bool
    citations: tuple[Citation, ...]
    limit: Step | None
    minimum: bool
    note: Said | None


@dataclass(frozen=True, slots=True)
class AdvanceNotice:
    """What must be announced for so many calendar days before the event `before`."""

    id: str
    name: Said
    verified: bool
    citations: tuple[Citation, ...]
    days: int
    before: str
    note: Said | None

    def begins_by(self, effect: date) -> date:
        """The latest day on which it must begin for a change on `effect`."""
        return effect - timedelta(days=self.days)


@cache
def own_limits() -> Mapping[str, OwnLimit]:
    """The complainant's own limits by id."""
    return read_own_limits(_shipped("own_limits.toml"), "own_limits.toml")


@cache
def duties() -> Mapping[str, Duty]:
    """The duties of providers by id, other than notices."""
    return read_duties(_shipped("duties.toml"), "duties.toml")[0]


@cache
def notices() -> Mapping[str, AdvanceNotice]:
    """What providers must announce beforehand, by id."""
    return read_duties(_shipped("duties.toml"), "duties.toml")[1]


def read_own_limits(text: str, source: str) -> Mapping[str, OwnLimit]:
    """Own limits from TOML; FaultyData with its place for what cannot be taken."""
    told = _top(text, source)
    version = told.text("version")
    found = _entries(told, "limit", lambda each: _own_limit(each, version))
    told.done()
    for each in found.values():
        if each.caps is not None and each.caps not in found:
            raise FaultyData(source, f"limit {each.id}.caps", f"{each.caps} is none of these limits")
    return found


def read_duties(text: str, source: str) -> tuple[Mapping[str, Duty], Mapping[str, AdvanceNotice]]:
    """Duties and notices from TOML; FaultyData with its place for what cannot be taken."""
    told = _top(text, source)
    version = told.text("version")
    found = _entries(told, "duty", lambda each: _duty(each, version)), _entries(told, "notice", _notice)
    told.done()
    return found


def _top(text: str, source: str) -> Fields:
    try:
        return Fields(tomllib.loads(text), source)
    except tomllib.TOMLDecodeError as fault:
        raise FaultyData(source, "", str(fault)) from fault


def _entries(told: Fields, name: str, read: Callable[[Fields], Entry]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for each in told.tables(name):
        known = each.text("id")
        if known in found:
            raise each.fault("id", f"{known} is given twice")
        found[known] = read(each)
        each.done()
    return found


def _own_limit(told: Fields, version: str) -> OwnLimit:
    known = told.text("id")
    basis = {"id": known, "procedure": OWN_LIMITS, "actor": "user", "version": version}
    return OwnLimit(
        id=known,
        name=said(told, "name"),
        limit=read_limit(told, {**basis, "citations": told.citations(), "verified": told.flag("verified")}),
        interruption=told.names("interruption"),
        caps=told.maybe("caps", told.text),
        note=_note(told),
        reminders=told.counts("reminders"),
        issues=told.names("issues"),
    )


def _duty(told: Fields, version: str) -> Duty:
    known, citations, verified = told.text("id"), told.citations(), told.flag("verified")
    basis = {"id": known, "procedure": DUTIES, "actor": "provider", "version": version}
    limit = read_limit(told, {**basis, "citations": citations, "verified": verified}) if told.has("limit") else None
    minimum = told.flag("minimum") if told.has("minimum") else False
    return Duty(known, said(told, "name"), verified, citations, limit, minimum, _note(told))


def _notice(told: Fields) -> AdvanceNotice:
    return AdvanceNotice(
        id=told.text("id"),
        name=said(told, "name"),
        verified=told.flag("verified"),
        citations=told.citations(),
        days=told.count("days"),
        before=told.text("before"),
        note=_note(told),
    )


def _note(told: Fields) -> Said | None:
    return told.maybe("note", lambda name: said(told, name))


def _shipped(name: str) -> str:
    return files("juli.procedures").joinpath("common", name).read_text(encoding="utf-8")
