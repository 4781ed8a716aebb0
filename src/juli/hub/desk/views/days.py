"""The days of the desk in one's own calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.worklist import VIEWS
from juli.hub.reminders.actions import choose_desk_mails, end_desk_feed, make_desk_feed
from juli.hub.reminders.links import feed_address, webcal
from juli.hub.reminders.queries import desk_feed, wants_desk_mails
from juli.hub.spoken import spoken_language


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def days(request: DeskRequest) -> HttpResponse:
    """Whether a link holds; sent, a new one is made and shown this once."""
    made = request.method == "POST"
    address = feed_address(make_desk_feed(by=request.actor), spoken_language()) if made else ""
    context = {
        "seat": request.seat,
        "views": VIEWS.values(),
        "place": "days",
        "link": desk_feed(by=request.actor),
        "wanted": wants_desk_mails(by=request.actor),
        "address": address,
        "webcal": webcal(address),
    }
    return render(request, "desk/days.html", context)


@require_POST
@seat_required
def end(request: DeskRequest) -> HttpResponse:
    """End the link."""
    end_desk_feed(by=request.actor)
    messages.success(request, _("The link has ended. Calendars that have it get nothing any more."))
    return redirect("desk:days")


@require_POST
@seat_required
def mails(request: DeskRequest) -> HttpResponse:
    """Switch the mail of the morning off or on, for oneself."""
    wanted = request.POST.get("wanted") != "no"
    choose_desk_mails(wanted=wanted, by=request.actor)
    messages.success(request, _("The mails are switched on.") if wanted else _("The mails are switched off."))
    return redirect("desk:days")
