"""A proceeding's course: which note may come next, and what it does to the clocks. All days are Beijing days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from juli.calendars import WorkingDays
from juli.procedures import Approval, Clock, Step, extend, restart, resume, start, step, suspend
from juli.procedures.clock import OWN
from juli.proceedings.kinds import ENDED, Kind, Mark, course_of

Place = tuple[str, str]
"""A clock's procedure and step."""


class OutOfOrder(ValueError):
    """A note that does not fit the course; `code` tells why: order, before-last, no-clock, standing, not-extended."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody notes: which kind, of which day, and what it was asked beside that.

    `step` names the clock that is stopped, resumed or extended; `conditions` those of the law that were met.
    """

    kind: str
    on: date
    step: Place | None = None
    conditions: tuple[str, ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a proceeding stands: its procedure, how far it has come, the days of what was noted, and what runs.

    `days` are the latest day of every kind noted so far; `running` its own clocks by their place, `beside` the places
    of those that run in other proceedings of the same complaint.
    """

    procedure: str
    filing: str = "prepared"
    course: str = "waiting"
    days: Mapping[str, date] = field(default_factory=dict)
    running: Mapping[Place, Clock] = field(default_factory=dict)
    beside: frozenset[Place] = frozenset()

    @property
    def last(self) -> date | None:
        """The last day of which something was noted; days that lie ahead by their nature count too."""
        return max((on for kind, on in self.days.items() if not _kind(self, kind).ahead), default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """What a note does: the states that follow, the clocks it starts, changes and completes."""

    filing: str
    course: str
    result: str
    tells: bool
    started: tuple[Clock, ...] = ()
    changed: tuple[Clock, ...] = ()
    completed: frozenset[Place] = frozenset()
    extended: bool = True


def possible(standing: Standing) -> tuple[Kind, ...]:
    """The kinds of notes that fit now, in the order in which they usually come."""
    marks = course_of(standing.procedure).values()
    return tuple(mark.kind for mark in marks if _fits(mark, standing))


def advance(standing: Standing, note: Note, calendar: WorkingDays) -> Change:
    """What a note does. OutOfOrder where it does not fit, or its day lies before the last one noted."""
    mark = course_of(standing.procedure).get(note.kind)
    if mark is None or not _fits(mark, standing):
        raise OutOfOrder("order")
    if standing.last and note.on < standing.last:
        raise OutOfOrder("before-last")
    kind = mark.kind
    course = kind.after or standing.course
    restarted = _restarted(standing, mark, note.on, calendar)
    touched, extended = _touched(standing, note, calendar)
    return Change(
        filing=kind.filing or standing.filing,
        course=course,
        result=kind.result or note.result,
        tells=mark.tells,
        started=_started(standing, mark, note.on, calendar),
        changed=(*restarted, *touched),
        completed=_completed(standing, mark, course),
        extended=extended,
    )


def _kind(standing: Standing, name: str) -> Kind:
    return course_of(standing.procedure)[name].kind


def _fits(mark: Mark, standing: Standing) -> bool:
    kind = mark.kind
    if standing.course not in kind.before or (kind.filing and not _reaches(kind.filing, standing)):
        return False
    if kind.id in ("suspended", "resumed", "extended"):
        return bool(touchable(standing, kind.id))
    if mark.while_owed and not mark.completes & (standing.running.keys() | standing.beside):
        return False
    again = kind.id in standing.days and kind.after in ("", standing.course)
    return not again and (kind.filing in ("sent", "received") or standing.filing != "prepared")


def _reaches(filing: str, standing: Standing) -> bool:
    """Whether a note may bring the proceeding so far: it is sent once, and nothing comes of it before."""
    if filing == "sent":
        return standing.filing == "prepared"
    return standing.filing != "prepared"


def touchable(standing: Standing, kind: str) -> Sequence[Clock]:
    """The clocks of the body or the institution that can be stopped, resumed or extended now."""
    found = [clock for clock in standing.running.values() if clock.actor not in OWN]
    stopped = [clock for clock in found if clock.suspensions and clock.suspensions[-1].until is None]
    match kind:
        case "suspended":
            return [clock for clock in found if clock not in stopped]
        case "resumed":
            return stopped
        case _:
            extendable = (clock for clock in found if clock not in stopped and clock.approval is None)
            return [clock for clock in extendable if _step_of(clock).extension]


def _step_of(clock: Clock) -> Step:
    return step(clock.procedure, clock.step)


def _completed(standing: Standing, mark: Mark, course: str) -> frozenset[Place]:
    ends = course in ENDED and standing.course not in ENDED
    owed = {place for place, clock in standing.running.items() if ends and clock.actor not in OWN}
    return frozenset(owed | (mark.completes & (standing.running.keys() | standing.beside)))


def _started(standing: Standing, mark: Mark, on: date, calendar: WorkingDays) -> tuple[Clock, ...]:
    day = standing.days.get(mark.since, on) if mark.since else on
    return tuple(start(each, day, calendar) for each in mark.starts)


def _restarted(standing: Standing, mark: Mark, on: date, calendar: WorkingDays) -> tuple[Clock, ...]:
    return tuple(restart(standing.running[place], on, calendar) for place in mark.restarts & standing.running.keys())


def _touched(standing: Standing, note: Note, calendar: WorkingDays) -> tuple[tuple[Clock, ...], bool]:
    """The clock that is stopped, resumed or extended; and False where the law's conditions for longer are not met."""
    if note.kind not in ("suspended", "resumed", "extended"):
        return (), True
    clock = standing.running.get(note.step) if note.step else None
    if clock is None or clock not in touchable(standing, note.kind):
        raise OutOfOrder("no-clock")
    if note.kind == "extended" and not _is_granted(clock, note):
        return (), False
    try:
        return (_changed(clock, note, calendar),), True
    except ValueError:
        raise OutOfOrder("not-extended" if note.kind == "extended" else "standing") from None


def _is_granted(clock: Clock, note: Note) -> bool:
    extension = _step_of(clock).extension
    return extension is not None and set(extension.conditions) <= set(note.conditions)


def _changed(clock: Clock, note: Note, calendar: WorkingDays) -> Clock:
    """The clock after the note. The reason it keeps is a code: what was really said belongs to whoever noted it."""
    if note.kind == "suspended":
        return suspend(clock, note.on, note.kind)
    if note.kind == "resumed":
        return resume(clock, note.on, calendar)
    return extend(clock, _step_of(clock), Approval(note.on, note.conditions, note.kind), calendar)
