"""From the sign-in page to the organisation's own sign-in, and back.

There is no list of organisations: who belongs to one knows its name, or their address there.
"""

import logging
from dataclasses import asdict
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.accounts.throttle import refused
from juli.hub.identity.actions import bind_person
from juli.hub.identity.models import IdentityProvider
from juli.hub.identity.oidc import Attempt, Proven, Refused, address_to_sign_in, prove
from juli.hub.identity.queries import METHOD, identity_provider, known_person, person_to_bind, provider_for

ATTEMPT = "identity-attempt"
VISITOR = Actor(ActorKind.VISITOR)
logger = logging.getLogger(__name__)


class ChooseForm(forms.Form):
    """An address at work, or the organisation's name."""

    wanted = forms.CharField(
        max_length=254,
        error_messages={"required": gettext_lazy("Please write your address at work, or your organisation's name.")},
    )


@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Find the organisation's provider and offer the way there."""
    form = ChooseForm(request.POST or None)
    onward = get_next_redirect_url(request) or ""
    if request.method != "POST" or not form.is_valid():
        return render(request, "identity/choose.html", {"form": form, "next": onward})
    waiting = refused(request, "organisation")
    if waiting:
        return waiting
    provider = provider_for(form.cleaned_data["wanted"], by=VISITOR)
    if provider is None:
        form.add_error("wanted", _("No organisation is known under this. Please sign in with e-mail and password."))
        return render(request, "identity/choose.html", {"form": form, "next": onward})
    return _offer(request, provider, onward)


@never_cache
def required(request: HttpRequest) -> HttpResponse:
    """Tell somebody that their organisation allows its own sign-in only."""
    return render(request, "identity/required.html")


@never_cache
def back(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """The browser comes back from the provider with a code."""
    provider = identity_provider(provider_id, by=VISITOR)
    held = request.session.pop(ATTEMPT, None)
    try:
        user = _person(request, provider, held)
    except Refused as refusal:
        logger.warning("sign-in with the organisation refused: %s", refusal.reason)
        return render(request, "identity/failed.html", {"reason": refusal.reason}, status=403)
    record_authentication(request, user, method=METHOD, provider=str(provider_id))
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=held["onward"] or None))
    return response


def _offer(request: HttpRequest, provider: IdentityProvider, onward: str) -> HttpResponse:
    """A page with a link: a form of ours may not lead to another site."""
    attempt = Attempt.new()
    try:
        address = address_to_sign_in(provider, attempt, address_back(provider))
    except Refused as refusal:
        logger.warning("identity provider unusable: %s", refusal.reason)
        return render(request, "identity/failed.html", {"reason": refusal.reason}, status=502)
    request.session[ATTEMPT] = {**asdict(attempt), "provider": str(provider.pk), "onward": onward}
    return render(request, "identity/offer.html", {"provider": provider, "address": address})


def _person(request: HttpRequest, provider: IdentityProvider | None, held: dict[str, str] | None) -> User:
    """Who has come back; Refused where it is not the browser that went, or nobody this organisation seated."""
    if provider is None or held is None or held["provider"] != str(provider.pk):
        raise Refused("state")
    if not constant_time_compare(held["state"], request.GET.get("state", "")):
        raise Refused("state")
    if "code" not in request.GET:
        raise Refused("cancelled")
    attempt = Attempt(held["state"], held["nonce"], held["verifier"])
    proven = prove(provider, attempt, request.GET["code"], address_back(provider))
    return _seated(provider, proven)


def _seated(provider: IdentityProvider, proven: Proven) -> User:
    user = known_person(provider, proven.subject, by=SYSTEM)
    if user:
        return user
    user = person_to_bind(provider, proven, by=SYSTEM)
    if user is None:
        raise Refused("unknown")
    bind_person(provider, user, proven.subject, by=SYSTEM)
    return user


def address_back(provider: IdentityProvider) -> str:
    """Where the provider sends the browser; it must be entered there."""
    return str(settings.BASE_URL) + reverse("identity:back", args=[provider.pk])
