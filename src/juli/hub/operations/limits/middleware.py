"""Requests beyond the measure of their class are answered with 429, before anything of them is read."""

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
from juli.hub.operations.limits.counting import Counted, Room, counted_room
from juli.hub.operations.limits.origins import network_of
from juli.hub.operations.problems import is_for_programs, problem_answer

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
        room = _room(list(counted(request, measure)))
        request.room = room  # type: ignore[attr-defined]
        return too_many(request, measure, room.wait) if room.wait else None

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Programs are told how much room is left, so that they need not run into the end of it."""
        room: Room | None = getattr(request, "room", None)
        if room and room.most and is_for_programs(request.path_info):
            response["RateLimit-Limit"] = str(room.most)
            response["RateLimit-Remaining"] = str(room.left)
            response["RateLimit-Reset"] = str(room.wait or room.seconds)
        return response


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
    if measure.name.startswith("api"):
        answer = problem_answer(429, retry_after=wait)
    else:
        answer = render(request, "operations/too_many.html", {"minutes": -(-wait // 60)}, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def _seat(request: HttpRequest) -> str:
    """Who is signed in, or which browser has opened something; an invented session is nobody's.

    Of a program it is its token. An invented one has a measure of its own, but shares that of its address.
    """
    if is_for_programs(request.path_info):
        return request.headers.get("authorization", "")
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.session.is_empty():
        return ""
    return str(request.session.get(SESSION_KEY) or request.session.session_key or "")


def _room(things: Sequence[Counted]) -> Room:
    try:
        return counted_room(things, now=timezone.now())
    except DatabaseError as error:
        # A page that needs the database says so itself; one that does not is better shown than refused.
        logger.warning("requests are not counted: %s", type(error).__name__)
        return Room()
