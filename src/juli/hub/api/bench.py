"""What staff have at hand: checks, the record of an investigation, replies, other complaints of the merchant."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Router, Schema

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import ComplaintOut, PersonOut
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import CHANGING
from juli.hub.api.schemas import Strict
from juli.hub.api.showing import person_of, row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Code, Number, Text, line
from juli.hub.spoken import spoken_language
from juli.hub.workbench import actions, queries
from juli.hub.workbench.actions.checking import Inquiry, Verdict
from juli.hub.workbench.models import Investigation

router = Router(tags=["workbench"])


class CheckOut(Schema):
    """One thing that is looked at for such a complaint."""

    code: str
    name: str
    ticked_by: PersonOut | None
    ticked_at: datetime | None


class CheckList(Schema):
    """The checklist of a complaint."""

    items: list[CheckOut]


class CheckIn(Strict):
    """Whether it was looked at."""

    code: Code
    done: bool = True


class VerdictIn(Strict):
    """What the house says to one finding of the audit."""

    rule: Code
    verdict: Literal["accept", "contest", "partly"]
    reason: Annotated[str, line(2000)] = ""


class InvestigationIn(Strict):
    """What was found out."""

    checked: Text
    cause: Code = Field(description="a root cause of the platform's list")
    agent: UUID | None = Field(None, description="a partner that is behind it")
    verdicts: Annotated[list[VerdictIn], Field(max_length=50)] = []
    measures: Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")] = ""


class InvestigationOut(Schema):
    """A version of the record; the complainant never sees it."""

    version: int
    cause: str
    agent: UUID | None
    author: PersonOut
    at: datetime
    content: dict[str, Any] | None = Field(description="null where it was erased")


class InvestigationList(Schema):
    """Versions, the newest first."""

    items: list[InvestigationOut]


class ReplyOut(Schema):
    """A reply that the house keeps at hand, with fields in braces."""

    id: UUID
    kind: str
    title: str
    text: str


class ReplyList(Schema):
    """Replies, those of the issue first."""

    items: list[ReplyOut]


class RelatedOut(Schema):
    """Another complaint of the same merchant, and by what it is known to be."""

    complaint: ComplaintOut
    same_phone: bool
    same_merchant: bool
    same_terminal: bool


class RelatedList(Schema):
    """Other complaints, the newest first."""

    items: list[RelatedOut]


@router.get(
    "/complaints/{number}/checks",
    response=CheckList,
    url_name="checks",
    operation_id="list_checks",
    summary="What is looked at, and by whom it was",
)
@allowed(READ)
def checks(request: ProgramRequest, number: Number) -> CheckList:
    """The house's own list for the issue, or the shipped one."""
    return _checks(number, request.actor)


@router.post(
    "/complaints/{number}/checks",
    response=CheckList,
    url_name="checks",
    operation_id="tick_check",
    summary="Say that something was looked at, or was not after all",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def check(request: ProgramRequest, number: Number, body: CheckIn) -> Made:
    """That it was ticked stays known."""
    act = actions.tick if body.done else actions.untick
    act(complaint_to_change(request, number), body.code, by=request.actor)
    return Made(_checks(number, request.actor))


@router.get(
    "/complaints/{number}/investigations",
    response=InvestigationList,
    url_name="investigations",
    operation_id="list_investigations",
    summary="The record of the investigation",
)
@allowed(READ)
def investigations(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """All versions."""
    found = queries.investigations(complaint_of(number, request.actor), by=request.actor)
    return {"items": [_record(one) for one in found]}


@router.post(
    "/complaints/{number}/investigations",
    response={201: InvestigationOut},
    url_name="investigations",
    operation_id="record_investigation",
    summary="Keep what was found out",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def investigate(request: ProgramRequest, number: Number, body: InvestigationIn) -> Made:
    """As the next version of the record."""
    verdicts = [Verdict(one.rule, one.verdict, one.reason) for one in body.verdicts]
    inquiry = Inquiry(body.checked, body.cause, verdicts, body.agent, body.measures)
    actions.record_investigation(complaint_to_change(request, number), inquiry, by=request.actor)
    newest = queries.investigations(complaint_of(number, request.actor), by=request.actor)[0]
    return Made(_record(newest))


@router.get(
    "/complaints/{number}/replies",
    response=ReplyList,
    url_name="replies",
    operation_id="list_replies",
    summary="Replies that fit",
)
@allowed(READ)
def replies(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Those of its issue first, and none of another department."""
    found = queries.replies_for(complaint_of(number, request.actor), by=request.actor)
    items = [{"id": one.pk, "kind": one.kind, "title": one.words[0].title, "text": one.words[0].text} for one in found]
    return {"items": items}


@router.get(
    "/complaints/{number}/related",
    response=RelatedList,
    url_name="related",
    operation_id="list_related",
    summary="Other complaints of the same merchant",
)
@allowed(READ)
def related(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """By telephone, merchant number or terminal number; twenty at most."""
    found = queries.related(complaint_of(number, request.actor), by=request.actor)
    same = ("same_phone", "same_merchant", "same_terminal")
    items = [{"complaint": row_of(one.complaint), **{name: getattr(one, name) for name in same}} for one in found]
    return {"items": items}


def _checks(number: str, by: Actor) -> CheckList:
    complaint = complaint_of(number, by)
    done = queries.ticks(complaint, by=by)
    items = []
    for one in queries.checks_for(complaint, by=by):
        tick = done.get(one.code)
        items.append(
            CheckOut(
                code=one.code,
                name=one.name.text(spoken_language()),
                ticked_by=person_of(tick.ticked_by) if tick else None,
                ticked_at=tick.ticked_at if tick else None,
            )
        )
    return CheckList(items=items)


def _record(one: Investigation) -> InvestigationOut:
    content = one.payload.content
    kept = {name: value for name, value in content.items() if name != "salt"} if content else None
    return InvestigationOut(
        version=one.version,
        cause=one.cause,
        agent=one.agent_id,
        author=person_of(one.author),
        at=one.at,
        content=kept,
    )
