"""The complaints a signed-in person can open without a passcode: their own, and those they help with."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import lay_down_access
from juli.hub.complaints.labels import STAGES
from juli.hub.complaints.list_queries import note_soonest
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import ListedComplaint, seat_in_account, worklist
from juli.hub.complaints.queries import complaint as complaint_by_number
from juli.hub.machines import NotPossible
from juli.hub.portal.access import account
from juli.hub.portal.follow.archive import archive_of_all
from juli.hub.portal.follow.clocks import ClockCard, clock_card
from juli.hub.portal.follow.pages import Page
from juli.hub.portal.follow.seat import refusal_text
from juli.hub.privacy.actions import export_account
from juli.hub.today import this_day


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint of an account; `helped` is who it is done for, "" where it is the person's own."""

    number: str
    other: str
    stage: object
    due: ClockCard | None
    helped: str


@never_cache
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """The list, the person's own first."""
    by = account(request)
    if by.user_id is None:
        return redirect_to_login(request.path)
    own = _owning(by)
    helping = replace(by, kind=ActorKind.DELEGATE, read_only=True)
    context = {"own": _rows(own), "helping": _rows(helping)}
    return render(request, "portal/account_complaints.html", context)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """Everything of all complaints of the account as one archive, a folder for each; not those of others."""
    by = account(request)
    if by.user_id is None:
        return redirect_to_login(reverse("portal:account-complaints"))
    archive = archive_of_all(export_account(by=_owning(by)))
    return FileResponse(archive, as_attachment=True, filename=f"juli-{timezone.localdate():%Y%m%d}.zip")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lay_down(request: HttpRequest, number: str) -> HttpResponse:
    """Ask who helps with a complaint whether they wish to give their access up; do it once the answer is sent."""
    by = account(request)
    if by.user_id is None:
        return redirect_to_login(request.path)
    seat = seat_in_account(number, by=by)
    if seat is None or seat.kind is not ActorKind.DELEGATE:
        raise Http404(number)
    with acting(seat):
        found = complaint_by_number(number, by=seat)
        if found is None:
            raise Http404(number)
        return _lay_down(request, found, seat)


def _lay_down(request: HttpRequest, complaint: Complaint, seat: Actor) -> HttpResponse:
    principal = {"name": complaint.complainant.name}
    if request.method != "POST":
        page = Page(
            title=_("Give up your access?"),
            points=[
                _("You can then open this complaint of %(name)s no more, from this moment on.") % principal,
                _("What you did so far stays. %(name)s reads that you have given it up, and can invite you again.")
                % principal,
            ],
            button=_("Give it up"),
            done="",
        )
        return render(request, page.template, {"complaint": complaint, "page": page})
    try:
        lay_down_access(complaint, by=seat)
        messages.success(request, _("You have given up your access."))
    except NotPossible as refusal:
        messages.info(request, refusal_text(refusal))
    return redirect("portal:account-complaints")


def _owning(by: Actor) -> Actor:
    """The seat at all complaints that are a person's own."""
    return replace(by, kind=ActorKind.COMPLAINANT)


def _rows(by: Actor) -> list[Row]:
    today = this_day()
    with acting(by):
        found = list(worklist(today=today, by=by))
        note_soonest(found, by=by)
        return [_row(one, by, today) for one in found]


def _row(found: ListedComplaint, by: Actor, today: date) -> Row:
    return Row(
        number=found.number,
        other=found.respondent_name,
        stage=STAGES[found.stage],
        due=clock_card(found.soonest, today) if found.soonest else None,
        helped=found.complainant.name if by.kind is ActorKind.DELEGATE else "",
    )
