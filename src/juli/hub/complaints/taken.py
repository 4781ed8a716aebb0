"""The rows of complaints that a house takes in, many at once: each with its events, its clocks, what it is found by.

A complaint that somebody files here grows step by step (`actions/file.py`). One that a program hands over comes whole,
so all rows of a table are written together, and nothing has to be read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import models

from juli import procedures
from juli.calendars import WorkingDays
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.clocks import columns_of
from juli.hub.complaints.events import new_payload, next_event
from juli.hub.complaints.filed_rows import Place, claims_of, complaint_of, person_of, told_of
from juli.hub.complaints.filing import Arrival, FilingRequest
from juli.hub.complaints.models import (
    BINDING,
    NO_DAY,
    Claim,
    Clock,
    Complainant,
    Complaint,
    Event,
    EvidenceItem,
    Message,
    Payload,
    Proceeding,
    Side,
)
from juli.hub.complaints.placing import Placement
from juli.hub.complaints.searching import words_of
from juli.hub.directory.models import Organisation
from juli.hub.searching.index import entries_of
from juli.hub.searching.models import Entry
from juli.hub.writing import write_together

DIRECT = "provider_direct"
STEPS = ("acknowledge", "answer")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that the complainant brought; its bytes lie in the store already."""

    name: str
    sha256: str
    size: int
    media_type: str
    proves: str


@dataclass(slots=True)
class Taken:
    """A complaint with the rows that hang on it; `placement` says with which department, and why,
    `arrived_at` when it reached the house."""

    complaint: Complaint
    person: Complainant
    placement: Placement
    arrived_at: datetime
    proceeding: Proceeding
    claims: list[Claim]
    clocks: list[Clock]
    payloads: list[Payload] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    items: list[EvidenceItem] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def tell(self, kind: str, data: dict[str, Any], *, by: Actor, at: datetime, payload: Payload | None = None) -> None:
        """Let an event continue the chain."""
        last = self.events[-1] if self.events else None
        self.events.append(next_event(self.complaint, last, kind, by=by, at=at, data=data, payload=payload))

    def say(self, content: dict[str, object]) -> Payload:
        """Let an erasable content be kept."""
        kept = new_payload(self.complaint, content)
        self.payloads.append(kept)
        return kept


def taken(
    request: FilingRequest,
    arrival: Arrival,
    placement: Placement,
    *,
    respondent: Organisation,
    place: Place,
    passcode_hash: str,
    calendar: WorkingDays,
    files: Sequence[KeptFile],
    by: Actor,
    at: datetime,
) -> Taken:
    """A complaint that arrived at a house, with all its rows; nothing is written yet."""
    day = arrival.day(at)
    complaint = complaint_of(
        request,
        placement,
        respondent,
        key=uuid4(),
        serial=place.serial,
        passcode_hash=passcode_hash,
        at=at,
        received_on=day,
    )
    proceeding = Proceeding(pk=place.proceeding, complaint=complaint, procedure=DIRECT, **_received(arrival.how, day))
    begun = (procedures.start(procedures.step(DIRECT, step), day, calendar) for step in STEPS)
    made = Taken(
        complaint,
        person_of(request, complaint, at=at),
        placement,
        arrival.at or at,
        proceeding,
        claims_of(request, complaint),
        [Clock(proceeding=proceeding, **columns_of(clock)) for clock in begun],
    )
    _tell(made, request, arrival, files, by=by, at=at)
    _note(made)
    return made


def save(several: Sequence[Taken], others: Sequence[models.Model]) -> None:
    """Write all rows, table by table, and last those of one more table. Called by actions only."""
    single = [[getattr(one, name) for one in several] for name in ("complaint", "person", "proceeding")]
    names = ("claims", "clocks", "payloads", "messages", "items", "events")
    hanging = [[row for one in several for row in getattr(one, name)] for name in names]
    write_together([*single, *hanging, [entry for one in several for entry in _entries(one)], others])


def _received(how: str, day: date) -> dict[str, Any]:
    return {"filing": "received", "sent_on": day, "sent_how": how, "received_on": day}


def _note(made: Taken) -> None:
    """What the database would note in the complaint's row: known beforehand, the row is written once."""
    binding = [clock for clock in made.clocks if clock.actor in BINDING]
    by_law = [clock for clock in binding if clock.shown_nature not in ("target", "unverified")]
    made.complaint.due_on = min((clock.due_on for clock in binding), default=NO_DAY)
    made.complaint.bound_on = min((clock.due_on for clock in by_law), default=NO_DAY)
    made.complaint.last_said_by = made.messages[-1].side


def _tell(
    made: Taken, request: FilingRequest, arrival: Arrival, files: Sequence[KeptFile], *, by: Actor, at: datetime
) -> None:
    complaint = made.complaint
    story = made.say({"text": request.story})
    made.messages.append(
        Message(complaint=complaint, side=Side.COMPLAINANT, channel=arrival.channel, payload=story, at=at)
    )
    person = made.say({"name": request.name, "phone": request.phone, "email": request.email})
    made.tell("filed", {**told_of(request), **arrival.told}, by=by, at=at, payload=person)
    data = {"procedure": DIRECT, "how": arrival.how, **made.placement.reason}
    made.tell("received", data, by=by, at=at)
    for file in files:
        item = EvidenceItem(
            complaint=complaint,
            side=Side.COMPLAINANT,
            purpose="evidence",
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            media_type=file.media_type,
            proves=file.proves,
            added_at=at,
        )
        made.items.append(item)
        made.tell("evidence_added", {"item": str(item.pk), "sha256": item.sha256}, by=by, at=at)


def _entries(one: Taken) -> list[Entry]:
    complaint = one.complaint
    return entries_of(
        complaint.pk,
        words_of(complaint, one.person),
        {payload.pk: str(payload.content["text"]) for payload in one.payloads if "text" in (payload.content or {})},
        of=complaint.respondent_id,
    )
