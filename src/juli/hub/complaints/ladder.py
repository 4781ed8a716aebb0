"""Proceedings before other bodies, read from their rows and from the events that tell what was noted of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from juli.hub.complaints.clocks import reasons
from juli.hub.complaints.models import Clock, Complaint, Event, Proceeding
from juli.proceedings import Standing
from juli.proceedings.course import Place

NOTED = "proceeding_noted"
"""The kind of event that tells what was noted of a proceeding."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One note of a proceeding: its kind and day, its codes, and its words ("" where they were erased or none)."""

    proceeding: int
    kind: str
    on: date
    data: Mapping[str, Any]
    words: Mapping[str, str] = field(default_factory=dict)


def notes_of(events: Iterable[Event], *, with_words: bool = False) -> list[Noted]:
    """What was noted of proceedings, in the order of the events; the words only where their payloads may be read."""
    return [_noted(event, with_words) for event in events if event.kind == NOTED]


def _noted(event: Event, with_words: bool) -> Noted:
    payload = event.payload if with_words else None
    content = (payload.content or {}) if payload else {}
    words = {name: text for name, text in content.items() if name != "salt"}
    on = date.fromisoformat(event.data["on"])
    return Noted(event.data["proceeding"], event.data["note"], on, event.data, words)


def standing_of(proceeding: Proceeding, notes: Iterable[Noted], running: Sequence[Clock]) -> Standing:
    """Where a proceeding stands, from its notes and the running clocks of the whole complaint."""
    own = {place_of(clock): reasons(clock) for clock in running if clock.proceeding_id == proceeding.pk}
    return Standing(
        procedure=proceeding.procedure,
        filing=proceeding.filing,
        course=proceeding.course,
        days={note.kind: note.on for note in notes if note.proceeding == proceeding.pk},
        running=own,
        beside=frozenset(place_of(clock) for clock in running) - own.keys(),
    )


def place_of(clock: Clock) -> Place:
    """By what procedure and step a clock runs; the step may be another procedure's than the proceeding's."""
    return clock.fields["procedure"], clock.step


def can_escalate(complaint: Complaint) -> bool:
    """Whether the institution reads here and has received the complaint, so that its compliance can be reached."""
    respondent = complaint.respondent
    return respondent is not None and respondent.has_desk and complaint.received_on is not None
