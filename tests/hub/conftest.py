"""Tests of the platform look with the system's eyes; what they test binds its own actor, or is caught without one."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def the_system_looks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bind the system for the test itself, and nobody for the requests it makes."""
    # Read only now: the settings stand once the tests are configured.
    from django.test.client import ClientHandler

    from tests.hub.scoping import looking, told_when_asked, unbound

    if not asks_the_database(request):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    answer = ClientHandler.__call__

    def answer_unbound(self: ClientHandler, environ: Any) -> Any:
        with unbound():
            return answer(self, environ)

    monkeypatch.setattr(ClientHandler, "__call__", answer_unbound)
    with told_when_asked(), looking():
        yield


@pytest.fixture(autouse=True, scope="session")
def quick_passcodes() -> None:
    """Passcodes are hashed at the smallest cost: nobody guesses at them here."""
    from juli.hub.complaints import numbers

    numbers._SCRYPT["n"] = 2


@pytest.fixture
def second_factors_asked() -> None:
    """Asked for by tests of second factors: here they are demanded as in a real installation."""


@pytest.fixture(autouse=True)
def one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everywhere else nobody must set up a second factor before the page that is tested."""
    if asks_the_database(request) and "second_factors_asked" not in request.fixturenames:
        monkeypatch.setattr("juli.hub.operations.standing.second_factor_missing", lambda user: False)


def asks_the_database(request: pytest.FixtureRequest) -> bool:
    """Whether pytest-django opens the database for this test."""
    from django.test import TestCase

    of_class = request.cls is not None and issubclass(request.cls, TestCase)
    marked = request.node.get_closest_marker("django_db") is not None
    return of_class or marked or bool({"db", "transactional_db"} & set(request.fixturenames))
