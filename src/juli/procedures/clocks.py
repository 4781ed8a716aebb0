"""Clocks: one running deadline with everything it was counted from, so that it can be explained and recomputed.

All dates are Beijing dates. The day of the event is day 0 and is not counted (Civil Code, art. 201).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from juli.calendars import WorkingDays, days_after
from juli.procedures.explaining import explain
from juli.procedures.rules import Nature, Step, Unit, step_name
from juli.wording import Said

SCHEMA = "juli.clock/1"


@dataclass(frozen=True, slots=True)
class Clock:
    """Who must act by when, and why by then.

    `starts_on` is day 0. `weekends` and `holidays` are the days skipped in between, `made_up` the weekend
    days that were worked and counted; all three are empty where no working days are counted.
    `provisional` says that the date rests on a year whose holidays are not announced yet.
    """

    procedure: str
    step: str
    actor: str
    nature: Nature
    amount: int | None
    unit: Unit
    starts_on: date
    due: date
    provisional: bool
    weekends: tuple[date, ...]
    holidays: tuple[date, ...]
    made_up: tuple[date, ...]
    rule_version: str
    calendar_version: str

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
        return Said("procedures", f"nature-{self.nature}")

    @property
    def explanation(self) -> Said:
        """How the date was counted, as a sentence without its full stop."""
        return explain(self)

    def to_fields(self) -> dict[str, object]:
        """All fields as JSON holds them, dates as ISO text; `from_fields` reads them back."""
        return {
            "schema": SCHEMA,
            "procedure": self.procedure,
            "step": self.step,
            "actor": self.actor,
            "nature": self.nature.value,
            "amount": self.amount,
            "unit": self.unit.value,
            "starts_on": self.starts_on.isoformat(),
            "due": self.due.isoformat(),
            "provisional": self.provisional,
            "weekends": [day.isoformat() for day in self.weekends],
            "holidays": [day.isoformat() for day in self.holidays],
            "made_up": [day.isoformat() for day in self.made_up],
            "rule_version": self.rule_version,
            "calendar_version": self.calendar_version,
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Clock":
        """The clock `to_fields` wrote; ValueError when the fields are not such a clock's."""
        if fields.get("schema") != SCHEMA:
            raise ValueError(f"these fields are no {SCHEMA}")
        try:
            return cls(**{**{k: v for k, v in fields.items() if k != "schema"}, **_typed(fields)})
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError(f"these fields are no clock: {fault}") from fault


def start(step: Step, event_on: date, calendar: WorkingDays) -> Clock:
    """The clock of `step` when its event happened on `event_on`.

    Raises ValueError for a step whose date the parties agree on: see `start_agreed`.
    """
    if step.amount is None:
        raise ValueError(f"{step.procedure} {step.id} has no number of days; use start_agreed")
    if step.unit is Unit.WORKING_DAY:
        return _working(step, event_on, calendar.after(event_on, step.amount), calendar)
    return _plain(step, event_on, event_on + timedelta(days=step.amount), calendar)


def start_agreed(step: Step, event_on: date, due: date, calendar: WorkingDays) -> Clock:
    """The clock of a step that is due on the date the parties agreed on, a day off or not.

    Raises ValueError for a step whose days are counted: see `start`.
    """
    if step.unit is not Unit.AGREED_DATE:
        raise ValueError(f"{step.procedure} {step.id} is counted in {step.unit}; use start")
    return _plain(step, event_on, due, calendar)


def _working(step: Step, event_on: date, due: date, calendar: WorkingDays) -> Clock:
    skipped = calendar.skipped(event_on, due)
    passed = tuple(days_after(event_on, due))
    return _clock(
        step,
        event_on,
        due,
        calendar,
        provisional=any(map(calendar.is_provisional, passed)),
        weekends=tuple(day for day in skipped if not calendar.is_holiday(day)),
        holidays=tuple(day for day in skipped if calendar.is_holiday(day)),
        made_up=tuple(day for day in passed if calendar.is_made_up(day)),
    )


def _plain(step: Step, event_on: date, due: date, calendar: WorkingDays) -> Clock:
    return _clock(step, event_on, due, calendar, provisional=False, weekends=(), holidays=(), made_up=())


def _clock(
    step: Step,
    event_on: date,
    due: date,
    calendar: WorkingDays,
    *,
    provisional: bool,
    weekends: tuple[date, ...],
    holidays: tuple[date, ...],
    made_up: tuple[date, ...],
) -> Clock:
    return Clock(
        procedure=step.procedure,
        step=step.id,
        actor=step.actor,
        nature=step.nature,
        amount=step.amount,
        unit=step.unit,
        starts_on=event_on,
        due=due,
        provisional=provisional,
        weekends=weekends,
        holidays=holidays,
        made_up=made_up,
        rule_version=step.version,
        calendar_version=calendar.version,
    )


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "nature": Nature(fields["nature"]),
        "unit": Unit(fields["unit"]),
        "starts_on": date.fromisoformat(fields["starts_on"]),
        "due": date.fromisoformat(fields["due"]),
        "weekends": _days(fields["weekends"]),
        "holidays": _days(fields["holidays"]),
        "made_up": _days(fields["made_up"]),
    }


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)
