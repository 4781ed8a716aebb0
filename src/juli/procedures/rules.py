"""The steps of a procedure as data: who must act, how long after which event, and by what right."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from juli.wording import Said


class Nature(StrEnum):
    """By what right a date is shown: a service target, or a date the parties agreed on, is never shown as the law."""

    TARGET = "target"
    PROMISE = "promise"
    LAW = "law"


class Unit(StrEnum):
    """In what a limit is counted; an agreed date is not counted at all but named by the parties."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    AGREED_DATE = "agreed_date"


class UnknownStep(LookupError):
    """A procedure, or a step of it, that the data do not hold."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that has a limit: `actor` must act within `amount` of `unit` after `event`.

    `amount` is None for an agreed date only. `version` is that of the data the step was read from.
    """

    procedure: str
    id: str
    actor: str
    nature: Nature
    event: str
    unit: Unit
    amount: int | None
    version: str

    @property
    def name(self) -> Said:
        """What is to be done, as a person reads it."""
        return step_name(self.procedure, self.id)


def step_name(procedure: str, step_id: str) -> Said:
    """What is to be done in that step, also for a clock that was started under older data."""
    return Said("procedures", f"step-{procedure}-{step_id}")


def steps(procedure: str) -> tuple[Step, ...]:
    """The steps of one procedure in order; UnknownStep when there is no such procedure."""
    found = tuple(known for known in _shipped().values() if known.procedure == procedure)
    if not found:
        raise UnknownStep(procedure)
    return found


def step(procedure: str, step_id: str) -> Step:
    """One step of one procedure; UnknownStep when there is none."""
    try:
        return _shipped()[procedure, step_id]
    except KeyError:
        raise UnknownStep(f"{procedure} {step_id}") from None


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


@cache
def _shipped() -> Mapping[tuple[str, str], Step]:
    return read_steps(files("juli.procedures").joinpath("targets.toml").read_text(encoding="utf-8"))
