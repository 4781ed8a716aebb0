"""What stands beside the operations: a page that lists them, and the answer where there is nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from juli.hub.api.endpoint import api
from juli.hub.operations.problems import problem_answer


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, as the page shows it."""

    method: str
    path: str
    summary: str
    text: str
    parameters: list[dict[str, Any]]
    answers: list[str]


@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """All operations, for people."""
    return render(request, "api/described.html", {"operations": list(operations())})


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below /api/."""
    return problem_answer(404)


def operations() -> Iterator[Operation]:
    """The operations of the API, in the order of their paths."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            yield Operation(
                method.upper(),
                path,
                told["summary"],
                told.get("description", "").replace("`", ""),
                told["parameters"],
                [str(code) for code in told["responses"]],
            )
