"""What can be noted of a proceeding, as data: the kinds of notes, and what each means in each procedure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.procedures import Step, procedures, step
from juli.procedures.catalogue import said
from juli.procedures.fields import Fields
from juli.wording import Said

FILINGS = ("prepared", "sent", "received")
"""How far a proceeding has reached the body it is meant for."""
COURSES: Mapping[str, tuple[str, ...]] = {
    "waiting": ("correcting", "accepted", "transferred", "refused", "answered", "withdrawn"),
    "correcting": ("waiting", "accepted", "transferred", "refused", "answered", "withdrawn"),
    "accepted": ("correcting", "transferred", "refused", "answered", "withdrawn"),
    "transferred": ("answered", "withdrawn"),
    "refused": (),
    "answered": (),
    "withdrawn": (),
}
"""The states of what the body does with it, and where each may lead."""
ENDED = ("refused", "answered", "withdrawn")
RESULTS = ("rejected", "partial", "accepted", "settled")
"""What an answer can be, in the words of the doors."""
ASKED = frozenset({"body", "channel", "reference", "ground", "step", "reason", "conditions", "result"})
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of note. `ahead`: its day may lie ahead. `result` is what it settles by itself, "" where it is asked."""

    id: str
    before: tuple[str, ...]
    after: str
    filing: str
    asks: frozenset[str]
    ahead: bool
    result: str
    name: Said
    day: Said
    told: Said


@dataclass(frozen=True, slots=True)
class Mark:
    """What a note means in one procedure: the steps it starts, starts anew and completes.

    `since` is the earlier kind of note whose day is day 0, None for this one's. `tells`: from then on the institution
    complained of knows. `while_owed`: it is noted only while something that it completes is owed.
    """

    kind: Kind
    starts: tuple[Step, ...]
    restarts: frozenset[tuple[str, str]]
    completes: frozenset[tuple[str, str]]
    since: str | None
    tells: bool
    while_owed: bool


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds of notes by id."""
    return {name: _kind(name, Fields(told, "kinds.toml")) for name, told in _read("kinds.toml").items()}


@cache
def course_of(procedure: str) -> Mapping[str, Mark]:
    """What can be noted of a procedure, by the id of its kind, in the order in which it usually comes."""
    told = _read("courses.toml")
    return {name: _mark(procedure, name, fields) for name, fields in told.get(procedure, told[DEFAULT]).items()}


def _kind(name: str, told: Fields) -> Kind:
    kind = Kind(
        id=name,
        before=told.names("from"),
        after=told.maybe("to", told.text) or "",
        filing=told.maybe("filing", told.text) or "",
        asks=frozenset(told.names("asks")),
        ahead=told.flag("ahead", default=False),
        result=told.maybe("result", told.text) or "",
        name=said(told, "name"),
        day=said(told, "day"),
        told=said(told, "told"),
    )
    told.done()
    _check(told, kind)
    return kind


def _check(told: Fields, kind: Kind) -> None:
    if not set(kind.before) <= COURSES.keys() or kind.after not in ("", *COURSES):
        raise told.fault("from", f"{kind.id} names no state of a course")
    if kind.filing not in ("", *FILINGS) or not kind.asks <= ASKED:
        raise told.fault("asks", f"{kind.id} asks what no form knows")


def _mark(procedure: str, name: str, fields: Mapping[str, Any]) -> Mark:
    told = Fields(fields, f"courses.toml {procedure}.{name}")
    event = told.maybe("event", told.text)
    named = [_step(one) for one in told.names("starts")]
    limits = procedures()[procedure].limits
    mark = Mark(
        kind=kinds()[name],
        starts=tuple(named) if named else tuple(each for each in limits if event and each.event == event),
        restarts=frozenset((each.procedure, each.id) for each in limits if event and each.restart == event),
        completes=frozenset((each.procedure, each.id) for each in map(_step, told.names("completes"))),
        since=told.maybe("since", told.text),
        tells=told.flag("tells", default=False),
        while_owed=told.flag("while_owed", default=False),
    )
    told.done()
    if event and not mark.starts and not mark.restarts:
        raise told.fault("event", f"{event} is no event of {procedure}")
    return mark


def _step(name: str) -> Step:
    procedure, _, step_id = name.partition(".")
    return step(procedure, step_id)


def marks() -> Iterator[tuple[str, Mark]]:
    """Every mark of every procedure, with the procedure's id."""
    for procedure in procedures():
        yield from ((procedure, mark) for mark in course_of(procedure).values())


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
