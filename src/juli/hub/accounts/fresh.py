"""Dangerous acts ask first whether it is still the person who signed in."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from urllib.parse import urlencode, urlsplit

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

Arguments = ParamSpec("Arguments")


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether a password, a second factor or the organisation's sign-in was given within the last ten minutes."""
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(time.time() - max(moments, default=0.0) < REAUTHENTICATION_TIMEOUT)


def fresh_sign_in_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view act only for somebody who signed in within the last ten minutes; others confirm it first.

    What a form had sent is not kept meanwhile: after confirming, the person is back at the page with the form.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not signed_in_lately(request):
            return _to_confirm(request)
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return guarded


def _to_confirm(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('account_confirm_it_is_you')}?{urlencode({'next': _page_of(request)})}")


def _page_of(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one whose form was sent."""
    if request.method == "GET":
        return request.get_full_path()
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        parts = urlsplit(came_from)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("account_home")
