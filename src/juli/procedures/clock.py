"""A clock: one running deadline with everything it was counted from, and how it is kept as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date
from enum import StrEnum
from typing import Any

from juli.procedures.counting import Suspension
from juli.procedures.explaining import explain
from juli.procedures.fields import Citation
from juli.procedures.lookup import step_name
from juli.procedures.rules import Maximum, Nature, Roll, Unit
from juli.wording import Said

SCHEMA = "juli.clock/2"
FIRST_SCHEMA = "juli.clock/1"
"""Of the clocks that knew neither rolling nor a maximum; they are still read."""

OWN = frozenset({"user", "both_parties"})
"""Actors whose limits are the complainant's own: they are warned on the day before any rolling."""


class ClockState(StrEnum):
    """Where a clock stands: `rolling` is past its last day, but not past the day to which that day rolls."""

    RUNNING = "running"
    ROLLING = "rolling"
    SUSPENDED = "suspended"
    BREACHED = "breached"
    MET = "met"
    MET_LATE = "met_late"


@dataclass(frozen=True, slots=True)
class Approval:
    """Why a limit was extended, as of which day, and which conditions of the law were met."""

    on: date
    conditions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Who must act by when, and why by then.

    `starts_on` is day 0. `due` is the last day as counted, `due_rolled` the day to which it moves where nobody
    works on it. `maximum` and `maximum_rolled` are the last day that no extension may pass, None where the rule
    names none. `weekends` and `holidays` are the days skipped in between, `made_up` the weekend days that were
    worked and counted; all three are empty where no working days are counted.
    `provisional` says that a date rests on a year whose holidays are not announced yet.
    """

    procedure: str
    step: str
    actor: str
    nature: Nature
    amount: int | None
    unit: Unit
    starts_on: date
    due: date
    due_rolled: date
    provisional: bool
    weekends: tuple[date, ...]
    holidays: tuple[date, ...]
    made_up: tuple[date, ...]
    rule_version: str
    calendar_version: str
    roll: Roll = Roll.NONE
    made_up_counts: bool = True
    most: Maximum | None = None
    maximum: date | None = None
    maximum_rolled: date | None = None
    approval: Approval | None = None
    suspensions: tuple[Suspension, ...] = ()
    citations: tuple[Citation, ...] = ()
    verified: bool = True
    since: date | None = None

    @property
    def skipped(self) -> tuple[date, ...]:
        """The days not counted, in order."""
        return tuple(sorted(self.weekends + self.holidays))

    @property
    def name(self) -> Said:
        """What is to be done."""
        return step_name(self.procedure, self.step)

    @property
    def standing(self) -> Said:
        """By what right the date is shown (a target, a promise, the law), as a sentence without its full stop."""
        return Said("procedures", f"nature-{self.nature}" if self.verified else "nature-unverified")

    @property
    def explanation(self) -> Said:
        """How the date was counted, as a sentence without its full stop."""
        return explain(self)

    @property
    def warns_on(self) -> date:
        """The day to keep: of somebody's own limit the day before any rolling, of another's the day after it."""
        return self.due if self.actor in OWN else self.due_rolled

    def state(self, on: date, completed_on: date | None = None) -> ClockState:
        """Where the clock stands on a day, or stood when the act was done. Only past `due_rolled` is it breached."""
        if completed_on is not None:
            return ClockState.MET if completed_on <= self.due_rolled else ClockState.MET_LATE
        if any(each.until is None for each in self.suspensions):
            return ClockState.SUSPENDED
        if on <= self.due:
            return ClockState.RUNNING
        return ClockState.ROLLING if on <= self.due_rolled else ClockState.BREACHED

    def to_fields(self) -> dict[str, object]:
        """All fields as JSON holds them, dates as ISO text; `from_fields` reads them back."""
        return {"schema": SCHEMA} | {field.name: _plain(getattr(self, field.name)) for field in fields_of(self)}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Clock":
        """The clock `to_fields` wrote, in this release or the first; ValueError when the fields are no such clock's."""
        if fields.get("schema") not in (SCHEMA, FIRST_SCHEMA):
            raise ValueError(f"these fields are no {SCHEMA}")
        told = {key: value for key, value in fields.items() if key != "schema"}
        if fields["schema"] == FIRST_SCHEMA:
            told = {**told, "due_rolled": told.get("due")}
        try:
            return cls(**{**told, **{name: read(told[name]) for name, read in _READ.items() if name in told}})
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError(f"these fields are no clock: {fault}") from fault


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case Maximum() | Approval() | Suspension():
            return {field.name: _plain(getattr(value, field.name)) for field in fields_of(value)}
        case _:
            return value


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def _maybe_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _maximum(told: Mapping[str, Any] | None) -> Maximum | None:
    return Maximum(told["amount"], Unit(told["unit"])) if told else None


def _approval(told: Mapping[str, Any] | None) -> Approval | None:
    return Approval(date.fromisoformat(told["on"]), tuple(told["conditions"]), told["reason"]) if told else None


def _suspensions(told: list[Mapping[str, Any]]) -> tuple[Suspension, ...]:
    return tuple(
        Suspension(date.fromisoformat(each["since"]), _maybe_day(each["until"]), each["reason"]) for each in told
    )


_READ: Mapping[str, Callable[[Any], Any]] = {
    "nature": Nature,
    "unit": Unit,
    "roll": Roll,
    "starts_on": date.fromisoformat,
    "due": date.fromisoformat,
    "due_rolled": date.fromisoformat,
    "weekends": _days,
    "holidays": _days,
    "made_up": _days,
    "most": _maximum,
    "since": _maybe_day,
    "maximum": _maybe_day,
    "maximum_rolled": _maybe_day,
    "approval": _approval,
    "suspensions": _suspensions,
    "citations": lambda told: tuple((law, article) for law, article in told),
}
