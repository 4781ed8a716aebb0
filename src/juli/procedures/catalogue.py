"""The procedures as data: who may use each, what it needs and can give, its steps with their limits, its refusals."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.procedures.fields import Citation, FaultyData, Fields
from juli.procedures.rules import Extension, Maximum, Nature, Roll, Step, Unit
from juli.wording import Said


class Complainant(StrEnum):
    """Who complains."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    NATURAL_PERSON = "natural_person"


class ContactKind(StrEnum):
    """By what a body is reached."""

    PHONE = "phone"
    WEB = "web"
    MAIL = "mail"


class UnknownProcedure(LookupError):
    """A procedure that the data do not hold."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a body is reached; what is not `verified` may have changed."""

    kind: ContactKind
    at: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ground on which the body may refuse. `ref` is where it stands, as article and item: "42(4)"."""

    id: str
    says: Said
    verified: bool
    ref: str | None


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step. `limit` is None where the rules name no number of days, and `note` then says so."""

    id: str
    actor: str
    name: Said
    verified: bool
    citations: tuple[Citation, ...]
    note: Said | None
    limit: Step | None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One way to go. `stage` is its place on the ladder, None where it is no part of it.

    `since` is the first day of the text its limits were read in. It is `verified` only if each of its
    statutory limits is. `information` is what it asks for, by id. `gives`, `cannot`, `cost` and `time` are
    said to whoever chooses.
    """

    id: str
    version: str
    stage: int | None
    since: date | None
    verified: bool
    complainants: tuple[Complainant, ...]
    prerequisites: tuple[str, ...]
    information: Mapping[str, Said]
    outcomes: tuple[str, ...]
    citations: tuple[Citation, ...]
    name: Said
    authority: Said | None
    scope: Said
    gives: Said
    cannot: Said
    cost: Said
    time: Said
    venue: Said | None
    contacts: tuple[Contact, ...]
    steps: tuple[ProcedureStep, ...]
    refusals: tuple[Refusal, ...]

    @property
    def limits(self) -> tuple[Step, ...]:
        """The steps that have a number of days, in order."""
        return tuple(step.limit for step in self.steps if step.limit)


def procedures() -> Mapping[str, Procedure]:
    """All procedures of this release by id, in the order of the ladder."""
    return _shipped()


def procedure(procedure_id: str) -> Procedure:
    """The procedure of that id; UnknownProcedure when there is none."""
    try:
        return _shipped()[procedure_id]
    except KeyError:
        raise UnknownProcedure(procedure_id) from None


def read_procedure(text: str, source: str, information: Mapping[str, Said]) -> Procedure:
    """One procedure from TOML.

    Raises FaultyData naming `source` and place for what is missing, unknown or of another kind: a unit, a
    citation to a statute that is not listed, a step with days but no event to count from, an id given twice.
    """
    told = Fields(_toml(text, source), source)
    version, known, since = told.text("version"), told.text("id"), told.maybe("since", told.day)
    steps = tuple(_step(each, known, version, since) for each in told.tables("step"))
    _once(told, "step", [step.id for step in steps])
    read = Procedure(
        id=known,
        version=version,
        stage=_stage(told),
        since=since,
        verified=told.flag("verified"),
        complainants=_complainants(told),
        prerequisites=told.names("prerequisites"),
        information=_information(told, information),
        outcomes=told.names("outcomes"),
        citations=told.citations(),
        steps=steps,
        contacts=tuple(_contact(each) for each in told.tables("contact")),
        refusals=tuple(_refusal(each) for each in told.tables("refusal")),
        authority=told.maybe("authority", lambda name: said(told, name)),
        venue=told.maybe("venue", lambda name: said(told, name)),
        **{name: said(told, name) for name in ("name", "scope", "gives", "cannot", "cost", "time")},
    )
    told.done()
    _once(told, "refusal", [refusal.id for refusal in read.refusals])
    return read


def read_information(text: str, source: str) -> Mapping[str, Said]:
    """What procedures ask for, by id; FaultyData as `read_procedure`."""
    told = _toml(text, source)
    fields = Fields(told, source)
    return {name: said(fields, name) for name in told}


def said(told: Fields, name: str) -> Said:
    """The words of a field, to be read in either language."""
    return Said("procedures", "words", told.words(name))


def _stage(told: Fields) -> int | None:
    if told.has("optional"):
        told.flag("optional")
        return None
    return told.count("stage")


def _complainants(told: Fields) -> tuple[Complainant, ...]:
    named = told.names("complainants")
    unknown = set(named) - set(Complainant)
    if unknown or not named:
        raise told.fault("complainants", f"{sorted(unknown)} must be of {', '.join(Complainant)}")
    return tuple(Complainant(name) for name in named)


def _information(told: Fields, known: Mapping[str, Said]) -> Mapping[str, Said]:
    named = told.names("information")
    if unknown := sorted(set(named) - known.keys()):
        raise told.fault("information", f"{', '.join(unknown)} stand in no information.toml")
    return {name: known[name] for name in named}


def _contact(told: Fields) -> Contact:
    contact = Contact(told.choice("kind", ContactKind), told.text("at"), told.flag("verified"))
    told.done()
    return contact


def _refusal(told: Fields) -> Refusal:
    refusal = Refusal(told.text("id"), said(told, "says"), told.flag("verified"), told.maybe("ref", told.text))
    told.done()
    return refusal


def _step(told: Fields, procedure_id: str, version: str, since: date | None) -> ProcedureStep:
    step_id, actor = told.text("id"), told.text("actor")
    verified, citations = told.flag("verified"), told.citations()
    place = {"procedure": procedure_id, "id": step_id, "actor": actor, "version": version}
    basis = {"citations": citations, "verified": verified, "since": since}
    limit = read_limit(told, {**place, **basis}) if told.has("limit") else None
    note = told.maybe("note", lambda name: said(told, name))
    if limit is None and note is None:
        raise told.fault("limit", "is missing, and no note says why")
    step = ProcedureStep(step_id, actor, said(told, "name"), verified, citations, note, limit)
    told.done()
    return step


def read_limit(told: Fields, basis: Mapping[str, Any]) -> Step:
    """How long a step may take, from its table `limit` and what stands beside it; FaultyData as `read_procedure`.

    `basis` holds the fields of the step that are known already.
    """
    limit = told.table("limit")
    unit = _unit(limit, "unit")
    read = Step(
        nature=Nature.LAW,
        event=limit.text("event"),
        unit=unit,
        amount=limit.count("amount"),
        roll=limit.choice("roll", Roll, Roll.NONE),
        made_up_counts=limit.flag("made_up_counts", default=True) if limit.has("made_up_counts") else True,
        restart=told.maybe("restart", told.text),
        extension=told.maybe("extension", lambda name: _extension(told.table(name))),
        maximum=told.maybe("maximum", lambda name: _maximum(told.table(name))),
        excluded=told.names("excluded"),
        **basis,
    )
    limit.done()
    if read.unit is Unit.WORKING_DAY and read.roll is not Roll.NONE:
        raise told.fault("limit.roll", "a working day is no day of rest")
    if read.extension and read.extension.total <= (read.amount or 0):
        raise told.fault("extension", f"{read.extension.total} is no more than {read.amount}")
    return read


def _unit(told: Fields, name: str) -> Unit:
    unit = told.choice(name, Unit)
    if unit is Unit.AGREED_DATE:
        raise told.fault(name, "an agreed date has no number")
    return unit


def _extension(told: Fields) -> Extension:
    extension = Extension(told.count("total"), told.names("conditions"))
    told.done()
    return extension


def _maximum(told: Fields) -> Maximum:
    maximum = Maximum(told.count("amount"), _unit(told, "unit"))
    told.done()
    return maximum


def _once(told: Fields, name: str, ids: list[str]) -> None:
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        raise told.fault(name, f"given twice: {', '.join(twice)}")


def _toml(text: str, source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise FaultyData(source, "", str(fault)) from fault


@cache
def _shipped() -> Mapping[str, Procedure]:
    room = files("juli.procedures")
    information = read_information(
        (room / "common" / "information.toml").read_text(encoding="utf-8"), "information.toml"
    )
    order = tomllib.loads((room / "data" / "order.toml").read_text(encoding="utf-8"))["procedures"]
    found = {}
    for name in order:
        source = f"{name}.toml"
        found[name] = read_procedure((room / "data" / source).read_text(encoding="utf-8"), source, information)
    return found
