"""As somebody with a token who means harm: other houses' ids, cursors, keys and views, odd bodies, odd headers."""

import base64
import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.api.endpoint import api
from juli.hub.complaints.models import Complaint
from juli.hub.integration.scopes import OF_API
from juli.hub.worklists.kinds import kinds
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import filed_number, filing, post
from tests.hub.api.test_complaints import good, refused
from tests.hub.builders import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Program:
    return program(scopes=OF_API)


@pytest.fixture
def other() -> Program:
    return program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=OF_API)


def word(*values: Any) -> str:
    """A cursor of one's own making."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def lists() -> Iterator[str]:
    """Every address that takes a cursor and names nothing."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        told = methods.get("get", {}).get("parameters", ())
        if "{" not in path and any(one["name"] == "cursor" for one in told):
            yield path.removeprefix("/api/v1")


def span(path: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"first": today, "last": today, "what": "open"} if path.startswith("/reports") else {}


CURSORS = (
    word("2026-11-27T00:00:00+00:00", "not-an-id"),
    word("0001-01-01T00:00:00+23:59", str(uuid4())),
    word("9999-12-31T23:59:59-23:59", str(uuid4())),
    word("2026-11-27", str(uuid4())),
    word("\ud800", "\x00"),
    word([["["]], {"a": 1}),
    word("9" * 40, str(uuid4())),
    "====",
    "é",
    base64.urlsafe_b64encode(b"[" * 250).decode(),
)


def test_a_cursor_that_nobody_gave_is_refused_or_leads_nowhere(desk: Program) -> None:
    found = list(lists())
    assert len(found) >= 5
    for path in found:
        for cursor in CURSORS:
            answer = desk.get(path, data={**span(path), "cursor": cursor})
            assert answer.status_code in (200, 422), (path, cursor, answer.content)


def test_a_cursor_of_another_house_shows_only_one_s_own(desk: Program, other: Program) -> None:
    for _ in range(2):
        filed_number(desk)
    mine = {filed_number(other) for _ in range(2)}
    theirs = good(desk.get("/complaints?limit=1"))["next"]
    shown = good(other.get("/complaints", data={"cursor": theirs}))["items"]
    assert {one["number"] for one in shown} <= mine  # type: ignore[attr-defined]
    kept = good(post(desk, "/views", {"name": "大额", "filters": "amount:>250"}), 201)["id"]
    refused(other.get("/complaints", data={"view": kept}), 422, "view")
    refused(post(other, "/exports", {"form": "csv", "view": kept}), 422, "view")


def test_a_key_of_another_house_answers_nothing_of_it(desk: Program, other: Program) -> None:
    body = filing()
    first = good(post(desk, "/complaints", body, **{"Idempotency-Key": "k"}), 201)
    second = post(other, "/complaints", body, **{"Idempotency-Key": "k"})
    assert good(second, 201)["number"] != first["number"]
    assert "Idempotency-Replayed" not in second


def test_many_and_batches_are_bounded_and_leave_others_alone(desk: Program, other: Program) -> None:
    number = filed_number(desk)
    refused(post(other, "/many", {"kind": "tag", "numbers": [number], "tag": "我的"}), 409, "bulk-unfit")
    refused(post(desk, "/many", {"kind": "tag", "numbers": [number] * 501, "tag": "多"}), 422, "values")
    refused(post(desk, "/complaints/batch", {"items": [filing()] * 101}), 422, "values")
    assert post(other, f"/complaints/{filed_number(other)}/merge", {"into": number}).status_code == 404


@pytest.mark.parametrize("kind", list(kinds()))
def test_work_on_many_is_no_way_round_a_scope(kind: str, desk: Program) -> None:
    """It is carried out later, from the whole seat of the person; so the token is asked at once."""
    number = filed_number(desk)
    lesser = program(desk.at, "gao@example.cn", scopes=["complaints.read", "complaints.answer"])
    department = good(desk.get("/departments"))["items"][0]["id"]  # type: ignore[index]
    body = {"kind": kind, "numbers": [number], "text": "理由", "tag": "标签", "department": department}
    body |= {"until": (timezone.localdate() + timedelta(1)).isoformat(), "person": str(desk.seat.user_id)}
    answer = post(lesser, "/many", body)
    assert answer.status_code == (202 if kinds()[kind].right == "complaints.answer" else 403), answer.content
    assert post(desk, "/many", body).status_code == 202


