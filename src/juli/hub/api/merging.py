"""Complaints of one person about one matter: merged, two again, and the person asked where nothing else says so."""

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404
from ninja import Field, Router, Schema

from juli.hub.accounts.actors import require_right
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import ComplaintOut, PersonOut
from juli.hub.api.complaints import CLOSE, READ
from juli.hub.api.describing import CHANGING
from juli.hub.api.schemas import Strict
from juli.hub.api.showing import person_of, row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number, line
from juli.hub.complaints import queries as complaints
from juli.hub.complaints.models import Complaint
from juli.hub.workbench import actions, queries
from juli.hub.workbench.models import PersonQuestion

router = Router(tags=["merging"])


class MergeIn(Strict):
    """The complaint in which this one goes on."""

    into: Annotated[str, line(20, least=1)]


class MergeOut(Schema):
    """A merge, by which it can be undone."""

    id: int
    number: str
    into: str
    ground: str


class MergeList(Schema):
    """Merges in force."""

    items: list[MergeOut]


class SameIn(Strict):
    """The complaint that may be the same person's."""

    other: Annotated[str, line(20, least=1)]


class SameOut(Schema):
    """A question to a merchant whether another complaint is theirs too. They are not told which."""

    id: int
    number: str
    other: str
    state: str = Field(description="`asked`, `confirmed`, `refused` or `withdrawn`")
    asked_by: PersonOut
    asked_at: datetime
    ended_at: datetime | None


class SameList(Schema):
    """Questions about a complaint and another."""

    items: list[SameOut]


@router.post(
    "/complaints/{number}/merge",
    response={201: MergeOut},
    url_name="merge",
    operation_id="merge_complaints",
    summary="Close it, and go on with it in another one of the same person",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once(201)
def merge(request: ProgramRequest, number: Number, body: MergeIn) -> Made:
    """It can be undone. Like cases of different people are handled one by one."""
    complaint, main = complaint_to_change(request, number), complaint_of(body.into, request.actor)
    made = actions.merge_complaints(complaint, main, by=request.actor)
    return Made(MergeOut(id=made.pk, number=number, into=main.number, ground=made.ground))


@router.get(
    "/complaints/{number}/merges",
    response=MergeList,
    url_name="merges",
    operation_id="list_merges",
    summary="The merges in force: into which it goes on, and which go on in it",
)
@allowed(READ)
def merges(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Each with the id by which it can be undone."""
    complaint = complaint_of(number, request.actor)
    found = queries.merges_around(complaint, by=request.actor)
    own, here = ([one for one in found if (one.complaint_id == complaint.pk) is gone] for gone in (True, False))
    gone = [MergeOut(id=one.pk, number=number, into=one.main_number, ground=one.ground) for one in own]
    came = [MergeOut(id=one.pk, number=one.complaint.number, into=number, ground=one.ground) for one in here]
    return {"items": [*gone, *came]}


@router.post(
    "/complaints/{number}/merges/{int:merge}/undo",
    response=ComplaintOut,
    url_name="undo-merge",
    operation_id="undo_merge",
    summary="Let the two be two again",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once()
def undo(request: ProgramRequest, number: Number, merge: Annotated[int, Field(le=2**62)]) -> Made:
    """Stage and clocks are as before."""
    complaint = complaint_to_change(request, number)
    found = queries.merge(complaint, merge, by=request.actor)
    if found is None:
        raise Http404(str(merge))
    actions.undo_merge(found, by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))


@router.get(
    "/complaints/{number}/same",
    response=SameList,
    url_name="same",
    operation_id="list_person_questions",
    summary="What merchants were asked about this complaint and another",
)
@allowed(READ)
def asked(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """As far as the seat reads both; nothing of what was withdrawn."""
    complaint = complaint_of(number, request.actor)
    found = queries.person_questions(complaint, by=request.actor)
    others = complaints.complaints(by=request.actor).filter(pk__in=list(found))
    return {"items": [_told(found[other.pk], complaint, other) for other in others]}


@router.post(
    "/complaints/{number}/same",
    response={201: SameOut},
    url_name="same",
    operation_id="ask_about_person",
    summary="Ask the merchant whether another complaint is theirs too",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once(201)
def ask(request: ProgramRequest, number: Number, body: SameIn) -> Made:
    """They prove it with its number and passcode; then the two can be merged."""
    complaint, other = complaint_to_change(request, number), complaint_of(body.other, request.actor)
    for one in (complaint, other):
        require_right(request.actor, CLOSE, department_id=one.department_id)
    made = actions.ask_about_person(complaint, other, by=request.actor)
    return Made(_told(made, complaint, other))


@router.post(
    "/complaints/{number}/same/{int:same}/withdraw",
    response=ComplaintOut,
    url_name="withdraw-same",
    operation_id="withdraw_person_question",
    summary="Ask the merchant no longer",
    openapi_extra=CHANGING,
)
@allowed(CLOSE)
@once()
def withdraw(request: ProgramRequest, number: Number, same: Annotated[int, Field(le=2**62)]) -> Made:
    """While it waits for an answer."""
    complaint = complaint_to_change(request, number)
    found = queries.person_question(complaint, same, by=request.actor)
    if found is None:
        raise Http404(str(same))
    actions.withdraw_person_question(found, by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))


def _told(question: PersonQuestion, here: Complaint, there: Complaint) -> SameOut:
    asked_of, about = (here, there) if question.complaint_id == here.pk else (there, here)
    plain = {name: getattr(question, name) for name in ("state", "asked_at", "ended_at")}
    return SameOut(
        **plain, id=question.pk, number=asked_of.number, other=about.number, asked_by=person_of(question.asked_by)
    )
