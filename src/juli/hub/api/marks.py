"""How a house keeps its list in order: tags, what is set aside, kept views."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema, Status

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import ComplaintOut
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import CHANGING, KEYED
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Day, Strict
from juli.hub.api.showing import row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Number, line
from juli.hub.today import this_day
from juli.hub.worklists import actions, queries
from juli.hub.worklists.actions import NewView
from juli.hub.worklists.filters import read_filters
from juli.hub.worklists.layout import USUAL_COLUMNS
from juli.hub.worklists.models import SavedView

router = Router(tags=["lists"])


class TagIn(Strict):
    """A tag by its name; a new one becomes a tag of the organisation."""

    name: Annotated[str, line(20, least=1)]


class TagOut(Schema):
    """A tag of the organisation."""

    id: int
    name: str


class TagList(Schema):
    """Tags, by name."""

    items: list[TagOut]


class AsideIn(Strict):
    """Until when nobody needs to look."""

    until: Day


class ViewIn(Strict):
    """A list to be kept under a name."""

    name: Annotated[str, line(40, least=1)]
    filters: Annotated[str, line(400)] = Field("", description="as in the desk's search box")
    order: Literal["due", "newest", "changed", "amount", "closed"] = "due"
    audience: Literal["own", "department", "organisation"] = "own"
    department: Annotated[int, Field(ge=1, le=2**62)] | None = None


class ViewOut(Schema):
    """A kept list."""

    id: UUID
    name: str
    filters: str
    order: str
    audience: str
    made_at: datetime


class ViewList(Schema):
    """Views, by name."""

    items: list[ViewOut]


@router.get(
    "/tags", response=TagList, url_name="tags", operation_id="list_tags", summary="The tags of the organisation"
)
@allowed(READ)
def tags(request: ProgramRequest) -> dict[str, Any]:
    """By name."""
    return {"items": list(queries.tags(by=request.actor))}


@router.post(
    "/complaints/{number}/tags",
    response={201: TagOut},
    url_name="complaint-tags",
    operation_id="tag_complaint",
    summary="Put a tag on a complaint",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once(201)
def tag(request: ProgramRequest, number: Number, body: TagIn) -> Made:
    """The complainant does not see it."""
    made = actions.tag_complaint(complaint_to_change(request, number), body.name, by=request.actor)
    return Made(TagOut(id=made.pk, name=made.name))


@router.api_operation(
    ["DELETE"],
    "/complaints/{number}/tags/{int:tag_id}",
    response={204: None},
    url_name="complaint-tag",
    operation_id="untag_complaint",
    summary="Take a tag off",
)
@allowed(ANSWER)
def untag(request: ProgramRequest, number: Number, tag_id: Annotated[int, Field(le=2**62)]) -> Status[None]:
    """Done twice it does no harm."""
    actions.untag_complaint(complaint_of(number, request.actor), tag_id, by=request.actor)
    return Status(204, None)


@router.post(
    "/complaints/{number}/aside",
    response=ComplaintOut,
    url_name="aside",
    operation_id="set_aside",
    summary="Leave it alone until a day",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def aside(request: ProgramRequest, number: Number, body: AsideIn) -> Made:
    """No clock stops; it comes back by itself, or when the complainant writes."""
    actions.set_aside(complaint_to_change(request, number), body.until, by=request.actor)
    return Made(row_of(complaint_of(number, request.actor)))


@router.api_operation(
    ["DELETE"],
    "/complaints/{number}/aside",
    response={204: None},
    url_name="aside",
    operation_id="take_up",
    summary="Take it up again",
)
@allowed(ANSWER)
def take_up(request: ProgramRequest, number: Number) -> Status[None]:
    """Done twice it does no harm."""
    actions.take_up(complaint_of(number, request.actor), by=request.actor)
    return Status(204, None)


@router.get("/views", response=ViewList, url_name="views", operation_id="list_views", summary="Kept lists")
@allowed(READ)
def views(request: ProgramRequest) -> dict[str, Any]:
    """One's own, and those that are shared with the seat."""
    return {"items": list(queries.views(by=request.actor))}


@router.post(
    "/views",
    response={201: ViewOut},
    url_name="views",
    operation_id="save_view",
    summary="Keep a list under a name",
    openapi_extra=KEYED,
)
@allowed(READ)
@once(201)
def save(request: ProgramRequest, body: ViewIn) -> Made:
    """In place of one's own of the same name. To share it takes the right to share."""
    read = read_filters(body.filters, today=this_day(), by=request.actor)
    if read.problems:
        raise Refusal(422, "search", problems=list(read.problems))
    asked = NewView(body.name, body.filters, body.order, USUAL_COLUMNS, body.audience, body.department)
    return Made(ViewOut.from_orm(actions.save_view(asked, by=request.actor)))


@router.api_operation(
    ["DELETE"],
    "/views/{uuid:saved}",
    response={204: None},
    url_name="view",
    operation_id="remove_view",
    summary="Keep a list no longer",
)
@allowed(READ)
def remove(request: ProgramRequest, saved: UUID) -> Status[None]:
    """One's own, or a shared one with the right to share."""
    actions.remove_view(_view(saved, request.actor), by=request.actor)
    return Status(204, None)


def _view(saved: UUID, by: Actor) -> SavedView:
    found = queries.view(saved, by=by)
    if found is None:
        raise Http404(str(saved))
    return found
