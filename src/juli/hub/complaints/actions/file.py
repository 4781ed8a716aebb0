"""Filing: from a draft or a request to a complaint with its number. A repeated filing gives the same complaint."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.columns import remember_columns
from juli.hub.complaints.clocks import start_clock
from juli.hub.complaints.consenting import ACCOUNT, ACCOUNT_VERSION, keep_consent
from juli.hub.complaints.effects import assign_later, tell_complainant, understand_later
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.filed_rows import claims_of, complaint_of, person_of, serials, told_of
from juli.hub.complaints.filing import FilingRequest
from juli.hub.complaints.models import (
    AuditRecord,
    Claim,
    Complaint,
    Draft,
    DraftFile,
    EvidenceItem,
    Message,
    Proceeding,
    Side,
)
from juli.hub.complaints.placing import Placement, facts_of, place
from juli.hub.complaints.queries import draft_of
from juli.hub.complaints.readings import kept_reading
from juli.hub.complaints.searching import let_be_found
from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import organisation
from juli.hub.today import this_moment

DIRECT = "provider_direct"
"""The procedure of a complaint made to the provider itself."""


@action
def file_complaint(request: FilingRequest, *, by: Actor) -> Complaint:
    """File what the draft holds. The draft's passcode becomes the complaint's.

    Filing the same draft again returns the complaint that is there. A respondent with an activated desk has
    received it at once and its service targets start; for any other the complaint is prepared, and the
    person records how it was sent and received.
    """
    require(by, ActorKind.VISITOR)
    draft = draft_of(by, for_update=True)
    if draft is None:
        raise NotAllowed
    if draft.complaint_id is not None:
        with acting(Actor(ActorKind.COMPLAINANT, complaint_id=draft.complaint_id)):
            return Complaint.objects.get(pk=draft.complaint_id)
    now = this_moment()
    files = list(draft.files.select_related("picture"))
    # From here on the visitor is the complainant of the complaint that comes to be.
    seat = Actor(ActorKind.COMPLAINANT, complaint_id=uuid4())
    with acting(seat):
        complaint = _file(request, draft, files, seat, now, by=by)
    draft.complaint = complaint
    draft.save(update_fields=["complaint"])
    return complaint


def _file(
    request: FilingRequest,
    draft: Draft,
    files: Sequence[DraftFile],
    seat: Actor,
    now: datetime,
    *,
    by: Actor,
) -> Complaint:
    respondent = organisation(request.organisation_id, by=by) if request.organisation_id else None
    placement = place(respondent, facts_of(request)) if respondent else Placement(None)
    complaint = _create(request, placement, draft, seat, now, respondent=respondent)
    _keep_parts(complaint, request, now)
    _keep_story(complaint, request.story, files, now)
    payload = keep_payload(complaint, {"name": request.name, "phone": request.phone, "email": request.email})
    record_event(complaint, "filed", by=by, at=now, data=told_of(request), payload=payload)
    _open_proceeding(complaint, respondent, placement, now, by=by)
    _remember_columns(files, respondent, by=by)
    understand_later(complaint)
    if request.email:
        tell_complainant(complaint, "confirm_address")
    return complaint


def _create(
    request: FilingRequest,
    placement: Placement,
    draft: Draft,
    seat: Actor,
    now: datetime,
    *,
    respondent: Organisation | None,
) -> Complaint:
    has_desk = respondent is not None and respondent.has_desk
    assert seat.complaint_id is not None
    complaint = complaint_of(
        request,
        placement,
        respondent,
        key=seat.complaint_id,
        serial=serials(1)[0],
        passcode_hash=draft.passcode_hash,
        at=now,
        received_on=timezone.localdate(now) if has_desk else None,
    )
    complaint.save(force_insert=True)
    return complaint


def _keep_parts(complaint: Complaint, request: FilingRequest, now: datetime) -> None:
    person = person_of(request, complaint, at=now)
    person.save(force_insert=True)
    let_be_found(complaint, person)
    if request.refund_account and request.refund_account_consent:
        keep_consent(complaint, ACCOUNT, ACCOUNT_VERSION, at=now)
    Claim.objects.bulk_create(claims_of(request, complaint))
    if request.audit is not None:
        AuditRecord.objects.create(
            complaint=complaint,
            document=dict(request.audit),
            agreement=dict(request.agreement) if request.agreement is not None else None,
            sentences=dict(request.sentences) if request.sentences else None,
            made_at=now,
        )


def _keep_story(complaint: Complaint, story: str, files: Sequence[DraftFile], now: datetime) -> None:
    payload = keep_payload(complaint, {"text": story})
    Message.objects.create(complaint=complaint, side=Side.COMPLAINANT, payload=payload, at=now)
    EvidenceItem.objects.bulk_create(
        EvidenceItem(
            complaint=complaint,
            side=Side.COMPLAINANT,
            purpose=file.purpose,
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            media_type=file.media_type,
            proves=file.proves,
            reading=kept_reading(file),
            picture_sha256=_picture_of(file),
            added_at=now,
        )
        for file in files
    )


def _remember_columns(files: Sequence[DraftFile], respondent: Organisation | None, *, by: Actor) -> None:
    """What the complainant said of columns serves the next one of the same provider."""
    for file in files:
        header, mapping = file.note.get("header"), file.note.get("mapping")
        if respondent is not None and header and mapping:
            remember_columns(respondent.pk, header, mapping, by=by)


def _picture_of(file: DraftFile) -> str:
    """The digest of the upright copy, where rows were confirmed from it."""
    picture = getattr(file, "picture", None)
    return picture.picture_sha256 if picture is not None and picture.rows else ""


def _open_proceeding(
    complaint: Complaint, respondent: Organisation | None, placement: Placement, now: datetime, *, by: Actor
) -> None:
    today = timezone.localdate(now)
    if respondent is None or not respondent.has_desk:
        Proceeding.objects.create(complaint=complaint, procedure=DIRECT)
        record_event(complaint, "prepared", by=by, at=now, data={"procedure": DIRECT})
        return
    proceeding = Proceeding.objects.create(
        complaint=complaint, procedure=DIRECT, filing="received", sent_on=today, sent_how="platform", received_on=today
    )
    for step in ("acknowledge", "answer"):
        start_clock(proceeding, step, event_on=today)
    data = {"procedure": DIRECT, "how": "platform", **placement.reason}
    record_event(complaint, "received", by=by, at=now, data=data)
    if placement.automatic:
        assign_later(complaint)
