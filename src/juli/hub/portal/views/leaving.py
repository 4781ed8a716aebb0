"""Leaving a draft and coming back to it, from this or another device."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from juli.hub.complaints.actions import delete_draft
from juli.hub.complaints.actions.drafts import KEPT
from juli.hub.portal.access import forget_draft, remember_draft, resume_draft
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.views.home import first_open_step
from juli.hub.portal.visit import Visit


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def leave(visit: Visit) -> HttpResponse:
    """Show link and passcode. Sent with "forget" or "delete", this browser lets go of the draft."""
    do = visit.request.POST.get("do", "")
    if visit.request.method == "POST" and do in ("forget", "delete"):
        if do == "delete":
            delete_draft(by=visit.actor)
        response = redirect("portal:home")
        forget_draft(response)
        return response
    context = {
        "link": settings.BASE_URL + reverse("portal:resume", args=[visit.draft.pk]),
        "passcode": visit.passcode,
        "kept_until": visit.draft.saved_at + KEPT,
        "continue_at": first_open_step(visit),
        "visit": visit,
    }
    return render(visit.request, "portal/leave.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Ask for the passcode of a draft. The page is the same for every address, whether a draft is there or not."""
    if request.method != "POST":
        return render(request, "portal/resume.html")
    passcode = request.POST.get("passcode", "")[:40]
    if resume_draft(request, draft, passcode, now=timezone.now()) is None:
        return render(request, "portal/resume.html", {"wrong": True}, status=403)
    response = redirect("portal:home")
    remember_draft(response, draft, passcode)
    return response
