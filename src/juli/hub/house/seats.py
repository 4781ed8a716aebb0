"""Who is let into an organisation's own pages: its members, each as far as their rights go."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.accounts.actors import MEMBERS, Actor, require_right
from juli.hub.directory.guarding import MANAGING_MEMBERS, MANAGING_ROLES
from juli.hub.directory.labels import REFUSALS
from juli.hub.form_pages import FormPage, form_page
from juli.hub.forms import PlainForm
from juli.hub.integration.actions import tokens as integrating
from juli.hub.redress.actions.limits import LIMITING
from juli.hub.seats import SeatedRequest, seated
from juli.hub.workbench.actions.replies import MANAGING as MANAGING_REPLIES

HouseRequest: TypeAlias = SeatedRequest
View = Callable[..., HttpResponseBase]

EDITING, READING_RECORDS, INTEGRATING = "organisation.edit", "records.read", integrating.RIGHT
ROUTING, REPORTS = "routing.manage", "reports.read"

Place: TypeAlias = tuple[str, str, object, str]

PLACES: Sequence[tuple[object, Sequence[Place]]] = (
    (
        "",
        (
            ("house:home", "home", _("Your seat"), ""),
            ("house:about", "building-store", _("About us"), EDITING),
            ("house:departments", "list", _("Departments"), EDITING),
            ("house:limits", "scale", _("Limits for offers"), LIMITING),
        ),
    ),
    (
        pgettext_lazy("side", "Who gets what"),
        (
            ("house:routing", "arrow-right", _("Routing rules"), ROUTING),
            ("house:staffing", "check", _("Who takes what"), ROUTING),
            ("house:absences", "clock", _("Absences"), ROUTING),
            ("house:escalation", "upload", _("Escalation in the house"), ROUTING),
            ("house:hours", "target", _("Service hours and targets"), ROUTING),
        ),
    ),
    (
        pgettext_lazy("side", "People and templates"),
        (
            ("house:members", "message", _("Members"), MANAGING_MEMBERS),
            ("house:roles", "key", _("Roles"), MANAGING_ROLES),
            ("house:replies", "pencil", _("Canned replies"), MANAGING_REPLIES),
            ("house:checklists", "circle-check", _("Checklists"), MANAGING_REPLIES),
            ("house:triage", "search", _("Triage, put right"), REPORTS),
        ),
    ),
    (
        pgettext_lazy("side", "Programs and records"),
        (
            ("house:tokens", "lock", _("Tokens of the API"), INTEGRATING),
            ("house:webhooks", "send", _("Webhooks"), INTEGRATING),
            ("house:records", "file-text", _("Records"), READING_RECORDS),
            ("house:emergencies", "alert-triangle", _("Emergency access"), READING_RECORDS),
        ),
    ),
)
"""The pages of the side below their headings: address, icon, title, and the right that opens it ("": none).

The first pages stand below the name of the organisation.
"""


def house_required(right: str = "") -> Callable[[View], View]:
    """Let only members through, and only with the right, where one is named. Without it there is nothing here."""

    def decorated(view: View) -> View:
        @wraps(view)
        def allowed(request: HouseRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
            if right:
                require_right(request.actor, right)
            return view(request, *args, **kwargs)

        return seated(allowed, *MEMBERS, without=_no_seat)

    return decorated


def places(actor: Actor) -> Sequence[tuple[object, Sequence[Place]]]:
    """The pages that the actor may open, below their headings."""
    found = [(title, [one for one in group if not one[3] or actor.may(one[3])]) for title, group in PLACES]
    return [(title, group) for title, group in found if group]


def frame(request: HouseRequest, place: str) -> dict[str, Any]:
    """What every page shows around itself; `place` is the address it belongs to."""
    return {"seat": request.seat, "places": places(request.actor), "place": place, "house": request.seat.organisation}


def shown(request: HouseRequest, template: str, place: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page of the house."""
    return render(request, f"house/{template}.html", {**frame(request, place), **context})


def asked(
    request: HouseRequest,
    form: PlainForm,
    act: Callable[[dict[str, Any]], object],
    page: FormPage,
    place: str,
    *,
    refusals: Mapping[str, object] = REFUSALS,
    template: str = "form",
) -> HttpResponse:
    """A page of the house with one form."""
    context = frame(request, place)
    return form_page(request, form, act, page, template=f"house/{template}.html", context=context, refusals=refusals)


def _no_seat(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/no_seat.html", status=403)
