"""Keys and addresses: a new passcode, and the address that may be written to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting
from juli.hub.channels.confirmation import Confirmation, read_confirmation
from juli.hub.complaints.actions import confirm_email, request_confirmation
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaints
from juli.hub.portal.follow.fresh import carried, renew, take_away
from juli.hub.portal.follow.pages import Page
from juli.hub.portal.follow.seat import owned


@owned
def passcode(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Replace the passcode; the new one is shown once."""
    if request.method == "POST":
        return renew(request, complaint, actor)
    new = carried(request, complaint)
    if new is None:
        return render(request, "portal/follow/question.html", {"complaint": complaint, "page": _renewal()})
    response = render(request, "portal/follow/passcode.html", {"complaint": complaint, "passcode": new})
    take_away(response, complaint)
    return response


@require_POST
@owned
def request_mail(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Send the mail that confirms the address once more."""
    request_confirmation(complaint, by=actor)
    messages.success(request, _("The mail is on its way. Please press the link in it; it is good for 30 days."))
    return redirect(f"{reverse('portal:case', args=[complaint.number])}#access")


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the confirmation mail: a button, so that no mail scanner confirms by looking."""
    confirmation = read_confirmation(token)
    if confirmation is None or not _holds(confirmation, request):
        return render(request, "portal/follow/confirm.html", {"token": None}, status=404)
    if request.method != "POST":
        return render(request, "portal/follow/confirm.html", {"token": token})
    messages.success(request, _("Your address is confirmed. We write to it when something happens in your complaint."))
    return redirect("portal:follow")


def _holds(confirmation: Confirmation, request: HttpRequest) -> bool:
    """Whether the link's complaint is there; once the button is pressed, whether its address is confirmed."""
    with acting(SYSTEM):
        found = complaints(by=SYSTEM).filter(pk=confirmation.complaint_id).first()
        if found is None or request.method != "POST":
            return found is not None
        email = found.complainant.email
        return confirmation.fits(email) and confirm_email(found, email, by=SYSTEM)


def _renewal() -> Page:
    return Page(
        title=_("Replace the passcode?"),
        points=[
            _("You get a new passcode. The old one then opens nothing any more, on no device."),
            _("Useful if someone else has seen it. We show the new one only once."),
        ],
        button=_("Show me a new passcode"),
        done="",
    )
