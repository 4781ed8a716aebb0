"""The Python client as somebody installs it: a wheel, an empty environment, no network, one complaint filed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint
from tests.hub.api.asking import program
from tests.hub.scoping import unbound

SOURCE = Path(__file__).resolve().parents[3] / "clients" / "python"
FILING = """
import datetime, sys
from juli_client import Client
now = datetime.datetime.now(datetime.timezone.utc).isoformat()
body = {
    "channel": "phone", "received_at": now, "issue": "rate_increase", "text": "每笔多收，没有通知。",
    "complainant": {"kind": "sole_trader", "name": "周桂兰"},
}
print(Client(sys.argv[1], sys.argv[2]).file_complaint(body)["number"])
"""


class Quiet(WSGIRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, format: str, *args: Any) -> None:
        return


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    with unbound():
        answered = WSGIHandler()(environ, start_response)
        try:
            return list(answered)
        finally:
            answered.close()


@pytest.fixture
def server() -> Iterator[WSGIServer]:
    """A server in the thread of the test, so that both share its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as made:
        made.timeout = 60
        yield made
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def run(*command: object, **more: str) -> None:
    told = {**os.environ, **more}
    told.pop("PYTHONPATH", None)
    words = [str(part) for part in command]
    done = subprocess.run(words, check=False, env=told, capture_output=True, text=True, cwd=SOURCE)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the client and nothing else."""
    place = tmp_path_factory.mktemp("client")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place)
    (wheel,) = place.glob("juli_client-*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", place / "env")
    python = place / "env" / "bin" / "python"
    without = ("--offline", "--no-index", "--no-deps", "--no-config")
    run(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        *without,
        "--python",
        python,
        wheel,
        UV_CACHE_DIR=str(place / "uv"),
    )
    return python


@pytest.mark.django_db
def test_who_installs_the_wheel_files_a_complaint_with_it(installed: Path, server: WSGIServer) -> None:
    address = f"http://127.0.0.1:{server.server_port}"
    secret = program(scopes=["complaints.file"]).secret
    command = [str(installed), "-I", "-c", FILING, address, secret]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        server.handle_request()
        said, complained = asking.communicate(timeout=60)
    assert asking.returncode == 0, complained
    with acting(SYSTEM):
        assert Complaint.objects.get().number == said.strip()


def test_the_wheel_brings_its_types_and_needs_nothing(installed: Path) -> None:
    code = (
        "import importlib.metadata as m, juli_client, pathlib; assert not m.requires('juli-client');"
        "assert (pathlib.Path(juli_client.__file__).parent / 'py.typed').exists()"
    )
    run(installed, "-I", "-c", code)
