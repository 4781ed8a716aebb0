"""Nothing of an installation listens, lists or debugs where nobody meant it to.

Class: infrastructure open by mistake. What the processes really open is tested where they are started.
"""

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.test import Client

from juli.hub.configuration import DEFAULTS, is_loopback, read_configuration
from juli.hub.operations.running import postgres
from tests.hub.security.addresses import routes

PRODUCTION = {
    "JULI_MODE": "production",
    "JULI_SECRET_KEY": "a-long-and-varied-secret-0123456789-abcdefghijklmnopqrstuvwxyz",
    "JULI_BASE_URL": "https://juli.example.cn",
}
SHOWN = """
    import os, json
    os.environ["DJANGO_SETTINGS_MODULE"] = "juli.hub.settings"
    from django.conf import settings
    names = ["DEBUG", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE",
             "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "RATE_LIMITS",
             "OUTBOUND_HTTPS_ONLY"]
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    print(json.dumps({**{n: getattr(settings, n) for n in names}, "upgrade": policy["upgrade-insecure-requests"]}))
"""


def test_by_default_nobody_elsewhere_is_answered() -> None:
    assert DEFAULTS["JULI_BASE_URL"] == "http://127.0.0.1:8000"
    assert all(is_loopback(host) for host in read_configuration({}).allowed_hosts)
    assert DEFAULTS["JULI_DEBUG"] == "no"


def test_production_is_strict_in_everything_a_browser_sees(tmp_path: Path) -> None:
    import json

    environment = {**os.environ, **PRODUCTION, "JULI_DATA": str(tmp_path)}
    del environment["JULI_RATE_LIMITS"]
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(SHOWN)], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout) == {
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-juli_session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-juli_csrf",
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["juli.example.cn"],
        "CSRF_TRUSTED_ORIGINS": ["https://juli.example.cn"],
        "RATE_LIMITS": True,
        "OUTBOUND_HTTPS_ONLY": True,
        "upgrade": True,
    }


def test_our_own_database_has_no_address_on_the_network() -> None:
    source = Path(postgres.__file__).read_text(encoding="utf-8")
    assert "listen_addresses" in source
    assert "trust" not in [word.strip("\"'") for word in source.split()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "place",
    [
        "/.git/config",
        "/.env",
        "/admin/",
        "/static/",
        "/static/juli/",
        "/media/",
        "/files/",
        "/data/",
        "/server-status",
        "/debug/",
        "/__debug__/",
        "/api/docs",
        "/openapi.json",
        "/secret-key",
        "/django_static/",
    ],
)
def test_what_strangers_try_first_is_not_there(place: str) -> None:
    assert Client().get(place).status_code == 404


def test_no_address_belongs_to_a_tool_of_developers() -> None:
    names = " ".join(route.name for route in routes())
    for tool in ("debug", "silk", "admin:", "swagger", "graphiql"):
        assert tool not in names


@pytest.mark.django_db
def test_probes_tell_no_more_than_yes_or_no() -> None:
    for place in ("/healthz", "/readyz"):
        assert len(Client().get(place).content) < 30


def test_what_is_stored_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    from juli.evidence.store import FileStore

    store = FileStore(tmp_path / "files")
    path = store.path(store.put(b"secret"))
    for place in (path, path.parent, store.root):
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0, place
