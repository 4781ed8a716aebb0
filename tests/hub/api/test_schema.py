"""The API is what its description says: no fault of ours, no status it does not name, on whatever is sent."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from juli.hub.api.endpoint import api
from juli.hub.audits import actions
from juli.hub.audits.models import AuditRun
from tests.hub.builders import organisation, seated
from tests.hub.house.seated import said
from tests.hub.programs import Programs, programs
from tests.hub.scoping import unbound

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
EXAMPLES = 12
OPERATIONS = ["read_token", "ask_for_audit", "list_audits", "read_audit", "discard_audit", "list_audit_lines"]
OPERATIONS += ["read_audit_file"]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The platform, with nobody bound, as when a request comes from outside."""
    with unbound():
        answered = WSGIHandler()(environ, start_response)
        try:
            return list(answered)
        finally:
            answered.close()


@pytest.fixture
def left(own_folder: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Programs]:
    """A house with a token and an audit, where many audits may be open."""
    monkeypatch.setattr(actions, "MOST_OPEN", 10_000)
    # A request that ends would close the connection whose transaction is the test's.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield programs(seated(organisation(), "lin@example.cn"), "alpha")
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operation(name: str) -> APIOperation[Any, Any, Any, Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    found = {one.definition.raw["operationId"]: one for one in (result.ok() for result in schema.get_all_operations())}
    assert set(found) == set(OPERATIONS)
    return found[name]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_is_sent_is_answered_as_described(name: str, mode: GenerationMode, left: Programs) -> None:
    one = operation(name)
    if mode is GenerationMode.NEGATIVE and not (one.body or one.query or one.path_parameters):
        return
    bounds = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @bounds
    @given(case=one.as_strategy(generation_mode=mode))
    def sent(case: Any) -> None:
        if "audit" in case.path_parameters and mode is GenerationMode.POSITIVE and name != "discard_audit":
            case.path_parameters["audit"] = str(left.audit.pk)
        case.call_and_validate(headers={"Authorization": f"Bearer {left.secret}"}, checks=CHECKS)

    sent()
    assert AuditRun.objects.filter(pk=left.audit.pk).exists()


def test_the_description_is_open_to_all_and_names_every_refusal() -> None:
    told = Client().get(reverse("api:openapi-json")).json()
    assert told["openapi"].startswith("3.1")
    assert {code for one in told["paths"]["/api/v1/audits"].values() for code in one["responses"]} == {
        *("200", "202", "400", "401", "403", "409", "413", "415", "422", "429")
    }


def test_the_page_for_people_lists_every_operation() -> None:
    page = said(Client(headers={"accept-language": "en"}).get(reverse("api-described")))
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page
    assert "<script" not in page
