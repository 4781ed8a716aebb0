"""What holds for every server that loads the platform, not for `juli up` alone."""

import asyncio
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings

from juli.hub.configuration import Mode
from juli.hub.operations import safeguards
from juli.hub.operations.errors import CannotRun


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that holds demo data."""
    monkeypatch.setattr(safeguards, "is_demo", lambda: True)


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safeguards, "CONFIGURATION", replace(safeguards.CONFIGURATION, mode=Mode.PRODUCTION))


def test_production_does_not_serve_a_demo(demo: None, production: None) -> None:
    with pytest.raises(CannotRun) as caught:
        safeguards.refuse_demo_in_production()
    assert caught.value.said.code == "production-demo"


def test_a_local_installation_may(demo: None) -> None:
    safeguards.refuse_demo_in_production()


@pytest.mark.django_db
def test_production_serves_a_real_database_and_asks_it_even_within_an_event_loop(production: None) -> None:
    async def load() -> None:
        safeguards.refuse_demo_in_production()

    asyncio.run(load())


def test_any_server_can_load_the_application() -> None:
    environment = {**os.environ, "JULI_DATA": str(settings.CONFIGURATION.data)}
    done = subprocess.check_output([sys.executable, "-c", "from juli.hub.asgi import application"], env=environment)
    assert done == b""
