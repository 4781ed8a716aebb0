"""Opening a complaint with number and passcode, and forgetting it on this device."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import normalise_number
from juli.hub.complaints.queries import open_complaint
from juli.hub.portal.access import (
    admit,
    attempt,
    dismiss,
    forget_draft,
    held_draft,
    opened_numbers,
)
from juli.hub.portal.follow.forms import OpenForm
from juli.hub.portal.follow.seat import opened


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for number and passcode. Every failure gets one and the same answer."""
    asked = {"number": request.GET.get("number", "")[:40]}
    form = OpenForm(request.POST) if request.method == "POST" else OpenForm(initial=asked)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        found = _open(request, typed["number"], typed["passcode"], now=timezone.now())
        if found is not None:
            admit(request, found)
            return redirect("portal:case", found.number)
        form.add_error(
            None,
            _(
                "Number and passcode do not open a complaint. Please compare both with your receipt. "
                "After several wrong tries we wait for an hour, even if they are right then."
            ),
        )
    context = {"form": form, "errors": list(form.summary()), "numbers": opened_numbers(request)}
    return render(request, "portal/follow/open.html", context)


@require_POST
@opened
def forget(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Shut the complaint in this browser; number and passcode open it again."""
    held = held_draft(request)
    response = redirect("portal:follow")
    if held and held.draft.complaint_id == complaint.pk:
        forget_draft(response)
    dismiss(request, complaint.number)
    messages.success(request, _("This device has forgotten the complaint. Number and passcode open it again."))
    return response


def _open(request: HttpRequest, number: str, passcode: str, *, now: datetime) -> Complaint | None:
    """The complaint, or None where the passcode is wrong or must wait."""
    trial = attempt(request, "complaint", normalise_number(number) or number)
    if trial.must_wait(now=now):
        return None
    found = open_complaint(number, passcode)
    if found is None:
        trial.note_failure()
    return found
