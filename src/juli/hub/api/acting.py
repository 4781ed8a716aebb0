"""What every operation on a complaint shares: finding it, changing it once, and only as it was seen."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import Http404, HttpResponse
from ninja import Schema

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import whole
from juli.hub.api.once import answered_once, digest
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Renderer
from juli.hub.api.tokens import ProgramRequest
from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint
from juli.hub.workbench.actions import claim_turn

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Made:
    """What an operation answers: a document, and where what it made is found."""

    document: Schema
    location: str = ""
    etag: str = ""


def once(status: int = 200, *, alone: bool = False) -> Callable[[View], View]:
    """Do what a request asks once for each idempotency key. Stands below `allowed`, around the view.

    `alone`: the view does one thing, and catches no refusal of it.
    """

    def decorated(view: View) -> View:
        @wraps(view)
        def answered(request: ProgramRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            match = request.headers.get("If-Match", "")
            asked = digest([(request.method or "").encode(), request.path.encode(), match.encode(), request.body])
            with whole() if alone else nullcontext():
                return answered_once(request, asked, lambda: told(request, view(request, *args, **kwargs), status))

        return cast(View, answered)

    return decorated


def told(request: ProgramRequest, made: Made | Schema, status: int = 200) -> HttpResponse:
    """The answer that holds a document."""
    full = made if isinstance(made, Made) else Made(made)
    content = Renderer().render(request, full.document.model_dump(), response_status=status)
    answer = HttpResponse(content, status=status, content_type="application/json; charset=utf-8")
    for name, value in (("Location", full.location), ("ETag", full.etag)):
        if value:
            answer[name] = value
    return answer


def complaint_of(number: str, by: Actor) -> Complaint:
    """The complaint of a number; "not found" where the token's seat does not see one."""
    found = queries.complaint(number, by=by)
    if found is None:
        raise Http404(number)
    return found


def complaint_to_change(request: ProgramRequest, number: str) -> Complaint:
    """The complaint of a number, as it was seen by who now changes it.

    Where the request names the version it has seen (If-Match), others wait until this change is done, and another
    version is refused.
    """
    wanted = request.headers.get("If-Match", "")
    found = complaint_of(number, request.actor)
    if not wanted or wanted.strip() == "*":
        return found
    claim_turn(found, by=request.actor)
    seen = {one.strip().removeprefix("W/") for one in wanted.split(",")}
    if etag_of(found, request.actor) not in seen:
        raise Refusal(412, "changed-meanwhile")
    return found


def etag_of(complaint: Complaint, by: Actor) -> str:
    """The version of a complaint: its number, and the position of the last thing that happened to it."""
    newest = queries.events(complaint, by=by).values_list("position", flat=True).last()
    return f'"{complaint.number}.{newest or 0}"'
