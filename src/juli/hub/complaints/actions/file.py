"""Filing: from a draft or a request to a complaint with its number. A repeated filing gives the same complaint."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.columns import remember_columns
from juli.hub.complaints.clocks import start_clock
from juli.hub.complaints.consenting import ACCOUNT, ACCOUNT_VERSION, keep_consent
from juli.hub.complaints.effects import assign_later, tell_complainant, understand_later
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.filing import FilingRequest
from juli.hub.complaints.models import (
    AuditRecord,
    Claim,
    Complainant,
    Complaint,
    Draft,
    DraftFile,
    EvidenceItem,
    Message,
    Proceeding,
    Side,
)
from juli.hub.complaints.numbers import complaint_number
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
    data = {"issue": complaint.issue, "claimed_fen": complaint.claimed_fen, "claims": [c.kind for c in request.claims]}
    record_event(complaint, "filed", by=by, at=now, data=data, payload=payload)
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
    return Complaint.objects.create(
        id=seat.complaint_id,
        number=complaint_number(_next_serial(), timezone.localdate(now)),
        passcode_hash=draft.passcode_hash,
        issue=request.issue,
        respondent=respondent,
        respondent_name=respondent.name if respondent else request.respondent_name,
        department=placement.department,
        merchant_no=request.merchant_no,
        terminal_no=request.terminal_no,
        claimed_fen=request.claimed,
        language=request.language,
        filed_at=now,
        changed_at=now,
        received_on=timezone.localdate(now) if has_desk else None,
        follows_id=request.follows,
    )


def _next_serial() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('complaints_number_serial')")
        return int(cursor.fetchone()[0])


def _keep_parts(complaint: Complaint, request: FilingRequest, now: datetime) -> None:
    person = Complainant.objects.create(
        complaint=complaint,
        kind=request.complainant_kind,
        name=request.name,
        business_name=request.business_name,
        phone=request.phone,
        email=request.email,
        refund_account=request.refund_account if request.refund_account_consent else "",
        refund_account_consent_at=now if request.refund_account_consent else None,
    )
    let_be_found(complaint, person)
    if request.refund_account and request.refund_account_consent:
        keep_consent(complaint, ACCOUNT, ACCOUNT_VERSION, at=now)
    Claim.objects.bulk_create(
        Claim(complaint=complaint, position=i, kind=claim.kind, amount_fen=claim.amount, note=claim.note)
        for i, claim in enumerate(request.claims)
    )
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
