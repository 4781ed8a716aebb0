"""The days of a complaint in one's own calendar, and reminders of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.seat import owned
from juli.hub.portal.language import page_language
from juli.hub.reminders import queries
from juli.hub.reminders.actions import choose_mails, end_case_feed, make_case_feed
from juli.hub.reminders.links import LANGUAGE, feed_address, feed_text, webcal


@require_safe
@owned
def overview(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Whether a link holds, and whether reminders are sent."""
    return _page(request, complaint, actor)


@require_POST
@owned
def make(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Make a new link and show it this once."""
    return _page(request, complaint, actor, feed_address(make_case_feed(complaint, by=actor), page_language()))


@require_POST
@owned
def end(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """End the link."""
    end_case_feed(complaint, by=actor)
    messages.success(request, _("The link has ended. Calendars that have it get nothing any more."))
    return redirect("portal:days", complaint.number)


@require_POST
@owned
def mails(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Switch reminders by mail off or on."""
    wanted = request.POST.get("wanted") != "no"
    choose_mails(complaint, wanted=wanted, by=actor)
    messages.success(request, _("Reminders are switched on.") if wanted else _("Reminders are switched off."))
    return redirect("portal:days", complaint.number)


@require_safe
@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a link; the secret in it is all it takes."""
    shown = queries.shown_by(secret)
    if shown is None:
        raise Http404
    text = feed_text(shown, "en" if request.GET.get(LANGUAGE) == "en" else "zh", timezone.now())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _page(request: HttpRequest, complaint: Complaint, actor: Actor, address: str = "") -> HttpResponse:
    context = {
        "complaint": complaint,
        "link": queries.case_feed(complaint, by=actor),
        "wanted": queries.wants_mails(complaint, by=actor),
        "address": address,
        "webcal": webcal(address),
    }
    return render(request, "portal/follow/days.html", context)
