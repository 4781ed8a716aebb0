"""The steps of a procedure that have a limit: who must act, how long after which event, and by what right."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from juli.procedures.fields import Citation


class Nature(StrEnum):
    """By what right a date is shown: a service target, or a date the parties agreed on, is never shown as the law."""

    TARGET = "target"
    PROMISE = "promise"
    LAW = "law"


class Unit(StrEnum):
    """In what a limit is counted; an agreed date is not counted at all but named by the parties."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    AGREED_DATE = "agreed_date"


class Roll(StrEnum):
    """What becomes of a last day on which nobody works: it stays; the civil rule moves it past rest days, weekends
    too (Civil Code 203, CPROC 85); the rule of market regulation past public holidays only (SAMR-121 45)."""

    NONE = "none"
    CIVIL = "civil"
    SAMR = "samr"


class UnknownStep(LookupError):
    """A procedure, or a step of it, that the data do not hold."""


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a limit may be extended: to `total` of the step's unit from day 0, if all `conditions` are met."""

    total: int
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maximum:
    """The most that a step may take from day 0, whatever is extended."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One step that has a limit: `actor` must act within `amount` of `unit` after `event`.

    `amount` is None for an agreed date only. `version` is that of the data the step was read from.
    `made_up_counts` is False where a rule does not count weekends worked in place of a holiday. `restart` is
    the event that starts the limit anew. `excluded` names what time is not counted. What is not `verified`
    was not read in the text of the law and is never shown as its limit. `since` is the first day of that text.
    """

    procedure: str
    id: str
    actor: str
    nature: Nature
    event: str
    unit: Unit
    amount: int | None
    version: str
    roll: Roll = Roll.NONE
    made_up_counts: bool = True
    restart: str | None = None
    extension: Extension | None = None
    maximum: Maximum | None = None
    excluded: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    verified: bool = True
    since: date | None = None


def read_steps(text: str) -> Mapping[tuple[str, str], Step]:
    """Steps from TOML, by procedure and id, in the order of the file.

    Raises ValueError naming the step for one given twice, a field missing or unknown, an unknown unit or
    nature, and an amount that does not go with its unit.
    """
    told = tomllib.loads(text)
    found: dict[tuple[str, str], Step] = {}
    for fields in told["step"]:
        read = _step(fields, told["version"])
        if (read.procedure, read.id) in found:
            raise ValueError(f"{read.procedure} {read.id}: given twice")
        found[read.procedure, read.id] = read
    return found


def _step(fields: Mapping[str, Any], version: str) -> Step:
    where = f"{fields.get('procedure')} {fields.get('id')}"
    try:
        kinds = {"nature": Nature(fields["nature"]), "unit": Unit(fields["unit"])}
        read = Step(**{"amount": None, **fields, **kinds, "version": version})
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"{where}: {fault}") from fault
    counted = read.unit is not Unit.AGREED_DATE
    if counted != (type(read.amount) is int and read.amount > 0):
        raise ValueError(f"{where}: {read.amount} does not go with {read.unit}")
    return read
