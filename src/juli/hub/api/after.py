"""What comes after: demands for papers answered, closed complaints reviewed, figures."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Field, Query, Router, Schema

from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import Files, PersonOut, SpokenOut
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import CHANGING, KEYED
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Day, Strict
from juli.hub.api.showing import person_of, person_or_none, spoken_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number, Text, files_of
from juli.hub.complaints import actions as complaints
from juli.hub.complaints.queries import demand, demands
from juli.hub.quality import queries
from juli.hub.quality.actions.reviewing import reply_to_review
from juli.hub.quality.actions.reviewing import review as keep_review
from juli.hub.quality.models import Review

router = Router(tags=["afterwards"])
REVIEW, REPORT = "quality.review", "reports.read"
LONGEST_SPAN = 366
SUMS = ("received", "closed", "reopened")


class DemandOut(Schema):
    """A paper that an escalation demands."""

    id: int
    kind: str
    state: str
    answered_at: datetime | None


class DemandList(Schema):
    """Demands, in the order of the letter."""

    items: list[DemandOut]


class DemandIn(Strict):
    """What is said to it, and what is handed over."""

    state: Literal["handed_over", "not_kept", "refused"]
    text: Text
    files: Files = []


class ReviewOut(Schema):
    """A closed complaint that was drawn to be looked over."""

    id: int
    number: str
    week: date
    handler: PersonOut
    reviewer: PersonOut | None
    scores: dict[str, int]
    text: str | None
    reply: str | None
    reviewed_at: datetime | None
    replied_at: datetime | None


class ReviewList(Schema):
    """Reviews; what waits comes first."""

    items: list[ReviewOut]


class ReviewIn(Strict):
    """Points by criterion, and words to the handler."""

    scores: Annotated[dict[str, Annotated[int, Field(ge=0, le=100)]], Field(min_length=1, max_length=20)]
    text: Text


class ReplyIn(Strict):
    """What the handler says to it."""

    text: Text


class SpanWanted(Schema):
    """Of which days."""

    first: Day
    last: Day
    department: Annotated[int, Field(ge=1, le=2**62)] | None = None


class DayOut(Schema):
    """One counted day of one department and issue; `agent` is null in rows that hold everything."""

    day: date
    department: int | None
    issue: str
    agent: str | None
    received: int
    closed: int
    reopened: int


class FiguresOut(Schema):
    """What came and went."""

    received: int
    closed: int
    reopened: int
    open: int = Field(description="at the end of the last day counted")
    days: list[DayOut]


@router.get(
    "/complaints/{number}/demands",
    response=DemandList,
    url_name="demands",
    operation_id="list_demands",
    summary="Papers that an escalation demands",
)
@allowed(READ)
def listed(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """With what was said to each."""
    found = demands(complaint_of(number, request.actor), by=request.actor)
    items = [{"id": one.pk, "kind": one.kind, "state": one.state, "answered_at": one.answered_at} for one in found]
    return {"items": items}


@router.post(
    "/complaints/{number}/demands/{int:demand}",
    response={201: SpokenOut},
    url_name="demand",
    operation_id="answer_demand",
    summary="Answer a demand for a paper",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def answered(request: ProgramRequest, number: Number, demand: Annotated[int, Field(le=2**62)], body: DemandIn) -> Made:
    """What is handed over comes with it as a file."""
    complaint = complaint_to_change(request, number)
    found = _demand(demand, complaint, request)
    said = complaints.answer_demand(found, body.state, body.text, files=files_of(body.files), by=request.actor)
    return Made(spoken_of(said, complaint))


@router.get(
    "/reviews", response=ReviewList, url_name="reviews", operation_id="list_reviews", summary="Closed complaints drawn"
)
@allowed(REVIEW)
def reviews(request: ProgramRequest) -> dict[str, Any]:
    """At most five hundred."""
    return {"items": [_told(one) for one in queries.reviews(by=request.actor)[:500]]}


@router.post(
    "/reviews/{int:pk}",
    response=ReviewOut,
    url_name="review",
    operation_id="review",
    summary="Give points, with words to the handler",
    openapi_extra=KEYED,
)
@allowed(REVIEW)
@once()
def review(request: ProgramRequest, pk: Annotated[int, Field(le=2**62)], body: ReviewIn) -> Made:
    """Nobody reviews what they handled themselves."""
    keep_review(_review(pk, request), scores=body.scores, text=body.text, by=request.actor)
    return Made(_told(_review(pk, request)))


@router.post(
    "/reviews/{int:pk}/reply",
    response=ReviewOut,
    url_name="review-reply",
    operation_id="reply_to_review",
    summary="Reply to a review as the handler",
    openapi_extra=KEYED,
)
@allowed(READ)
@once()
def reply(request: ProgramRequest, pk: Annotated[int, Field(le=2**62)], body: ReplyIn) -> Made:
    """Once."""
    reply_to_review(_review(pk, request), text=body.text, by=request.actor)
    return Made(_told(_review(pk, request)))


@router.get(
    "/figures",
    response=FiguresOut,
    url_name="figures",
    operation_id="read_figures",
    summary="What came and went, day by day",
)
@allowed(REPORT)
def figures(request: ProgramRequest, wanted: Query[SpanWanted]) -> dict[str, Any]:
    """Days are counted at night; a span holds a year at most."""
    if not 0 <= (wanted.last - wanted.first).days < LONGEST_SPAN:
        raise Refusal(422, "span")
    found = queries.figures(wanted.first, wanted.last, by=request.actor, department_id=wanted.department)
    days = [
        {
            "day": row.day,
            "department": row.department_id,
            "issue": row.issue,
            "agent": row.agent.name if row.agent else None,
            **{name: getattr(row, name) for name in SUMS},
        }
        for row in found.flows
    ]
    return {**{name: found.total(name) for name in SUMS}, "open": found.latest("open"), "days": days}


def _demand(demand_id: int, complaint: Any, request: ProgramRequest) -> Any:
    found = demand(demand_id, of=complaint, by=request.actor)
    if found is None:
        raise Http404(str(demand_id))
    return found


def _review(pk: int, request: ProgramRequest) -> Review:
    found = queries.review(pk, by=request.actor)
    if found is None:
        raise Http404(str(pk))
    return found


def _told(one: Review) -> ReviewOut:
    plain = {name: getattr(one, name) for name in ("scores", "text", "reviewed_at", "replied_at")}
    return ReviewOut(
        **plain,
        id=one.pk,
        number=one.complaint.number,
        week=one.draw.week,
        handler=person_of(one.handler),
        reviewer=person_or_none(one.reviewer),
        reply=one.answer,
    )
