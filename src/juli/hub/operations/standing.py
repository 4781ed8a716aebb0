"""How long somebody stays signed in, and what must be set up before anything else opens.

Both are asked for once a minute: what was found stands in the session, with the moment it was found.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from juli.hub.accounts.actions import note_session_seen
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor
from juli.hub.directory.queries import seat_of
from juli.hub.operations.second_factor import second_factor_missing

STANDING = "standing"
ASKED_AGAIN = timedelta(minutes=1)
OPEN_WITHOUT = ("/account/", "/language/", "/static/")
"""What stays open to somebody who must set up a second factor first."""
ASKED_BY_MACHINES = ("/healthz", "/readyz", "/metrics")
"""What answers, or says so, even where the database that holds the sessions does not."""
ASKED_BY_ITSELF = "/progress/"
"""What a page that stands open asks without anybody there: it keeps no session alive."""
MOST_OF_OTHERS, IDLE_OF_OTHERS = timedelta(days=14), timedelta(days=7)
"""Limits for a complainant, who has one complaint at stake and often a phone of their own."""


class StandingMiddleware(MiddlewareMixin):
    """End sessions that are over, and lead those without a demanded second factor to its page."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if request.path.startswith(ASKED_BY_MACHINES) or not request.user.is_authenticated:
            return None
        now = timezone.now()
        known: dict[str, Any] = request.session.get(STANDING) or {"since": now.timestamp()}
        if _is_over(known, now):
            return _ended(request)
        by_itself = request.path.endswith(ASKED_BY_ITSELF)
        if "seen" not in known or (not by_itself and _may_have_changed(request, known, now)):
            known = request.session[STANDING] = _standing(request.user, known["since"], now)
            note_session_seen(request.session.session_key or "", now, by=account_actor(request.user))
        request.second_factor_missing = known["missing"]  # type: ignore[attr-defined]
        if known["missing"] and not request.path.startswith(OPEN_WITHOUT):
            return redirect("mfa_index")
        return None

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith("/account/"):
            add_never_cache_headers(response)
        return response


def _may_have_changed(request: HttpRequest, known: dict[str, Any], now: datetime) -> bool:
    """Whether to ask anew: after a minute, and at once for somebody who is just setting up or removing a factor."""
    changing = known["missing"] or request.path.startswith("/account/")
    return changing or now - _moment(known["seen"]) >= ASKED_AGAIN


def _standing(user: User, since: float, now: datetime) -> dict[str, Any]:
    most, idle = _limits(user)
    return {
        "since": since,
        "seen": now.timestamp(),
        "most": most.total_seconds(),
        "idle": idle.total_seconds(),
        "missing": second_factor_missing(user),
    }


def _limits(user: User) -> tuple[timedelta, timedelta]:
    """How long at most, and how long without asking for a page."""
    if user.is_staff:
        return settings.SIGN_IN.most, settings.SIGN_IN.operator_idle
    if seat_of(user):
        return settings.SIGN_IN.most, settings.SIGN_IN.idle
    return MOST_OF_OTHERS, IDLE_OF_OTHERS


def _is_over(known: dict[str, Any], now: datetime) -> bool:
    if "seen" not in known:
        return False
    too_long = now - _moment(known["since"]) >= timedelta(seconds=known["most"])
    too_quiet = now - _moment(known["seen"]) >= timedelta(seconds=known["idle"])
    return too_long or too_quiet


def _ended(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("You were signed out because the time for one sign-in was over. Please sign in again."))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/account/")


def _moment(timestamp: float) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)
