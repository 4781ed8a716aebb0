"""Requests beyond the measure of their class are answered with 429, before anything of them is read."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from juli.hub.operations.limits.classes import Measure, table
from juli.hub.operations.limits.counting import Counted, count
from juli.hub.operations.limits.origins import network_of

logger = logging.getLogger(__name__)
STRICTEST = "sign-in"
"""The measure of an address that the table does not know."""


class Limits(MiddlewareMixin):
    """Stands after the session, which tells the seat, and before anything that reads what was sent."""

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[object],
        values: Mapping[str, object],
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not settings.RATE_LIMITS or match is None:
            return None
        measure = table().measure(match.view_name, request.method or "GET") or table().classes[STRICTEST]
        wait = _wait(list(counted(request, measure)))
        return too_many(request, measure, wait) if wait else None


def counted(request: HttpRequest, measure: Measure) -> Iterator[Counted]:
    """Under what a request is counted. One whose address nobody told is counted by its seat alone."""
    network = network_of(request)
    if measure.address and network:
        yield Counted("address", network, measure.name, measure.address, measure.seconds)
    seat = _seat(request) if measure.seat else ""
    if measure.seat and seat:
        yield Counted("seat", seat, measure.name, measure.seat, measure.seconds)


def too_many(request: HttpRequest, measure: Measure, wait: int) -> HttpResponse:
    """The answer to one too many: a page, or for programs a problem document (RFC 9457)."""
    if measure.name == "api":
        problem = {"type": "about:blank", "title": "Too Many Requests", "status": 429, "retry_after": wait}
        answer = HttpResponse(json.dumps(problem), content_type="application/problem+json", status=429)
    else:
        answer = render(request, "operations/too_many.html", {"minutes": -(-wait // 60)}, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def _seat(request: HttpRequest) -> str:
    """Who is signed in, or which browser has opened something; an invented session is nobody's."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.session.is_empty():
        return ""
    return str(request.session.get(SESSION_KEY) or request.session.session_key or "")


def _wait(things: Sequence[Counted]) -> int:
    try:
        return count(things, now=timezone.now())
    except DatabaseError as error:
        # A page that needs the database says so itself; one that does not is better shown than refused.
        logger.warning("requests are not counted: %s", type(error).__name__)
        return 0
