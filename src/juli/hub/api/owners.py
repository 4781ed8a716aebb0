"""Who has a complaint: taken, given to a colleague, escalated."""

from typing import Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema

from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import AssignIn, ComplaintOut, EscalateIn
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import CHANGING
from juli.hub.api.showing import row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number
from juli.hub.routing import actions, queries
from juli.hub.today import this_day

router = Router(tags=["owners"])
ASSIGN = "complaints.assign"


class ColleagueOut(Schema):
    """Somebody a complaint could be given to."""

    id: UUID
    name: str
    load: int = Field(description="what they have open, weighted")
    skills: list[str]
    away: bool


class ColleagueList(Schema):
    """Colleagues, whoever works there and has the least to do first."""

    items: list[ColleagueOut]


class LevelOut(Schema):
    """A level of the house above the front line."""

    number: int
    name: str


class LevelList(Schema):
    """Levels, the lowest first."""

    items: list[LevelOut]


@router.get(
    "/complaints/{number}/colleagues",
    response=ColleagueList,
    url_name="colleagues",
    operation_id="list_colleagues",
    summary="Whom it could be given to",
)
@allowed(ASSIGN)
def colleagues(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Who may handle it, with how much they have and whether they are away."""
    found = queries.colleagues_for(complaint_of(number, request.actor), today=this_day(), by=request.actor)
    items = [
        {
            "id": one.seat.user_id,
            "name": str(one.seat.user),
            "load": one.load,
            "skills": sorted(one.skills),
            "away": one.is_away,
        }
        for one in found
    ]
    return {"items": items}


@router.post(
    "/complaints/{number}/take",
    response=ComplaintOut,
    url_name="take",
    operation_id="take_complaint",
    summary="Take what nobody has",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def take(request: ProgramRequest, number: Number) -> Made:
    """For the person whose seat the token has."""
    actions.take_complaint(complaint_to_change(request, number), by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))


@router.post(
    "/complaints/{number}/assign",
    response=ComplaintOut,
    url_name="assign",
    operation_id="assign_complaint",
    summary="Give it to a colleague",
    openapi_extra=CHANGING,
)
@allowed(ASSIGN)
@once()
def assign(request: ProgramRequest, number: Number, body: AssignIn) -> Made:
    """With a reason, to somebody who may handle it and is not away."""
    complaint = complaint_to_change(request, number)
    found = queries.colleagues_for(complaint, today=this_day(), by=request.actor)
    seat = next((one.seat for one in found if one.seat.user_id == body.person), None)
    if seat is None:
        raise Http404(str(body.person))
    actions.assign_complaint(complaint, seat, body.reason, by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))


@router.get(
    "/complaints/{number}/levels",
    response=LevelList,
    url_name="levels",
    operation_id="list_levels",
    summary="How much higher it could go in the house",
)
@allowed(READ)
def levels(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """The levels above the one it is on."""
    complaint = complaint_of(number, request.actor)
    above = queries.ladder_of(complaint.respondent_id, by=request.actor).above(complaint.level)
    return {"items": [{"number": step.number, "name": str(step.name)} for step in above]}


@router.post(
    "/complaints/{number}/escalate",
    response=ComplaintOut,
    url_name="escalate",
    operation_id="escalate_complaint",
    summary="Raise it to a higher level of the house",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def escalate(request: ProgramRequest, number: Number, body: EscalateIn) -> Made:
    """With a reason. The people of that level are told."""
    actions.escalate_complaint(complaint_to_change(request, number), body.level, body.reason, by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))
