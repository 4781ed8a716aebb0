"""The deadlines of a procedure: a clock for every step whose event has happened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from juli.calendars import WorkingDays
from juli.procedures.catalogue import procedures
from juli.procedures.clock import Clock
from juli.procedures.clocks import restart, start
from juli.procedures.counting import FIRST_DAY, LAST_DAY
from juli.procedures.duties import DUTIES, OWN_LIMITS, duties, own_limits
from juli.procedures.rules import Step
from juli.wording import Said


class UnusableEvents(ValueError):
    """Events, steps or a procedure from which no deadlines follow; `said` tells why, with the known names."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.text("en"))
        self.said = said


def limits_of(procedure: str) -> tuple[Step, ...]:
    """The steps with a number of days, of a procedure, of the complainant's own limits, or of providers' duties.

    Raises UnusableEvents for another name.
    """
    if procedure == OWN_LIMITS:
        return tuple(each.limit for each in own_limits().values())
    if procedure == DUTIES:
        return tuple(each.limit for each in duties().values() if each.limit)
    known = procedures()
    if procedure not in known:
        raise _unusable("unknown-procedure", name=procedure, known=_names([*known, OWN_LIMITS, DUTIES]))
    return known[procedure].limits


def deadlines(
    procedure: str, events: Mapping[str, date], calendar: WorkingDays, *, extended: Collection[str] = ()
) -> tuple[Clock, ...]:
    """A clock for every step of `procedure` whose event is among `events` (Beijing dates), in the order of the steps.

    Steps named in `extended` run as long as their rule allows. Raises UnusableEvents for a name that is not
    known, a step that cannot be extended, and dates that cannot be counted from.
    """
    steps = limits_of(procedure)
    _check_events(steps, events)
    _check_extended(procedure, steps, extended)
    clocks = (_clock(step, events, calendar, step.id in extended) for step in steps)
    return tuple(clock for clock in clocks if clock)


def _clock(step: Step, events: Mapping[str, date], calendar: WorkingDays, extended: bool) -> Clock | None:
    """The clock from its event, or anew from the event that restarts it, if either has happened."""
    event_on, again_on = events.get(step.event), events.get(step.restart or "")
    first = event_on or again_on
    if first is None:
        return None
    if again_on and again_on < first:
        raise _unusable("restart-before", name=step.restart, start=first)
    clock = start(step, first, calendar, extended=extended)
    return restart(clock, again_on, calendar) if again_on else clock


def _check_events(steps: Sequence[Step], events: Mapping[str, date]) -> None:
    known = dict.fromkeys(name for step in steps for name in (step.event, step.restart) if name)
    for name, on in events.items():
        if not known:
            raise _unusable("no-events", name=name)
        if name not in known:
            raise _unusable("unknown-event", name=name, known=_names(known))
        if not FIRST_DAY <= on <= LAST_DAY:
            raise _unusable("too-far", name=name, on=on, first=FIRST_DAY, last=LAST_DAY)


def _check_extended(procedure: str, steps: Sequence[Step], extended: Iterable[str]) -> None:
    every = [each.id for each in procedures()[procedure].steps] if procedure in procedures() else [s.id for s in steps]
    able = [step.id for step in steps if step.extension]
    for name in extended:
        if name not in every:
            raise _unusable("unknown-step", name=name, known=_names(every) or "-")
        if name not in able:
            raise _unusable("not-extended", name=name, known=_names(able) or "-")


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def _unusable(code: str, **values: object) -> UnusableEvents:
    return UnusableEvents(Said("procedures", code, values))
