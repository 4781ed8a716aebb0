"""One thing done to many complaints, and undone: by the same kinds of work as on the desk."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from ninja import Field, Router, Schema

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, once
from juli.hub.api.complaints import ANSWER
from juli.hub.api.departments import TRANSFER, own_department
from juli.hub.api.describing import KEYED
from juli.hub.api.house import seat_of
from juli.hub.api.owners import ASSIGN
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Strict
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.toned import TONE, MarkOut, tone_of
from juli.hub.api.values import Text, line
from juli.hub.complaints import queries as complaints
from juli.hub.worklists import actions, queries
from juli.hub.worklists.kinds import Kind, kinds
from juli.hub.worklists.models import BulkRun

router = Router(tags=["lists"])
MOST_AT_ONCE = 500


class ManyIn(Strict):
    """What is done to which complaints. Passing on and giving to a colleague take a reason in `text`."""

    kind: Literal["acknowledge", "write", "note", "tag", "aside", "transfer", "assign"]
    numbers: Annotated[list[Annotated[str, line(20, least=1)]], Field(min_length=1, max_length=MOST_AT_ONCE)]
    text: Text | None = None
    tag: Annotated[str, line(20, least=1)] | None = None
    until: date | None = None
    department: Annotated[int, Field(ge=1, le=2**62)] | None = None
    person: UUID | None = None


class ManyItem(Schema):
    """What came of one complaint."""

    number: str
    outcome: str
    reason: str


class ManyOut(Schema):
    """A piece of work on many complaints."""

    id: UUID
    kind: str
    state: str
    begins_at: datetime = Field(description="until then it can be called off")
    undo_until: datetime
    items: list[ManyItem]


class BegunOut(ManyOut):
    """Work just begun."""

    tone: list[MarkOut] = TONE


@router.post(
    "/many",
    response={202: BegunOut},
    url_name="many",
    operation_id="begin_on_many",
    summary="Do one thing to many complaints",
    openapi_extra=KEYED,
)
@allowed(ANSWER, TRANSFER, ASSIGN)
@once(202)
def many(request: ProgramRequest, body: ManyIn) -> Made:
    """What reaches complainants is held for a minute, and can be called off. Numbers that are not seen are left out."""
    kind, told = kinds()[body.kind], _told(body, request.actor)
    _require_scope(kind, request.actor)
    if not kind.is_told(told):
        raise Refusal(422, "many-words")
    found = list(complaints.complaints(by=request.actor).filter(number__in=body.numbers))
    run = actions.begin_on_many(body.kind, found, told, by=request.actor)
    tone = tone_of(body.text or "") if body.kind == "write" else []
    begun = BegunOut(**_run(run, request.actor).model_dump(), tone=tone)
    return Made(begun, reverse("api:many-run", args=[run.pk]))


@router.get(
    "/many/{uuid:many}", response=ManyOut, url_name="many-run", operation_id="read_many", summary="How far such work is"
)
@allowed(ANSWER, TRANSFER, ASSIGN)
def run(request: ProgramRequest, many: UUID) -> ManyOut:
    """With what came of each complaint."""
    return _run(_begun(many, request.actor), request.actor)


@router.post(
    "/many/{uuid:many}/undo",
    response=ManyOut,
    url_name="undo-many",
    operation_id="undo_many",
    summary="Call it off, or undo it",
    openapi_extra=KEYED,
)
@allowed(ANSWER, TRANSFER, ASSIGN)
@once()
def undo(request: ProgramRequest, many: UUID) -> Made:
    """Before it begins it is called off; within its time it is undone, where it can be."""
    found = _begun(many, request.actor)
    _require_scope(kinds()[found.kind], request.actor)
    act = actions.call_off if found.state == "waiting" else actions.ask_to_undo
    act(found, by=request.actor)
    return Made(_run(_begun(many, request.actor), request.actor))


def _require_scope(kind: Kind, by: Actor) -> None:
    """It is done and undone later, by all that the person may do; so what the token may is asked at once."""
    if kind.right not in {right.partition("@")[0] for right in by.rights}:
        raise Refusal(403, "scope-missing", scopes=[kind.right])


def _told(body: ManyIn, by: Actor) -> Mapping[str, str]:
    """What was filled in, as the kinds of work read it."""
    told = {
        "text": body.text,
        "tag": body.tag,
        "until": body.until.isoformat() if body.until else None,
        "department": str(own_department(body.department, by).pk) if body.department else None,
        "person": str(seat_of(body.person, by).pk) if body.person else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _begun(many: UUID, by: Actor) -> BulkRun:
    found = queries.run(many, by=by)
    if found is None:
        raise Http404(str(many))
    return found


def _run(run: BulkRun, by: Actor) -> ManyOut:
    items = [
        ManyItem(number=one.complaint.number, outcome=one.outcome, reason=one.reason)
        for one in queries.items(run, by=by)
    ]
    plain = {name: getattr(run, name) for name in ("kind", "state", "begins_at", "undo_until")}
    return ManyOut(id=run.pk, items=items, **plain)
