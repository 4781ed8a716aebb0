"""Questions between a provider and its partners: agents, makers, services."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Query, Router, Schema

from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import NEXT, Files, MessageOut
from juli.hub.api.complaints import READ
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import CHANGING, KEYED
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Paged, Strict
from juli.hub.api.showing import message_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number, Text, files_of
from juli.hub.complaints import actions, queries
from juli.hub.complaints.models import Involvement
from juli.hub.directory.queries import partners_of

router = Router(tags=["partners"])
INVOLVE, REPLY = "complaints.involve", "requests.answer"


class PartnerOut(Schema):
    """An organisation that can be asked."""

    id: UUID
    kind: str
    name: str


class PartnerList(Schema):
    """Partners, by name."""

    items: list[PartnerOut]


class AskedOut(Schema):
    """A question to a partner, with what was said."""

    id: UUID
    number: str = Field(description="of the complaint")
    issue: str
    merchant_no: str
    terminal_no: str
    provider: str
    partner: str
    asked_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    messages: list[MessageOut]


class AskedPage(Schema):
    """Questions, the last asked first."""

    items: list[AskedOut]
    next: str | None = Field(description=NEXT)


class AskedList(Schema):
    """Questions about one complaint."""

    items: list[AskedOut]


class SpokenIn(Strict):
    """Words, and files that go with them."""

    text: Text
    files: Files = []


class AskIn(SpokenIn):
    """Whom to ask, and what."""

    partner: UUID


@router.get(
    "/partners",
    response=PartnerList,
    url_name="partners",
    operation_id="list_partners",
    summary="Agents, makers and services that can be asked",
)
@allowed(INVOLVE)
def partners(request: ProgramRequest) -> dict[str, Any]:
    """Those that belong to the organisation today and are on the platform."""
    return {"items": list(partners_of(organisation_of(request.actor), by=request.actor).order_by("name", "pk"))}


@router.get(
    "/complaints/{number}/requests",
    response=AskedList,
    url_name="complaint-requests",
    operation_id="list_complaint_requests",
    summary="What partners were asked",
)
@allowed(READ)
def of_complaint(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """With what was said in each."""
    complaint = complaint_of(number, request.actor)
    found = queries.involvements(by=request.actor).filter(complaint=complaint)
    return {"items": [_told(one, request.actor) for one in found]}


@router.post(
    "/complaints/{number}/requests",
    response={201: AskedOut},
    url_name="complaint-requests",
    operation_id="ask_partner",
    summary="Ask a partner",
    openapi_extra=CHANGING,
)
@allowed(INVOLVE)
@once(201)
def ask(request: ProgramRequest, number: Number, body: AskIn) -> Made:
    """It sees the question, the issue and the numbers; nothing of who complains."""
    complaint = complaint_to_change(request, number)
    own = partners_of(organisation_of(request.actor), by=request.actor)
    partner = own.filter(pk=body.partner).first()
    if partner is None:
        raise Refusal(422, "partner")
    made = actions.involve_partner(complaint, partner, body.text, files=files_of(body.files), by=request.actor)
    return Made(_told(_asked(made.pk, request.actor), request.actor))


@router.get(
    "/requests",
    response=AskedPage,
    url_name="requests",
    operation_id="list_requests",
    summary="What the organisation asked, or was asked as a partner",
)
@allowed(REPLY, INVOLVE)
def listed(request: ProgramRequest, wanted: Query[Paged]) -> dict[str, Any]:
    """The last asked first."""
    rows, following = page_after(
        queries.involvements(by=request.actor), ("-asked_at", "pk"), wanted.cursor, wanted.limit
    )
    return {"items": [_told(one, request.actor) for one in rows], "next": following}


@router.get(
    "/requests/{uuid:asked}",
    response=AskedOut,
    url_name="request",
    operation_id="read_request",
    summary="One question, with what was said",
)
@allowed(REPLY, INVOLVE)
def one(request: ProgramRequest, asked: UUID) -> AskedOut:
    """For who asked, and for who was asked."""
    return _told(_asked(asked, request.actor), request.actor)


@router.post(
    "/requests/{uuid:asked}/further",
    response={201: MessageOut},
    url_name="ask-further",
    operation_id="ask_further",
    summary="Ask something more",
    openapi_extra=KEYED,
)
@allowed(INVOLVE)
@once(201)
def further(request: ProgramRequest, asked: UUID, body: SpokenIn) -> Made:
    """The request is open again."""
    found = _asked(asked, request.actor)
    said = actions.ask_further(found, body.text, files=files_of(body.files), by=request.actor)
    return Made(message_of(said))


@router.post(
    "/requests/{uuid:asked}/answer",
    response={201: MessageOut},
    url_name="answer-request",
    operation_id="answer_request",
    summary="Answer as the partner that was asked",
    openapi_extra=KEYED,
)
@allowed(REPLY)
@once(201)
def answer(request: ProgramRequest, asked: UUID, body: SpokenIn) -> Made:
    """The provider hears of it."""
    found = _asked(asked, request.actor)
    said = actions.answer_involvement(found, body.text, files=files_of(body.files), by=request.actor)
    return Made(message_of(said))


@router.post(
    "/requests/{uuid:asked}/end",
    response=AskedOut,
    url_name="end-request",
    operation_id="end_request",
    summary="Ask no further",
    openapi_extra=KEYED,
)
@allowed(INVOLVE)
@once()
def end(request: ProgramRequest, asked: UUID) -> Made:
    """The partner sees the request no longer; what was said stays with the house."""
    actions.end_involvement(_asked(asked, request.actor), by=request.actor)
    return Made(_told(_asked(asked, request.actor), request.actor))


def _asked(asked: UUID, by: Actor) -> Involvement:
    found = queries.involvement(asked, by=by)
    if found is None:
        raise Http404(str(asked))
    return found


def _told(asked: Involvement, by: Actor) -> AskedOut:
    complaint = asked.complaint
    said = queries.messages(complaint, by=by).filter(involvement=asked)
    return AskedOut(
        id=asked.pk,
        number=complaint.number,
        issue=complaint.issue,
        merchant_no=complaint.merchant_no,
        terminal_no=complaint.terminal_no,
        provider=asked.respondent.name,
        partner=asked.organisation.name,
        asked_at=asked.asked_at,
        answered_at=asked.answered_at,
        ended_at=asked.ended_at,
        messages=[message_of(one) for one in said],
    )
