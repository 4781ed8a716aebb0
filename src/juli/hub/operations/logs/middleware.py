"""Gives the note of a request the name of the address it came to."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from juli.hub.operations.logs.request import current_note


class RouteName:
    """Notes the route, which is known only once Django has found the view. Styles never come that far."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        note = current_note()
        if note and request.path_info.startswith(settings.STATIC_URL):
            note.route = "static"
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        note = current_note()
        if note and request.resolver_match:
            note.route = request.resolver_match.view_name or "unnamed"
