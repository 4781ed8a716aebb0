"""Complaints: listed, read, filed, taken in hand, closed, opened again."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router

from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, etag_of, once, told
from juli.hub.api.complaint_schemas import (
    ClosingIn,
    ComplaintDetail,
    ComplaintPage,
    ComplaintsWanted,
    FilingIn,
    FilingsIn,
    ReceiptList,
    ReceiptOut,
    ReopeningIn,
    SpokenComplaint,
)
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import CHANGING, KEYED, TAGGED
from juli.hub.api.refusals import Refusal
from juli.hub.api.showing import clocks_of, detail_of, row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.toned import tone_of
from juli.hub.api.values import Number, files_of
from juli.hub.complaints import actions, queries
from juli.hub.complaints.actions.taking_in import Brought, Receipt
from juli.hub.complaints.filing import Arrival, ClaimRequest, FilingRequest
from juli.hub.complaints.models import Complaint
from juli.hub.today import this_day
from juli.hub.worklists.filters import read_filters
from juli.hub.worklists.queries import view
from juli.money import Fen, parse_yuan
from juli.triage import taxonomy

router = Router(tags=["complaints"])
READ, ANSWER, FILE, CLOSE = "complaints.read", "complaints.answer", "complaints.file", "complaints.close"
ORDERS = {
    "newest": ("-filed_at", "pk"),
    "changed": ("-changed_at", "pk"),
    "due": ("due_on", "filed_at", "pk"),
    "aim": ("aimed_at", "pk"),
    "amount": ("-claimed_fen", "pk"),
}


@router.get(
    "/complaints",
    response=ComplaintPage,
    url_name="complaints",
    operation_id="list_complaints",
    summary="The complaints that the token's seat may read",
)
@allowed(READ)
def listed(request: ProgramRequest, wanted: Query[ComplaintsWanted]) -> dict[str, Any]:
    """In the order asked for. `q` takes words and filters as the desk's search box does, such as `stage:open`."""
    found = sought(wanted.q, wanted.view, by=request.actor)
    rows, following = page_after(found, ORDERS[wanted.order], wanted.cursor, wanted.limit)
    return {"items": [row_of(one) for one in rows], "next": following}


@router.post(
    "/complaints",
    response={201: ReceiptOut},
    url_name="complaints",
    operation_id="file_complaint",
    summary="File what reached the organisation by telephone, at its counter, from elsewhere",
    openapi_extra=KEYED,
)
@allowed(FILE)
@once(201, alone=True)
def file(request: ProgramRequest, body: FilingIn) -> Made:
    """It is received at once; its clocks begin on the day of `received_at`. Hand number and passcode to who complains.

    The passcode is told this once. Asked again with the same idempotency key, the answer is the same for 24 hours.
    """
    (receipt,) = actions.take_in_complaints([_brought(body, request.actor)], by=request.actor)
    told = _receipt(receipt)
    return Made(told, reverse("api:complaint", args=[told.number]))


@router.post(
    "/complaints/batch",
    response={201: ReceiptList},
    url_name="complaints-batch",
    operation_id="file_complaints",
    summary="File many at once: all of them, or none",
    openapi_extra=KEYED,
)
@allowed(FILE)
@once(201, alone=True)
def file_many(request: ProgramRequest, body: FilingsIn) -> ReceiptList:
    """Up to a hundred, as a call centre hands over its night. The receipts stand in the order of what was sent."""
    brought = [_brought(one, request.actor) for one in body.items]
    receipts = actions.take_in_complaints(brought, by=request.actor)
    return ReceiptList(items=[_receipt(one) for one in receipts])


@router.get(
    "/complaints/{number}",
    response=ComplaintDetail,
    url_name="complaint",
    operation_id="read_complaint",
    summary="One complaint",
    openapi_extra=TAGGED,
)
@allowed(READ)
def one(request: ProgramRequest, number: Number) -> HttpResponse:
    """With who complains (masked), claims, and clocks with their reasons. Its ETag names the version that was read."""
    return told(request, _seen(complaint_of(number, request.actor), request.actor))


