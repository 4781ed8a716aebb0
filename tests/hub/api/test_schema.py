"""The API is what its description says: no fault of ours, no status it does not name, on whatever is sent."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

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
from juli.hub.directory.queries import actor_at
from juli.hub.integration.scopes import OF_API
from juli.hub.workbench.actions import add_reply
from juli.hub.workbench.actions.replies import Wording
from tests.hub.api.asking import program
from tests.hub.api.filing import filed_number
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
EXAMPLES = int(os.environ.get("TESTS_API_EXAMPLES", "3"))
"""For each operation, valid and invalid; many more by hand (docs/api.md)."""
LONG, SHORT = 2_000, 400
DESCRIBED = [one for path in api.get_openapi_schema()["paths"].values() for one in path.values()]
RESOURCES = sorted({one["tags"][0] for one in DESCRIBED})


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The platform, with nobody bound, as when a request comes from outside."""
    with unbound():
        answered = platform()(environ, start_response)
        try:
            return list(answered)
        finally:
            answered.close()


@cache
def platform() -> WSGIHandler:
    return WSGIHandler()


@dataclass(frozen=True)
class Left:
    """A house with everything that an address can name, and the secret of a token that may do all."""

    secret: str
    programs: Programs
    known: Mapping[str, object]


@pytest.fixture
def left(own_folder: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Left]:
    """That house, where many audits may be open."""
    monkeypatch.setattr(actions, "MOST_OPEN", 10_000)
    made = programs(seated(organisation(), "lin@example.cn"), "alpha")
    asking = program(made.token.organisation, "gao@example.cn", scopes=OF_API)
    known = {"number": filed_number(asking), "audit": str(made.audit.pk), "webhook": str(made.webhook.pk)}
    # A request that ends would close the connection whose transaction is the test's.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    template = add_reply(Wording("押金", "正在核对。"), by=actor_at(made.token.membership))
    known |= {"delivery": str(made.delivery.pk), "reply": str(template.pk), "issue": "deposit", "form": "csv"}
    yield Left(asking.secret, made, known)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def shortened(told: dict[str, Any]) -> dict[str, Any]:
    """The same with a limit of tens of thousands of characters lowered, which to unroll takes longer than all else."""
    if isinstance(limit := told.get("maxLength"), int) and limit >= LONG:
        return {**told, "maxLength": SHORT}
    return told


@cache
def described() -> Mapping[str, APIOperation[Any, Any, Any, Any]]:
    told = json.dumps(api.get_openapi_schema(), default=str)
    schema = schemathesis.openapi.from_dict(json.loads(told, object_hook=shortened))
    schema.app = application
    return {one.definition.raw["operationId"]: one for one in (result.ok() for result in schema.get_all_operations())}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("resource", RESOURCES)
def test_whatever_is_sent_is_answered_as_described(resource: str, mode: GenerationMode, left: Left) -> None:
    for told in DESCRIBED:
        if told["tags"] == [resource]:
            answered_as_described(told["operationId"], mode, left)
    assert AuditRun.objects.filter(pk=left.programs.audit.pk).exists()


def answered_as_described(name: str, mode: GenerationMode, left: Left) -> None:
    one = described()[name]
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
        if mode is GenerationMode.POSITIVE and name != "discard_audit":
            case.path_parameters.update({one: left.known[one] for one in case.path_parameters if one in left.known})
        case.call_and_validate(headers={"Authorization": f"Bearer {left.secret}"}, checks=CHECKS)

    sent()


def test_words_beyond_their_limit_are_refused(left: Left) -> None:
    """What is generated above never reaches the largest limits."""
    headers, refused = {"Authorization": f"Bearer {left.secret}"}, 0
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, one in methods.items():
            if long := {name: "字" * (limit + 1) for name, limit in long_fields(one).items()}:
                address = path.format(**{told["name"]: anything(told, left) for told in one["parameters"]})
                sent = getattr(Client(), method)(address, json.dumps(long), "application/json", headers=headers)
                assert sent.status_code == 422, (method, path)
                assert all(name in sent.content.decode() for name in long), (method, path)
                refused += 1
    assert refused > 10


def long_fields(operation: Mapping[str, Any]) -> dict[str, int]:
    """The fields of its body in which tens of thousands of characters find room, with their limits."""
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    named = api.get_openapi_schema()["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], body)
    limits = {name: field.get("maxLength", 0) for name, field in named.get("properties", {}).items()}
    return {name: limit for name, limit in limits.items() if limit >= LONG}


def anything(parameter: Mapping[str, Any], left: Left) -> object:
    """A value of its form for a parameter of an address."""
    is_id = parameter["schema"].get("format") == "uuid"
    return left.known.get(parameter["name"], UUID(int=1) if is_id else 1)


def test_the_description_is_open_to_all_and_names_every_refusal() -> None:
    told = Client().get(reverse("api:openapi-json")).json()
    assert told["openapi"].startswith("3.1")
    assert {code for one in told["paths"]["/api/v1/audits"].values() for code in one["responses"]} == {
        *("200", "202", "400", "401", "403", "404", "409", "413", "415", "422", "429")
    }


def test_the_page_for_people_lists_every_operation() -> None:
    page = said(Client(headers={"accept-language": "en"}).get(reverse("api-described")))
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page
    assert "<script" not in page
