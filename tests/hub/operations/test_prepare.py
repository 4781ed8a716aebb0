"""The preparation: demo and real use never mix, and a newer database is left alone."""

import sys
from dataclasses import replace
from types import ModuleType

import pytest
from django.db import OperationalError, connection

from juli.hub.configuration import Mode
from juli.hub.operations import prepare as prepare_module
from juli.hub.operations import safeguards
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.models import Installation
from juli.hub.operations.prepare import prepare
from juli.hub.operations.queries import is_demo
from juli.hub.operations.sign_in import DEMO, SignIn

pytestmark = pytest.mark.django_db

LOOPBACK = "127.0.0.1"
SHOWN = SignIn("customer service", "service@example.cn", "open sesame")


@pytest.fixture(autouse=True)
def demo_data(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Demo data that only counts how often it is loaded."""
    loads: list[str] = []
    stand_in = ModuleType(DEMO)
    stand_in.load = lambda: loads.append("loaded")  # type: ignore[attr-defined]
    stand_in.sign_ins = lambda: (SHOWN,)  # type: ignore[attr-defined]
    stand_in.__spec__ = sys.modules[__name__].__spec__
    monkeypatch.setitem(sys.modules, DEMO, stand_in)
    monkeypatch.setattr(prepare_module, "call_command", lambda *_, **__: None)
    return loads


def in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safeguards, "CONFIGURATION", replace(safeguards.CONFIGURATION, mode=Mode.PRODUCTION))


def refused(**how: object) -> str:
    with pytest.raises(CannotRun) as caught:
        prepare(**{"demo": False, "host": LOOPBACK, **how})  # type: ignore[arg-type]
    return caught.value.said.code


def test_an_installation_without_demo_shows_no_sign_ins(demo_data: list[str]) -> None:
    assert prepare(demo=False, host="0.0.0.0") == []
    assert not is_demo()
    assert demo_data == []


def test_demo_data_is_loaded_once_and_its_sign_ins_are_shown_each_time(demo_data: list[str]) -> None:
    for wanted in (True, True, False):
        assert [one["email"] for one in prepare(demo=wanted, host=LOOPBACK)] == [SHOWN.email]
    assert demo_data == ["loaded"]


def test_no_demo_data_goes_into_a_real_installation(demo_data: list[str]) -> None:
    prepare(demo=False, host=LOOPBACK)
    assert refused(demo=True) == "demo-not-empty"
    assert demo_data == []


def test_a_demo_is_never_served_to_others() -> None:
    prepare(demo=True, host=LOOPBACK)
    assert refused(host="0.0.0.0") == "demo-loopback-only"


def test_production_refuses_a_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(demo=True, host=LOOPBACK)
    in_production(monkeypatch)
    assert refused() == "production-demo"


def test_a_database_made_by_a_newer_version_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('complaints', '9999_later', now())")
    assert refused() == "database-newer"
    assert not Installation.objects.exists()


def test_migrations_of_an_application_we_no_longer_bring_are_no_newer_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('gone', '0001_initial', now())")
    assert prepare(demo=False, host=LOOPBACK) == []


def test_a_database_out_of_reach_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(connection, "cursor", refuse)
    with pytest.raises(CannotRun) as caught:
        prepare(demo=False, host=LOOPBACK)
    assert caught.value.said.code == "database-unreachable"
    assert "\n" not in str(caught.value)
