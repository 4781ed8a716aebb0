"""Counting a clock: started, restarted, stopped, extended, and counted anew by another calendar.

All dates are Beijing dates. The day of the event is day 0 and is not counted (Civil Code, art. 201).
"""

from dataclasses import dataclass, replace
from datetime import date

from juli.calendars import WorkingDays, days_after
from juli.procedures.clock import Approval, Clock
from juli.procedures.counting import Span, Suspension
from juli.procedures.rules import Roll, Step, Unit


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A clock as it was counted, and as another calendar counts it."""

    before: Clock
    after: Clock

    @property
    def moved(self) -> bool:
        """Whether a day of it changed, and not only by which calendar it was counted."""
        return _days(self.before) != _days(self.after)


def start(step: Step, event_on: date, calendar: WorkingDays, *, extended: bool = False) -> Clock:
    """The clock of `step` when its event happened on `event_on`; with `extended`, as long as the rule allows.

    Raises ValueError for a step whose date the parties agree on (see `start_agreed`), for one that cannot be
    extended, and for an event that lies centuries away.
    """
    if step.amount is None:
        raise ValueError(f"{step.procedure} {step.id} has no number of days; use start_agreed")
    clock = _counted(_blank(step, event_on, event_on, calendar), calendar)
    return _extended(clock, step, calendar, None) if extended else clock


def start_agreed(step: Step, event_on: date, due: date, calendar: WorkingDays) -> Clock:
    """The clock of a step that is due on the date the parties agreed on, a day off or not.

    Raises ValueError for a step whose days are counted: see `start`.
    """
    if step.unit is not Unit.AGREED_DATE:
        raise ValueError(f"{step.procedure} {step.id} is counted in {step.unit}; use start")
    return _blank(step, event_on, due, calendar)


def restart(clock: Clock, on: date, calendar: WorkingDays) -> Clock:
    """The clock counted anew from a later event, such as papers put right. ValueError for an earlier one."""
    if on < clock.starts_on:
        raise ValueError(f"{on.isoformat()} lies before the start, {clock.starts_on.isoformat()}")
    return recompute(replace(clock, starts_on=on, suspensions=()), calendar).after


def suspend(clock: Clock, since: date, reason: str) -> Clock:
    """The clock stopped from a day on; its days are counted again once `resume` has said until when.

    Raises ValueError for a blank reason, a day outside the clock, and a clock that stands still already.
    """
    stopped_before = clock.suspensions[-1].until if clock.suspensions else clock.starts_on
    if not reason.strip() or stopped_before is None or not stopped_before <= since <= clock.due_rolled:
        raise ValueError(f"the clock cannot be stopped on {since.isoformat()}")
    return replace(clock, suspensions=(*clock.suspensions, Suspension(since, None, reason)))


def resume(clock: Clock, until: date, calendar: WorkingDays) -> Clock:
    """The clock that goes on after a day, which is the last one not counted. ValueError where none stands still."""
    *before, last = clock.suspensions or (None,)
    if last is None or last.until is not None or until < last.since:
        raise ValueError(f"nothing goes on after {until.isoformat()}")
    ended = (*(each for each in before if each), replace(last, until=until))
    return recompute(replace(clock, suspensions=ended), calendar).after


def extend(clock: Clock, step: Step, approval: Approval, calendar: WorkingDays) -> Clock:
    """The clock as long as the rule allows once its extension was approved.

    Raises ValueError where the rule knows no extension, a condition of it or the reason is missing, the clock
    is extended already, or the approval came when the limit had passed.
    """
    missing = set(step.extension.conditions if step.extension else ()) - set(approval.conditions)
    if missing or not approval.reason.strip() or clock.approval or approval.on > clock.due_rolled:
        raise ValueError(f"{step.procedure} {step.id} is not extended by this: {', '.join(sorted(missing))}")
    return _extended(clock, step, calendar, approval)


def recompute(clock: Clock, calendar: WorkingDays) -> Recomputed:
    """The clock by another calendar, beside what it was; an agreed date stays as it is."""
    agreed = clock.unit is Unit.AGREED_DATE
    return Recomputed(clock, clock if agreed else _counted(clock, calendar))


def _extended(clock: Clock, step: Step, calendar: WorkingDays, approval: Approval | None) -> Clock:
    if step.extension is None:
        raise ValueError(f"{step.procedure} {step.id} cannot be extended")
    given = approval or Approval(clock.starts_on, step.extension.conditions, "")
    return _counted(replace(clock, amount=step.extension.total, approval=given), calendar)


def _blank(step: Step, event_on: date, due: date, calendar: WorkingDays) -> Clock:
    return Clock(
        procedure=step.procedure,
        step=step.id,
        actor=step.actor,
        nature=step.nature,
        amount=step.amount,
        unit=step.unit,
        starts_on=event_on,
        due=due,
        due_rolled=due,
        provisional=False,
        weekends=(),
        holidays=(),
        made_up=(),
        rule_version=step.version,
        calendar_version=calendar.version,
        roll=step.roll,
        made_up_counts=step.made_up_counts,
        most=step.maximum,
        citations=step.citations,
        verified=step.verified,
        since=step.since,
    )


def _counted(clock: Clock, calendar: WorkingDays) -> Clock:
    """The clock with all its days counted by `calendar`."""
    span = _span(clock, clock.amount or 0, clock.unit)
    due = span.last_day(clock.starts_on, calendar, clock.suspensions)
    most = clock.most and _span(clock, clock.most.amount, clock.most.unit)
    maximum = most.last_day(clock.starts_on, calendar, clock.suspensions) if most else None
    weekends, holidays, made_up = _skipped(clock, due, calendar)
    return replace(
        clock,
        due=due,
        due_rolled=span.rolled(due, calendar),
        maximum=maximum,
        maximum_rolled=most.rolled(maximum, calendar) if most and maximum else None,
        provisional=_provisional(clock, due, maximum, calendar),
        weekends=weekends,
        holidays=holidays,
        made_up=made_up,
        calendar_version=calendar.version,
    )


def _span(clock: Clock, amount: int, unit: Unit) -> Span:
    return Span(amount, unit, clock.roll, clock.made_up_counts)


def _skipped(clock: Clock, due: date, calendar: WorkingDays) -> tuple[tuple[date, ...], ...]:
    """Weekend days and holidays passed over on the way to `due`, and weekend days that were worked and counted."""
    passed = tuple(days_after(clock.starts_on, due)) if clock.unit is Unit.WORKING_DAY else ()
    made_up = tuple(day for day in passed if calendar.is_made_up(day) and clock.made_up_counts)
    off = [day for day in passed if day not in made_up and (calendar.is_made_up(day) or not calendar.is_working(day))]
    holidays = tuple(day for day in off if calendar.is_holiday(day))
    return tuple(day for day in off if day not in holidays), holidays, made_up


def _provisional(clock: Clock, due: date, maximum: date | None, calendar: WorkingDays) -> bool:
    """Whether the calendar decides on a year that has no notice: of a working day passed, or of a last day."""
    ends = [day for day in (due, maximum) if day]
    if clock.unit is Unit.WORKING_DAY:
        return any(map(calendar.is_provisional, days_after(clock.starts_on, max(ends))))
    return clock.roll is not Roll.NONE and any(map(calendar.is_provisional, ends))


def _days(clock: Clock) -> tuple[date | None, ...]:
    return clock.due, clock.due_rolled, clock.maximum, clock.maximum_rolled
