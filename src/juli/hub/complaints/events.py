"""Writing events and payloads. Only actions call this, inside their transaction and under the complaint's lock."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from juli.evidence.chain import FIRST, event_hash
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint, Event, Involvement, Payload
from juli.hub.complaints.outward import tell_outward
from juli.hub.searching.index import keep_text

SALT_BYTES = 16


def keep_payload(
    complaint: Complaint,
    content: Mapping[str, object],
    *,
    internal: bool = False,
    private: bool = False,
    involvement: Involvement | None = None,
) -> Payload:
    """Store erasable content with the hash that stays when the content is erased, and who hears it.

    `private`: the complainant's side alone.
    """
    kept = new_payload(complaint, content)
    kept.internal, kept.private, kept.involvement = internal, private, involvement
    kept.save(force_insert=True)
    if "text" in content and not private:
        keep_text(complaint.pk, kept.pk, str(content["text"]), of=complaint.respondent_id)
    return kept


def new_payload(complaint: Complaint, content: Mapping[str, object]) -> Payload:
    """A payload with its hash; nothing is written yet.

    A random salt goes with it: once both are gone, nobody can guess a phone number until its hash fits.
    """
    salted = {**content, "salt": secrets.token_hex(SALT_BYTES)}
    return Payload(complaint=complaint, content=salted, sha256=content_hash(salted))


def content_hash(content: Mapping[str, object]) -> str:
    """The SHA-256 of a payload's content, as its event keeps it."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def event_fields(event: Event) -> dict[str, object]:
    """What the hash of an event covers."""
    return {
        "complaint": str(event.complaint_id),
        "position": event.position,
        "kind": event.kind,
        "actor": event.actor,
        "at": event.at.isoformat(),
        "data": event.data,
        "payload": event.payload_sha256,
    }


def record_event(
    complaint: Complaint,
    kind: str,
    *,
    by: Actor,
    at: datetime,
    data: Mapping[str, object] | None = None,
    payload: Payload | None = None,
) -> Event:
    """Append one event to the complaint's chain. `data` holds ids, hashes, codes and amounts in fen only.

    The caller holds the complaint's row lock, so positions follow each other without gaps.
    """
    last = Event.objects.filter(complaint=complaint).order_by("-position").first()
    event = next_event(complaint, last, kind, by=by, at=at, data=data, payload=payload)
    event.save(force_insert=True)
    tell_outward(complaint, [event])
    return event


def next_event(
    complaint: Complaint,
    last: Event | None,
    kind: str,
    *,
    by: Actor,
    at: datetime,
    data: Mapping[str, object] | None = None,
    payload: Payload | None = None,
) -> Event:
    """The event that continues the chain after `last`, or begins it; nothing is written yet."""
    event = Event(
        complaint=complaint,
        position=last.position + 1 if last else 1,
        kind=kind,
        actor=by.reference,
        at=at,
        data=dict(data or {}),
        payload=payload,
        payload_sha256=payload.sha256 if payload else "",
        previous=last.hash if last else FIRST,
    )
    event.hash = event_hash(event.previous, event_fields(event))
    return event