@router.post(
    "/complaints/{number}/acknowledge",
    response=ComplaintDetail,
    url_name="acknowledge",
    operation_id="acknowledge_complaint",
    summary="Confirm that it was received and is being looked at",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def acknowledge(request: ProgramRequest, number: Number) -> Made:
    """Meets the target to confirm receipt; the complainant is told."""
    actions.acknowledge_complaint(complaint_to_change(request, number), by=request.actor)
    return _again(number, request.actor)


@router.post(
    "/complaints/{number}/close",
    response=SpokenComplaint,
    url_name="close",
    operation_id="close_complaint",
    summary="Close it with a reason and a word to the complainant",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once()
def close(request: ProgramRequest, number: Number, body: ClosingIn) -> Made:
    """An accepted offer closes by its payment instead."""
    actions.close_complaint(complaint_to_change(request, number), reason=body.reason, text=body.text, by=request.actor)
    return _spoken(number, body.text, request.actor)


@router.post(
    "/complaints/{number}/reopen",
    response=SpokenComplaint,
    url_name="reopen",
    operation_id="reopen_complaint",
    summary="Open a closed one again",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once()
def reopen(request: ProgramRequest, number: Number, body: ReopeningIn) -> Made:
    """Within the period for it, with words that both sides read. A new target for an answer begins."""
    complaint = complaint_to_change(request, number)
    actions.reopen_complaint(complaint, reason=body.reason, text=body.text, by=request.actor)
    return _spoken(number, body.text, request.actor)


def sought(typed: str | None, kept: UUID | None, *, by: Actor) -> QuerySet[Complaint]:
    """The complaints that words and a kept view find; Refusal where either cannot be understood."""
    found = queries.complaints(by=by).select_related("department", "assignee", "complainant")
    for text in (_words_of(kept, by), typed or ""):
        read = read_filters(text, today=this_day(), by=by)
        if read.problems:
            raise Refusal(422, "search", problems=list(read.problems))
        found = found.filter(read.condition)
    return found


def _words_of(kept: UUID | None, by: Actor) -> str:
    if kept is None:
        return ""
    found = view(kept, by=by)
    if found is None:
        raise Refusal(422, "view")
    return str(found.filters)


def _seen(complaint: Complaint, by: Actor) -> Made:
    return Made(detail_of(complaint, by=by), etag=etag_of(complaint, by))


def _again(number: str, by: Actor) -> Made:
    return _seen(complaint_of(number, by), by)


def _spoken(number: str, text: str, by: Actor) -> Made:
    complaint = complaint_of(number, by)
    seen = _seen(complaint, by)
    return Made(SpokenComplaint(**seen.document.model_dump(), tone=tone_of(text, complaint)), etag=seen.etag)


def _brought(body: FilingIn, by: Actor) -> Brought:
    return Brought(_filing(body, by), Arrival(body.channel, body.received_at, body.reference), files_of(body.files))


def _filing(body: FilingIn, by: Actor) -> FilingRequest:
    if body.issue not in taxonomy().issues:
        raise Refusal(422, "issue")
    if body.received_at.tzinfo is None:
        raise Refusal(422, "moment-without-zone")
    person = body.complainant
    return FilingRequest(
        issue=body.issue,
        complainant_kind=person.kind,
        name=person.name,
        business_name=person.business_name,
        phone=person.phone,
        email=person.email,
        respondent_name="",
        organisation_id=organisation_of(by),
        story=body.text,
        claims=tuple(ClaimRequest(claim.kind, _amount(claim.kind, claim.amount), claim.note) for claim in body.claims),
        merchant_no=body.merchant_no,
        terminal_no=body.terminal_no,
        language=body.language,
    )


def _amount(kind: str, text: str | None) -> Fen | None:
    if text is None:
        return None
    fen = parse_yuan(text)
    if kind != "refund" or fen <= 0:
        raise Refusal(422, "claim-amount")
    return fen


def _receipt(receipt: Receipt) -> ReceiptOut:
    complaint = receipt.taken.complaint
    assert complaint.received_on is not None
    return ReceiptOut(
        number=complaint.number,
        passcode=receipt.passcode,
        follow=f"{settings.BASE_URL.rstrip('/')}{reverse('portal:follow')}",
        filed_at=complaint.filed_at,
        received_on=complaint.received_on,
        department=complaint.department.name if complaint.department else None,
        event=receipt.taken.events[-1].hash,
        clocks=clocks_of(receipt.taken.clocks),
    )
