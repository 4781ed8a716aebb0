"""The API itself: who is let in, how refusals are told, how it describes itself."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from juli.hub.accounts.actors import NotAllowed
from juli.hub.api import (
    after,
    audits,
    bench,
    complaints,
    conversation,
    deliveries,
    departments,
    exports,
    house,
    many,
    marks,
    merging,
    owners,
    records,
    redress,
    reports,
    requests,
    templates,
    tokens,
    triage,
)
from juli.hub.api.describing import completed
from juli.hub.api.refusals import DETAILS, FIELD, OF_VALUES, OTHER, Refusal, reason_of
from juli.hub.api.schemas import Renderer
from juli.hub.api.tokens import TokenAuthentication
from juli.hub.machines import NotPossible
from juli.hub.operations.problems import problem_answer


class Api(NinjaAPI):
    """Describes itself with its refusals (OpenAPI 3.1)."""

    def get_openapi_schema(self, **_: Any) -> OpenAPISchema:
        """The description of all operations, put together once: it takes long, and anybody may ask for it."""
        return self._description

    @cached_property
    def _description(self) -> OpenAPISchema:
        schema = super().get_openapi_schema()
        completed(schema)
        return schema


api = Api(
    title="Juli",
    version="1",
    urls_namespace="api",
    docs_url=None,
    auth=TokenAuthentication(),
    renderer=Renderer(),
)
RESOURCES = (
    tokens,
    complaints,
    conversation,
    records,
    departments,
    owners,
    redress,
    requests,
    marks,
    many,
    bench,
    merging,
    triage,
    after,
    reports,
    exports,
    house,
    templates,
    audits,
    deliveries,
)
for _resource in RESOURCES:
    api.add_router("", _resource.router)


@api.exception_handler(Refusal)
def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    answer = problem_answer(refusal.status, code=refusal.code, detail=DETAILS.get(refusal.code, ""), **refusal.more)
    if refusal.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    code = "token-invalid" if request.headers.get("authorization") else "token-missing"
    return _refused(request, Refusal(401, code))


@api.exception_handler(NotPossible)
def _not_possible(request: HttpRequest, refusal: NotPossible) -> HttpResponse:
    status = 422 if refusal.code in OF_VALUES else 409
    return problem_answer(status, code=refusal.code, detail=reason_of(refusal))


@api.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    return problem_answer(404)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_answer(404)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem_answer(422, code="values", detail=DETAILS["values"], errors=told_errors(error.errors))


@api.exception_handler(HttpError)
def _failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    code = "body-unreadable" if error.status_code == 400 else ""
    return problem_answer(error.status_code, code=code, detail=DETAILS.get(code, ""))


def told_errors(errors: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value that does not fit: where it stands, what is wrong with it, in words. What was sent is not repeated."""
    return [
        {
            "at": ".".join(str(part) for part in error["loc"]),
            "code": error["type"],
            "detail": str(FIELD.get(error["type"], OTHER)),
        }
        for error in errors
    ]
