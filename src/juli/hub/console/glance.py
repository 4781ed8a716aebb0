"""A complaint as the operator reads it in an emergency: what was said and what is due; contact data masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juli.evidence.masking import mask_email, mask_phone
from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.labels import EVENTS, STAGES
from juli.hub.complaints.models import Clock, Complaint, Event, Message
from juli.hub.spoken import spoken_language
from juli.procedures import Clock as CountedClock
from juli.triage import taxonomy
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Line:
    """One complaint of the list."""

    complaint: Complaint
    issue: Said
    stage: object


@dataclass(frozen=True, slots=True)
class GlancedClock:
    """A clock with its name and how its day was counted; a promised day was not counted at all."""

    row: Clock
    name: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Glance:
    """All that is shown of one complaint."""

    line: Line
    messages: Sequence[Message]
    clocks: Sequence[GlancedClock]
    happenings: Sequence[tuple[Event, object]]
    phone: str
    email: str


def lines_of(complaints: Iterable[Complaint]) -> list[Line]:
    """Complaints with their issue and stage in words."""
    return [_line(complaint) for complaint in complaints]


def glance_at(complaint: Complaint, *, by: Actor) -> Glance:
    """Read what belongs to a complaint."""
    person = complaint.complainant
    return Glance(
        line=_line(complaint),
        messages=list(queries.messages(complaint, by=by)),
        clocks=[_glanced(clock) for clock in queries.clocks(complaint, by=by)],
        happenings=[(event, EVENTS.get(event.kind, event.kind)) for event in queries.events(complaint, by=by)],
        phone=mask_phone(person.phone),
        email=mask_email(person.email),
    )


def _line(complaint: Complaint) -> Line:
    known = taxonomy()
    return Line(complaint, known.issues.get(complaint.issue, known.issue("other")).name, STAGES[complaint.stage])


def _glanced(clock: Clock) -> GlancedClock:
    if clock.nature == "promise":
        return GlancedClock(clock, "", "")
    language = spoken_language()
    counted = CountedClock.from_fields(clock.fields)
    return GlancedClock(clock, counted.name.text(language), counted.explanation.text(language))
