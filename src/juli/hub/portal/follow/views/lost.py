"""A lost passcode: a mail to the confirmed address, and the link in it that gives a new one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import note_failed_attempt
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.queries import attempt_key, is_throttled
from juli.hub.accounts.scopes import acting
from juli.hub.channels.recovery import GOOD_FOR
from juli.hub.complaints.actions import request_recovery
from juli.hub.complaints.numbers import normalise_number
from juli.hub.machines import NotPossible
from juli.hub.operations.limits.origins import network_of
from juli.hub.portal.access import recovered
from juli.hub.portal.follow.forms import LostForm
from juli.hub.portal.follow.fresh import renew

MOST_PER_COMPLAINT = 3
"""Mails that can be asked for one complaint while the link of the first of them is still good."""
MOST_PER_ADDRESS = 10
"""Mails that can be asked for within an hour from one address of the network, whatever the numbers."""
_VISITOR = Actor(ActorKind.VISITOR)


@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for the number. Every number gets one and the same answer."""
    form = LostForm(request.POST) if request.method == "POST" else LostForm()
    if form.is_bound and form.is_valid():
        _ask(request, form.cleaned_data["number"], now=timezone.now())
        return redirect(f"{reverse('portal:lost-passcode')}?asked=yes")
    context = {"form": form, "errors": list(form.summary()), "asked": "asked" in request.GET and not form.is_bound}
    return render(request, "portal/follow/lost.html", context)


@never_cache
def recover(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail: a button, so that no mail scanner uses it up by looking."""
    found = recovered(token)
    if found is not None and request.method != "POST":
        return render(request, "portal/follow/recover.html", {"token": token})
    if found is not None:
        complaint, actor = found
        try:
            with acting(actor):
                return renew(request, complaint, actor, replacing=complaint.passcode_hash)
        except NotPossible:
            pass  # the same link was used a moment before
    return render(request, "portal/follow/recover.html", {"token": None}, status=404)


def _ask(request: HttpRequest, typed: str, *, now: datetime) -> None:
    """Have the mail sent, unless it was asked for too often.

    Counted apart from wrong passcodes: whoever has just tried some is the very person who needs the mail. Mails
    count for as long as their links are good: a stranger who uses them up has had good links sent to the owner.
    """
    number = normalise_number(typed) or typed
    of_complaint = attempt_key("recovery", number)
    of_address = attempt_key("recovery from", network_of(request))
    if is_throttled([of_complaint], now=now, most=MOST_PER_COMPLAINT, within=GOOD_FOR):
        return
    if is_throttled([of_address], now=now, most=MOST_PER_ADDRESS):
        return
    note_failed_attempt([of_complaint, of_address], by=_VISITOR)
    request_recovery(number, by=_VISITOR)
