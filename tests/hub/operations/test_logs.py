"""The log says what happened and where, and never what anybody wrote, is, or came from."""

import ast
import asyncio
import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from procrastinate.contrib.django import app
from pytest_django import Settings

from juli.hub import urls
from juli.hub.accounts.models import User
from juli.hub.operations.logs.observed import Observed
from juli.hub.operations.logs.request import begin_note, current_note, note_actor
from juli.hub.operations.logs.settings import log, logging_settings
from tests.test_house import HUB, code

SECRET = "13800006027"


def fail(request: HttpRequest, number: str) -> HttpResponse:
    raise ValueError(f"cannot read {number}") from KeyError(SECRET)


def act(request: HttpRequest) -> HttpResponse:
    note_actor("complainant")
    return HttpResponse("done")


urlpatterns = [*urls.urlpatterns, path("fail/<str:number>/", fail, name="fail"), path("act/", act, name="act")]
handler500 = urls.handler500


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What a production installation writes; the log of the tests comes back afterwards."""
    heard = io.StringIO()
    root, saved = logging.getLogger(), {}
    for name in ("", "django", "juli", "django.request", "django.security.DisallowedHost"):
        one = logging.getLogger(name)
        saved[name] = (one.handlers[:], one.level, one.propagate)
    described = logging_settings(for_programs=True, with_messages=False)
    described["handlers"]["terminal"]["stream"] = heard
    kept = root.handlers[:]
    logging.config.dictConfig(described)
    yield heard
    for name, (handlers, level, propagate) in saved.items():
        one = logging.getLogger(name)
        one.handlers, one.level, one.propagate = handlers, level, propagate
    root.handlers = kept


def lines(output: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


def served(path: str, *, method: str = "GET", application: Any = None) -> list[dict[str, Any]]:
    """What the whole platform sends for a request, with everything a person could be known by in it."""
    answers: list[dict[str, Any]] = []
    incoming = [{"type": "http.request", "body": f"name={SECRET}".encode(), "more_body": False}]

    async def receive() -> dict[str, Any]:
        if incoming:
            return incoming.pop(0)
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    named = [(b"host", b"localhost"), (b"user-agent", SECRET.encode()), (b"cookie", b"draft=" + SECRET.encode())]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "query_string": f"q={SECRET}".encode(),
        "headers": [*named, (b"x-request-id", SECRET.encode())],
        "client": ("203.0.113.77", 4711),
    }
    asyncio.run(Observed(application or ASGIHandler())(scope, receive, send))
    return answers


def header(answers: list[dict[str, Any]], name: bytes) -> str:
    return dict(answers[0]["headers"])[name].decode()


def test_a_request_is_one_line_with_its_route_and_nothing_of_the_person(
    output: io.StringIO, settings: Settings
) -> None:
    settings.ROOT_URLCONF = __name__
    answers = served("/act/")
    (line,) = lines(output)
    assert answers[0]["status"] == 200
    assert {name: line[name] for name in ("event", "level", "route", "method", "status", "actor")} == {
        "event": "request",
        "level": "info",
        "route": "act",
        "method": "GET",
        "status": 200,
        "actor": "complainant",
    }
    assert line["request"] == header(answers, b"x-request-id")
    assert line["milliseconds"] >= 0
    assert SECRET not in output.getvalue()
    assert "203.0.113.77" not in output.getvalue()


def test_a_fault_is_told_by_kind_and_place_and_its_page_by_number(output: io.StringIO, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    answers = served(f"/fail/{SECRET}/", method="GET")
    fault, request = lines(output)
    assert fault["error"] == "ValueError < KeyError"
    assert fault["at"][-1].startswith("hub/operations/test_logs.py:")
    assert fault["at"][-1].endswith(" fail")
    assert (request["route"], request["status"], request["level"]) == ("fail", 500, "warning")
    assert fault["request"] == request["request"] == header(answers, b"x-request-id")
    assert SECRET not in output.getvalue()
    page = b"".join(answer["body"] for answer in answers[1:]).decode()
    assert request["request"] in page
    assert SECRET not in page


@pytest.mark.parametrize("path", [f"/nowhere/{SECRET}/", f"/../{SECRET}", f"/{SECRET}\x00"])
def test_an_address_that_does_not_exist_is_not_repeated(output: io.StringIO, path: str) -> None:
    served(path)
    assert lines(output)[-1]["route"] == "unmatched"
    assert SECRET not in output.getvalue()


@pytest.mark.django_db
def test_what_the_database_says_of_a_row_is_not_repeated(output: io.StringIO) -> None:
    User.objects.create_user(f"{SECRET}@example.cn")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO accounts_user SELECT * FROM accounts_user WHERE email LIKE %s", [f"{SECRET}%"])
    except DatabaseError:
        logging.getLogger("some.library").exception("could not store %s", SECRET)
    (line,) = lines(output)
    assert line["error"] == "django.db.utils.IntegrityError < psycopg.errors.UniqueViolation[23505]"
    assert SECRET not in output.getvalue()


def test_a_library_that_writes_values_into_its_message_is_told_by_its_place_alone(output: io.StringIO) -> None:
    logging.getLogger("some.library").error(f"could not send to {SECRET}", extra={"address": SECRET})
    (line,) = lines(output)
    assert line["event"] == "said by a library"
    assert line["place"].startswith("some.library:test_a_library_that_writes_values")
    assert SECRET not in output.getvalue()


def test_our_own_message_is_told_without_its_values(output: io.StringIO) -> None:
    logging.getLogger("juli.hub.somewhere").warning("requests of %s are not counted", SECRET)
    (line,) = lines(output)
    assert line["event"] == "requests of %s are not counted"
    assert SECRET not in output.getvalue()


def test_no_message_of_ours_is_put_together_before_it_is_logged() -> None:
    """The event is what stands in the code; a value in it would be repeated."""
    called = {"debug", "info", "warning", "error", "exception", "critical", "log"}
    made = [
        f"{path.relative_to(HUB)}:{node.lineno}"
        for path, tree in code(HUB)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[0] in {"log", "logger", "logging"}
        and (ast.unparse(node.func) == "log" or ast.unparse(node.func).split(".")[-1] in called)
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert made == []


def test_a_job_that_fails_is_told_by_number_task_and_place(output: io.StringIO) -> None:
    job = {"id": 7, "task_name": "send_mail", "queue": "mail", "task_kwargs": {"to": SECRET}, "call_string": SECRET}
    try:
        raise OSError(SECRET)
    except OSError:
        told = f"Job {SECRET} ended with status: Error"
        logging.getLogger("procrastinate.worker").exception(told, extra={"action": "job_error", "job": job})
    (line,) = lines(output)
    assert {name: line[name] for name in ("event", "job", "task", "queue", "error")} == {
        "event": "job_error",
        "job": 7,
        "task": "send_mail",
        "queue": "mail",
        "error": "OSError",
    }
    assert SECRET not in output.getvalue()


def test_the_names_of_a_job_are_those_that_the_queue_uses() -> None:
    """Otherwise a failed job would be a line without a name."""
    from procrastinate.jobs import Job

    described = Job(id=7, lock=None, queueing_lock=None, task_name="send_mail", queue="mail").log_context()
    assert {"id", "task_name", "queue"} <= described.keys()
    assert app.tasks is not None


def test_people_get_short_lines_of_what_needs_them() -> None:
    described = logging_settings(for_programs=False, with_messages=False)
    assert described["loggers"]["juli"]["level"] == "WARNING"
    made = described["formatters"]["people"]["()"](described["formatters"]["people"]["render"])
    try:
        raise RuntimeError(SECRET)
    except RuntimeError as error:
        found = (RuntimeError, error, error.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "bad: %s", (SECRET,), found)
    told = made.format(record)
    assert "\n" not in told
    assert "ERROR said by a library" in told
    assert "error=RuntimeError" in told
    assert SECRET not in told


def test_the_id_is_made_by_us_and_ends_with_the_request(output: io.StringIO, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    first, second = (header(served("/act/"), b"x-request-id") for _ in range(2))
    assert first != second
    assert SECRET not in (first, second)
    assert current_note() is None
    log("something", number=3)
    assert "request" not in lines(output)[-1]


def test_a_seat_is_noted_for_the_request_under_way_only() -> None:
    note_actor("staff")
    assert begin_note("GET").actor == ""
    note_actor("staff")
    note = current_note()
    assert note is not None
    assert note.actor == "staff"
