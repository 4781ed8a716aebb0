"""The rows of complaints that a house takes in, many at once: each with its events, its clocks, what it is found by.

A complaint that somebody files here grows step by step (`actions/file.py`). One that a program hands over comes whole,
so all rows of a table are written together, and nothing has to be read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models

from juli import procedures
from juli.calendars import WorkingDays
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.clocks import columns_of
from juli.hub.complaints.events import new_payload, next_event
from juli.hub.complaints.filed_rows import claims_of, complaint_of, person_of, told_of
from juli.hub.complaints.filing import Arrival, FilingRequest
from juli.hub.complaints.models import (
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
    serial: int,
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
        serial=serial,
        passcode_hash=passcode_hash,
        at=at,
        received_on=day,
    )
    proceeding = Proceeding(
        complaint=complaint, procedure=DIRECT, filing="received", sent_on=day, sent_how=arrival.how, received_on=day
    )
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
    return made


def save(several: Sequence[Taken]) -> None:
    """Write all rows, table by table. Called by actions only."""
    for name in ("complaint", "person", "proceeding"):
        _write([getattr(one, name) for one in several])
    for one in several:
        # The keys of these came with the writing; the rows that hang on them know them now.
        for clock in one.clocks:
            clock.proceeding = one.proceeding
    for name in ("claims", "clocks", "payloads", "messages", "items", "events"):
        _write([row for one in several for row in getattr(one, name)])
    _write([entry for one in several for entry in _entries(one)])


def _write(rows: Sequence[Any]) -> None:
    if rows:
        model: type[models.Model] = type(rows[0])
        model._default_manager.bulk_create(rows)


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
