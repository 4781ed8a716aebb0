"""Health, faults and what every answer carries."""

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from juli.hub import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planned fault with a secret in it")


urlpatterns = [*urls.urlpatterns, path("fail/", fail)]


@pytest.fixture
def down(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer."""

    def refuse(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_healthz_needs_no_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_readyz_answers_while_the_database_does(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_says_so_when_it_does_not(client: Client, down: None) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"database unavailable\n")


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


def test_a_fault_is_a_calm_page_that_tells_nothing_and_needs_no_database(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/fail/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "planned fault" not in page
    assert "RuntimeError" not in page


@pytest.mark.django_db
def test_every_answer_says_what_the_browser_may_do(client: Client) -> None:
    headers = client.get("/healthz").headers
    policy = {
        part.strip().split(" ", 1)[0]: part.strip().split(" ", 1)[1]
        for part in headers["Content-Security-Policy"].split(";")
    }
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
        "require-trusted-types-for": "'script'",
    }
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    before = client.get("/account/signup/")
    assert 'name="password1"' not in before.content.decode()


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/account/login/", headers={"host": "evil.example"}).status_code == 400