def test_nor_is_undoing_it(desk: Program) -> None:
    department = good(desk.get("/departments"))["items"][0]["id"]  # type: ignore[index]
    body = {"kind": "transfer", "numbers": [filed_number(desk)], "text": "理由", "department": department}
    begun = good(post(desk, "/many", body), 202)["id"]
    lesser = desk.narrowed(["complaints.read", "complaints.answer"])
    refused(post(lesser, f"/many/{begun}/undo", {}), 403, "scope-missing")
    assert post(desk, f"/many/{begun}/undo", {}).status_code != 403


PLAIN = '{"text": "x"}'
NESTED = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
BODIES = (
    (NESTED, "application/json"),
    ('{"text": ' + "1" * 5_000 + "}", "application/json"),
    ('{"text": NaN}', "application/json"),
    ('{"text": "\\ud800"}', "application/json"),
    ('{"text": "a\\u0000b"}', "application/json"),
    (PLAIN.encode("utf-16"), "application/json"),
    (PLAIN, "application/json; charset=nonsense"),
    (PLAIN, "application/json; charset=utf-16"),
    (PLAIN, "text/plain"),
    (PLAIN, "multipart/form-data"),
    (PLAIN, "multipart/form-data; boundary=y"),
    (PLAIN, "application/x-www-form-urlencoded"),
    (PLAIN, "é/é"),
    ("", "application/json"),
    ('"x"', "application/json"),
    ("null", "application/json"),
)


@pytest.mark.parametrize("path", ["/triage", "/complaints", "/routing/preview", "/exports", "/replies"])
def test_an_odd_body_is_refused_and_never_a_fault(desk: Program, path: str) -> None:
    for content, kind in BODIES:
        sent = content if isinstance(content, bytes) else content.encode()
        headers = {"authorization": f"Bearer {desk.secret}"}
        answer = Client().generic("POST", f"/api/v1{path}", sent, kind, headers=headers)
        plain = path == "/triage" and content in (PLAIN, PLAIN.encode("utf-16"))
        assert answer.status_code in ((200, 400, 415, 422) if plain else (400, 415, 422)), (kind, answer.content)
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
    with acting(SYSTEM):
        assert not Complaint.objects.exists()


def raw(secret: str, path: str = "/token", **headers: str) -> HttpResponse:
    return Client().get(f"/api/v1{path}", headers={"authorization": f"Bearer {secret}", **headers})


def test_odd_headers_are_no_fault(desk: Program) -> None:
    number = filed_number(desk)
    for accept in ("text/html", "*/*;q=0", "é", "application/json;q=x", "," * 4_000):
        assert good(raw(desk.secret, accept=accept))["organisation"] == desk.at.name
    for language in ("é", "zh-" + "x" * 4_000, "*", ";q=1", "\x7f"):
        assert raw(desk.secret, **{"accept-language": language}).status_code == 200
    for match in ("é", '"é"', ",,,", "W/", '"' * 300):
        answer = post(desk, f"/complaints/{number}/take", None, **{"If-Match": match})
        refused(answer, 412, "changed-meanwhile")
    for bearer in ("é", "", " ", "juli_" + "é" * 46, f"{desk.secret}\x00", "x" * 100_000):
        refused(raw(bearer), 401, "token-invalid")
    for scheme in ("Basic", "bearer bearer", "Token"):
        answer = Client().get("/api/v1/token", headers={"authorization": f"{scheme} {desk.secret}"})
        assert answer.status_code == 401


def test_a_token_that_is_over_opens_nothing_at_once(desk: Program) -> None:
    with acting(SYSTEM):
        type(desk.token).objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    refused(desk.get("/complaints"), 401, "token-invalid")


def test_no_secret_stands_in_a_log(
    desk: Program, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        receipt = good(post(desk, "/complaints", filing(), **{"Idempotency-Key": "key-of-mine"}), 201)
        desk.get(f"/complaints/{receipt['number']}")
        desk.send("post", "/triage", data=NESTED, content_type="application/json")
        raw(f"{desk.secret}x")
        post(desk, "/triage", {"text": "密语在此"})
    said = caplog.text + "".join(capfd.readouterr())
    for secret in (desk.secret, str(receipt["passcode"]), "key-of-mine", "13800006027", "密语在此"):
        assert secret not in said
