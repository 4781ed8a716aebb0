"""Problem documents (RFC 9457): what programs are told in the place of a page."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_lazy

MEDIA_TYPE = "application/problem+json"
PLACE = "/api/"
"""Below this path everything is answered to programs."""
TYPE = "urn:juli:problem:"

TITLES: Mapping[int, Any] = {
    400: gettext_lazy("The request cannot be read"),
    401: gettext_lazy("A token is needed"),
    403: gettext_lazy("The token does not reach as far"),
    404: gettext_lazy("There is nothing here"),
    405: gettext_lazy("This cannot be done here"),
    408: gettext_lazy("The request came too slowly"),
    409: gettext_lazy("This is not possible at present"),
    412: gettext_lazy("It was changed meanwhile"),
    413: gettext_lazy("The request is too large"),
    415: gettext_lazy("The request is of a kind that is not understood"),
    422: gettext_lazy("Something in the request does not fit"),
    429: gettext_lazy("Too many requests"),
    500: gettext_lazy("Something went wrong on our side"),
    503: gettext_lazy("The platform cannot answer at present"),
    504: gettext_lazy("It took too long, and nobody knows whether it was done"),
    507: gettext_lazy("There is no room left to keep it"),
}


def is_for_programs(path: str) -> bool:
    """Whether a request to this path is made by a program."""
    return path.startswith(PLACE)


def problem_document(status: int, *, code: str = "", detail: object = "", **more: object) -> bytes:
    """The document in the language that is active. `code` names the kind of problem for programs.

    Without one its type is `about:blank`: nothing beyond the status.
    """
    told: dict[str, object] = {
        "type": f"{TYPE}{code}" if code else "about:blank",
        "title": str(TITLES.get(status, "")) or gettext("The request failed"),
        "status": status,
    }
    if detail:
        told["detail"] = str(detail)
    return json.dumps({**told, **more}, ensure_ascii=False).encode()


def problem_answer(status: int, *, code: str = "", detail: object = "", **more: object) -> HttpResponse:
    """The document as an answer."""
    content = problem_document(status, code=code, detail=detail, **more)
    return HttpResponse(content, content_type=MEDIA_TYPE, status=status)
