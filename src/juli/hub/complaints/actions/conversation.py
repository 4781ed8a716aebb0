"""Conversation: messages between the parties, internal notes, and files added later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, MEMBERS, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.asking import refuse_while_asked
from juli.hub.complaints.clocks import complete_clocks, expect_answer
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.machines import EVIDENCE
from juli.hub.complaints.models import Complaint, EvidenceItem, Involvement, Message, Side
from juli.hub.complaints.notifying import notify_handler
from juli.hub.complaints.policy import locked
from juli.hub.complaints.queries import INSIDE
from juli.hub.files import file_store
from juli.hub.machines import NotPossible
from juli.hub.today import this_day, this_moment


@dataclass(frozen=True, slots=True)
class NewFile:
    """An upload already recognised by its content, with the name it will be offered under."""

    name: str
    content: bytes
    media_type: str
    proves: str = ""


@action
def write_message(
    complaint: Complaint,
    text: str,
    *,
    by: Actor,
    files: Sequence[NewFile] = (),
    side: Side | None = None,
    channel: str = "web",
    happened_on: date | None = None,
    holding: bool = False,
) -> Message:
    """Say something to the other party.

    A complainant may also log what the respondent said elsewhere (`side=Side.RESPONDENT`, with the channel:
    phone, letter …, and the day it happened, Beijing) while the respondent is not on the platform. An answer
    of the respondent completes the targets; what the complainant writes then starts a new one. One that answers
    nothing yet (`holding`) completes the target to acknowledge alone, and waits for no department that is asked.
    """
    require(by, *COMPLAINANT_SIDE, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.answer")
    own = Side.RESPONDENT if by.kind is ActorKind.STAFF else Side.COMPLAINANT
    speaker = side or own
    if speaker is not own and (own is Side.RESPONDENT or _on_platform(found)):
        raise NotAllowed
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    if happened_on and happened_on > this_day():
        raise NotPossible("day-in-future")
    if by.kind is ActorKind.STAFF and not holding:
        refuse_while_asked(found)
    message = keep_message(found, text, files, by=by, side=speaker, channel=channel, happened_on=happened_on)
    if speaker is Side.RESPONDENT:
        complete_clocks(found, "acknowledge", *(() if holding else ("answer",)), at=message.at)
    elif channel == "web":
        expect_answer(found, on=timezone.localdate(message.at))
        notify_handler(found, "message")
    if by.kind is ActorKind.STAFF:
        tell_complainant(found, "message")
    return message


@action
def write_note(complaint: Complaint, text: str, *, by: Actor, files: Sequence[NewFile] = ()) -> Message:
    """Note something inside the respondent's house; the complainant never sees it."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.answer")
    return keep_message(found, text, files, by=by, side=Side.RESPONDENT, kind="noted")


@action
def add_evidence(complaint: Complaint, files: Sequence[NewFile], *, by: Actor) -> list[EvidenceItem]:
    """Add files to the complaint, each with what it proves."""
    require(by, *COMPLAINANT_SIDE, ActorKind.STAFF)
    found = locked(complaint, by, "complaints.answer")
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    now = this_moment()
    items = keep_files(found, files, by=by, at=now)
    _changed(found, now)
    return items


def keep_files(
    complaint: Complaint, files: Sequence[NewFile], *, by: Actor, at: datetime, purpose: str = "evidence"
) -> list[EvidenceItem]:
    """Keep files with a locked complaint, each with its event. Called by actions only."""
    side = Side.RESPONDENT if by.kind is ActorKind.STAFF else Side.COMPLAINANT
    items = [_keep_file(complaint, file, side, at, purpose=purpose) for file in files]
    for item in items:
        record_event(complaint, "evidence_added", by=by, at=at, data={"item": str(item.pk), "sha256": item.sha256})
    return items


def keep_private_files(complaint: Complaint, files: Sequence[NewFile], *, by: Actor, at: datetime) -> list[str]:
    """Keep files that only the complainant's side sees; their SHA-256. Called by actions only."""
    require(by, *COMPLAINANT_SIDE)
    return [_keep_file(complaint, file, Side.COMPLAINANT, at, private=True).sha256 for file in files]


@action
def withdraw_evidence(item: EvidenceItem, *, by: Actor) -> EvidenceItem:
    """No longer rely on a file one has brought oneself. It stays kept, marked as withdrawn."""
    require(by, *COMPLAINANT_SIDE, ActorKind.STAFF)
    found = locked(item.complaint, by, "complaints.answer")
    side = Side.RESPONDENT if by.kind is ActorKind.STAFF else Side.COMPLAINANT
    fresh = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    if fresh.side != side or fresh.purpose in ("statement", "authority"):
        raise NotAllowed
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    EVIDENCE.check(fresh.state, "withdrawn")
    fresh.state = "withdrawn"
    fresh.save(update_fields=["state"])
    record_event(found, "evidence_withdrawn", by=by, at=this_moment(), data={"item": str(fresh.pk)})
    return fresh


def _on_platform(complaint: Complaint) -> bool:
    return complaint.respondent is not None and complaint.respondent.has_desk


def keep_message(
    complaint: Complaint,
    text: str,
    files: Sequence[NewFile],
    *,
    by: Actor,
    side: Side,
    kind: str = "said",
    channel: str = "web",
    involvement: Involvement | None = None,
    happened_on: date | None = None,
    data: Mapping[str, object] | None = None,
) -> Message:
    """Keep something said with a locked complaint, and its event of this kind (with `data`). Called by actions only."""
    now, internal = this_moment(), kind in INSIDE
    told = {"text": text} | ({"on": happened_on.isoformat()} if happened_on else {})
    payload = keep_payload(complaint, told, internal=internal, involvement=involvement)
    message = Message.objects.create(
        complaint=complaint,
        side=side,
        internal=internal,
        involvement=involvement,
        channel=channel,
        # Whom an account belongs to that speaks for the complainant, the event says.
        author_id=by.user_id if by.kind in MEMBERS else None,
        payload=payload,
        at=now,
    )
    items = [_keep_file(complaint, file, side, now, message) for file in files]
    told_of: dict[str, object] = {"message": str(message.pk), "side": side.value, "channel": channel, **(data or {})}
    told_of["files"] = [item.sha256 for item in items]
    if involvement:
        told_of["involvement"] = str(involvement.pk)
    record_event(complaint, kind, by=by, at=now, data=told_of, payload=payload)
    _changed(complaint, now)
    return message


def _keep_file(
    complaint: Complaint,
    file: NewFile,
    side: Side,
    now: datetime,
    message: Message | None = None,
    *,
    purpose: str = "evidence",
    private: bool = False,
) -> EvidenceItem:
    return EvidenceItem.objects.create(
        complaint=complaint,
        message=message,
        side=side,
        purpose=purpose,
        name=file.name,
        sha256=file_store().put(file.content),
        size=len(file.content),
        media_type=file.media_type,
        proves=file.proves,
        added_at=now,
        private=private,
    )


def _changed(complaint: Complaint, now: datetime) -> None:
    complaint.changed_at = now
    complaint.save(update_fields=["changed_at"])
