"""Who is not let in, and how refusals are told: one kind of document, in the language asked for, never a page."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from juli.hub.operations.limits import middleware
from juli.hub.operations.limits.classes import read_table
from tests.hub.api.asking import DOCUMENT, Program, csv_of, parquet, program
from tests.hub.api.asking import pa as arrow
from tests.hub.builders import organisation
from tests.hub.house.seated import sit_down

pytestmark = pytest.mark.django_db


def problem(answer: HttpResponse, status: int) -> dict[str, object]:
    """The document of a refusal."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not answer.cookies
    told: dict[str, object] = answer.json()
    assert told["status"] == status
    assert told["title"]
    return told


def test_nobody_without_a_token() -> None:
    answer = Client().get("/api/v1/audits")
    assert problem(answer, 401)["type"] == "urn:juli:problem:token-missing"
    assert answer["WWW-Authenticate"] == "Bearer"
    wrong = Client().get("/api/v1/audits", headers={"authorization": "Bearer juli_" + "0" * 46})
    assert problem(wrong, 401)["type"] == "urn:juli:problem:token-invalid"


def test_a_session_is_nobody_here() -> None:
    seat = sit_down(organisation())
    assert problem(seat.browser.get("/api/v1/audits"), 401)
    assert problem(seat.browser.post("/api/v1/audits", json.dumps(DOCUMENT), content_type="application/json"), 401)


def test_a_token_without_the_scope_is_told_so() -> None:
    reader = program(scopes=["audits.read"])
    assert problem(reader.ask(), 403)["scopes"] == ["audits.run"]
    assert reader.get("/audits").status_code == 200


def test_another_house_finds_nothing(asking: Program) -> None:
    run_id = asking.ask().json()["id"]
    other = program(organisation("云帆支付有限公司"), "chen@example.cn")
    for path in ("", "/lines", "/files/lines.csv"):
        problem(other.get(f"/audits/{run_id}{path}"), 404)
    problem(other.send("delete", f"/audits/{run_id}"), 404)
    assert other.get("/audits").json()["items"] == []
    assert asking.get(f"/audits/{run_id}").json()["state"] == "waiting"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/nothing", 404),
        ("get", "/audits/", 404),
        ("get", "/audits/not-an-id", 404),
        ("get", "/audits/00000000-0000-4000-8000-000000000000", 404),
        ("put", "/audits", 405),
        ("patch", "/token", 405),
        ("get", "/audits?limit=0", 422),
        ("get", "/audits?limit=501", 422),
        ("get", "/audits?cursor=x", 422),
        ("get", "/audits?cursor=WyJ4IiwieSJd", 422),
        ("get", "/audits?state=lost", 422),
    ],
)
def test_each_refusal_has_its_status(asking: Program, method: str, path: str, status: int) -> None:
    problem(asking.send(method, path), status)


def test_the_language_is_the_one_asked_for_and_chinese_otherwise(asking: Program) -> None:
    chinese = problem(asking.get("/nothing"), 404)
    english = problem(asking.get("/nothing", headers={"accept-language": "en-GB"}), 404)
    assert (chinese["title"], english["title"]) == ("这里没有内容", "There is nothing here")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[]", "application/json", 422),
        (b"{}", "application/json", 422),
        (b"x", "text/plain", 415),
        (b"x", "multipart/form-data", 400),
        (b"x", "multipart/form-data; boundary=y", 422),
    ],
)
def test_a_body_that_is_none(asking: Program, body: bytes, kind: str, status: int) -> None:
    problem(asking.send("post", "/audits", data=body, content_type=kind), status)


def test_each_value_that_does_not_fit_is_named_and_not_repeated(asking: Program) -> None:
    entry = {**DOCUMENT["entries"][0], "amount": "secret", "surplus": 1}  # type: ignore[index]
    told = problem(asking.ask({"entries": [entry], "as_of": "tomorrow"}), 422)
    errors = {error["at"]: error["code"] for error in told["errors"]}  # type: ignore[attr-defined]
    assert errors == {
        "body.as_of": "date_from_datetime_parsing",
        "body.entries.0.amount": "string_pattern_mismatch",
        "body.entries.0.surplus": "extra_forbidden",
    }
    assert "secret" not in json.dumps(told)


