"""The complaints a signed-in person can open without a passcode: their own, and those they help with."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.labels import STAGES
from juli.hub.complaints.models import Clock
from juli.hub.complaints.queries import ListedComplaint, worklist
from juli.hub.portal.access import account
from juli.hub.portal.follow.clocks import ClockCard, clock_card


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
    own = replace(by, kind=ActorKind.COMPLAINANT)
    helping = replace(by, kind=ActorKind.DELEGATE, read_only=True)
    context = {"own": _rows(own), "helping": _rows(helping)}
    return render(request, "portal/account_complaints.html", context)


def _rows(by: Actor) -> list[Row]:
    today = timezone.localdate()
    with acting(by):
        return [_row(found, by, today) for found in worklist(today=today, by=by)]


def _row(found: ListedComplaint, by: Actor, today: date) -> Row:
    return Row(
        number=found.number,
        other=found.respondent_name,
        stage=STAGES[found.stage],
        due=_due(found, today),
        helped=found.complainant.name if by.kind is ActorKind.DELEGATE else "",
    )


def _due(found: ListedComplaint, today: date) -> ClockCard | None:
    """What is due next."""
    running: list[tuple[Clock, str]] = [
        (clock, proceeding.procedure) for proceeding in found.proceedings.all() for clock in proceeding.running
    ]
    soonest = min(running, key=lambda one: one[0].due_on, default=None)
    return clock_card(*soonest, today) if soonest else None
