"""Departments of the house: asked, answering, taking a matter over."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema

from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import (
    DepartmentOut,
    MessageOut,
    PersonOut,
    QuestionIn,
    ReasonIn,
    TransferIn,
    WordsIn,
)
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import CHANGING
from juli.hub.api.refusals import Refusal
from juli.hub.api.showing import department_of, message_of, person_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number
from juli.hub.complaints import actions
from juli.hub.complaints.department_queries import asked_of, department_request, department_requests
from juli.hub.complaints.models import DepartmentRequest
from juli.hub.directory import queries as directory
from juli.hub.directory.models import Department

router = Router(tags=["departments"])
TRANSFER = "complaints.transfer"


class DepartmentList(Schema):
    """Departments, in the order they were made."""

    items: list[DepartmentOut]


class QuestionOut(Schema):
    """A question to a department of the house."""

    id: UUID
    number: str = Field(description="of the complaint it is about")
    department: str
    state: str = Field(description="`waiting`, `answered` or `withdrawn`")
    question: str | None
    answer: str | None
    asked_by: PersonOut
    asked_at: datetime
    ended_at: datetime | None


class QuestionList(Schema):
    """Questions, the oldest first."""

    items: list[QuestionOut]


@router.get(
    "/departments",
    response=DepartmentList,
    url_name="departments",
    operation_id="list_departments",
    summary="The departments of the organisation",
)
@allowed(READ, ANSWER)
def departments(request: ProgramRequest) -> dict[str, Any]:
    """Their codes are those of the taxonomy."""
    found = directory.departments(organisation_of(request.actor), by=request.actor)
    return {"items": [department_of(one) for one in found]}


@router.get(
    "/questions",
    response=QuestionList,
    url_name="waiting-questions",
    operation_id="list_waiting_questions",
    summary="Questions that wait for an answer of the seat's departments",
)
@allowed(ANSWER)
def waiting(request: ProgramRequest) -> dict[str, Any]:
    """At most five hundred."""
    return {"items": [_told(one) for one in asked_of(by=request.actor)[:500]]}


@router.get(
    "/complaints/{number}/questions",
    response=QuestionList,
    url_name="questions",
    operation_id="list_questions",
    summary="What departments were asked",
)
@allowed(READ)
def questions(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """While one waits, the answer to the complainant waits too."""
    found = department_requests(complaint_of(number, request.actor), by=request.actor)
    return {"items": [_told(one) for one in found.select_related("complaint")]}


@router.post(
    "/complaints/{number}/questions",
    response={201: QuestionOut},
    url_name="questions",
    operation_id="ask_department",
    summary="Ask another department",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def ask(request: ProgramRequest, number: Number, body: QuestionIn) -> Made:
    """It may read the complaint until it has answered."""
    complaint = complaint_to_change(request, number)
    return Made(
        _told(
            actions.ask_department(
                complaint, own_department(body.department, request.actor), body.text, by=request.actor
            )
        )
    )


@router.post(
    "/complaints/{number}/questions/{uuid:question}/answer",
    response=MessageOut,
    url_name="answer-question",
    operation_id="answer_department",
    summary="Answer for the department that was asked",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def answer(request: ProgramRequest, number: Number, question: UUID, body: WordsIn) -> Made:
    """Who asked does not answer."""
    complaint_to_change(request, number)
    found = _question(number, question, request.actor)
    return Made(message_of(actions.answer_department(found, body.text, by=request.actor)))


@router.post(
    "/complaints/{number}/questions/{uuid:question}/withdraw",
    response=QuestionOut,
    url_name="withdraw-question",
    operation_id="withdraw_question",
    summary="Ask no longer",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def withdraw(request: ProgramRequest, number: Number, question: UUID, body: ReasonIn) -> Made:
    """With a reason; the answer need not wait for it any more."""
    complaint_to_change(request, number)
    actions.withdraw_question(_question(number, question, request.actor), body.reason, by=request.actor)
    return Made(_told(_question(number, question, request.actor)))


class TransferredOut(Schema):
    """Where a complaint went. Whether it can still be read there depends on the seat."""

    number: str
    department: DepartmentOut


@router.post(
    "/complaints/{number}/transfer",
    response=TransferredOut,
    url_name="transfer",
    operation_id="transfer_complaint",
    summary="Pass it to another department",
    openapi_extra=CHANGING,
)
@allowed(TRANSFER)
@once()
def transfer(request: ProgramRequest, number: Number, body: TransferIn) -> Made:
    """With a reason. No clock changes, and nobody has it yet."""
    complaint, department = complaint_to_change(request, number), own_department(body.department, request.actor)
    actions.transfer_complaint(complaint, department, body.reason, by=request.actor)
    return Made(TransferredOut(number=number, department=department_of(department)))


def own_department(department_id: int, by: Actor) -> Department:
    """A department of the organisation by its id; Refusal for any other."""
    found = directory.department(department_id, by=by)
    if found is None or found.organisation_id != by.organisation_id:
        raise Refusal(422, "department")
    return found


def _question(number: str, question: UUID, by: Actor) -> DepartmentRequest:
    complaint = complaint_of(number, by)
    found = department_request(question, by=by)
    if found is None or found.complaint_id != complaint.pk:
        raise Http404(str(question))
    return found


def _told(asked: DepartmentRequest) -> QuestionOut:
    return QuestionOut(
        id=asked.pk,
        number=asked.complaint.number,
        department=asked.department_name,
        state=asked.state,
        question=asked.question.text,
        answer=asked.answer.text if asked.answer else None,
        asked_by=person_of(asked.asked_by),
        asked_at=asked.asked_at,
        ended_at=asked.ended_at,
    )