def test_files_that_do_not_go_together(asking: Program) -> None:
    empty = arrow.schema([("merchant_no", arrow.string())])
    rates = [parquet(f"{number}.parquet", [], empty) for number in range(2)]
    for fields, code in (
        ({"statement": csv_of(), "rates": rates[0]}, "files-mixed"),
        ({"unheard": csv_of()}, "file-role"),
        ({"entries": rates[0], "rates": rates}, "file-twice"),
        ({"rates": rates[0]}, "files-missing"),
        ({}, "files-missing"),
    ):
        assert problem(asking.upload(fields), 422)["type"] == f"urn:juli:problem:{code}", fields


class TestIdempotency:
    def test_the_same_request_is_done_once_and_answered_alike(self, asking: Program) -> None:
        first = asking.ask(**{"idempotency-key": "a key"})
        second = asking.ask(**{"idempotency-key": "a key"})
        assert first.content == second.content
        assert (second.status_code, second["Location"]) == (202, first["Location"])
        assert second["Idempotency-Replayed"] == "true"
        assert len(asking.get("/audits").json()["items"]) == 1

    def test_files_count_by_their_bytes(self, asking: Program) -> None:
        first = asking.upload({"statement": csv_of()}, **{"idempotency-key": "k"})
        again = asking.upload({"statement": csv_of()}, **{"idempotency-key": "k"})
        assert first.json()["id"] == again.json()["id"]
        other = {"occurred_at": "2026-01-10 10:00:00", "kind": "sale", "instrument": "credit", "amount": "1.00"}
        changed = asking.upload({"statement": csv_of({**other, "fee": "", "settled": ""})}, **{"idempotency-key": "k"})
        assert problem(changed, 422)["type"] == "urn:juli:problem:key-reused"

    def test_a_key_is_its_token_s_own_and_good_for_a_day(self, asking: Program) -> None:
        from datetime import timedelta

        import time_machine
        from django.utils import timezone

        first = asking.ask(**{"idempotency-key": "k"}).json()["id"]
        other = program(asking.at, "su@example.cn")
        assert other.ask(**{"idempotency-key": "k"}).json()["id"] != first
        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            assert asking.ask(**{"idempotency-key": "k"}).json()["id"] != first

    def test_what_was_refused_can_be_sent_again(self, asking: Program) -> None:
        assert asking.ask({}, **{"idempotency-key": "k"}).status_code == 422
        assert asking.ask(**{"idempotency-key": "k"}).status_code == 202

    @pytest.mark.parametrize("key", ["", "x" * 256, "a\tb", "键"])
    def test_a_key_that_is_none(self, asking: Program, key: str) -> None:
        assert problem(asking.ask(**{"idempotency-key": key}), 400)["type"] == "urn:juli:problem:key-malformed"


SMALL = """
[classes]
api = { seconds = 60, address = 100, seat = 3 }
sign-in = { seconds = 60, address = 1 }
[routes]
"api" = { look = "api", send = "api" }
"""


def test_a_token_is_told_how_much_room_is_left_and_waits_when_there_is_none(
    asking: Program, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMITS = True
    monkeypatch.setattr(middleware, "table", lambda: read_table(SMALL))
    answers = [asking.get("/token") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"3"}
    told = problem(answers[3], 429)
    assert str(told["retry_after"]) == answers[3]["Retry-After"] == answers[3]["RateLimit-Reset"]
    assert program(asking.at, "su@example.cn").get("/token").status_code == 200


def test_a_fault_of_ours_is_a_problem_document_too(asking: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("juli.hub.audits.queries.audits", broken)
    browser = Client(raise_request_exception=False)
    answer = browser.get("/api/v1/audits", headers={"authorization": f"Bearer {asking.secret}"})
    assert "secret" not in json.dumps(problem(answer, 500))
