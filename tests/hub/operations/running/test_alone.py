"""`juli web` and `juli worker` by themselves, supervised the way systemd does it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from juli.hub.operations.running.place import ROLE, place_for
from juli.hub.operations.running.postgres import connect
from juli.hub.operations.serving.sockets import FIRST_GIVEN
from tests.conftest import DATA
from tests.hub.operations.test_upgrade import Database

PATIENCE = 120


@pytest.fixture
def database(database_server: None) -> Iterator[Database]:
    """An empty database, brought up to date."""
    with connect(place_for(DATA), database="postgres", administrator=True) as administrator:
        administrator.execute("DROP DATABASE IF EXISTS alone WITH (FORCE)")
        administrator.execute(f"CREATE DATABASE alone OWNER {ROLE}")
        yield Database("alone")
        administrator.execute("DROP DATABASE alone WITH (FORCE)")


@contextmanager
def supervised(database: Database, data: Path, *words: str, given: socket.socket | None = None) -> Iterator[None]:
    """A command of ours that was told where to report, once it has reported that it is ready."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
    environment |= {"JULI_DATABASE_URL": database.url, "JULI_DATA": str(data), "NOTIFY_SOCKET": str(data / "notify")}
    # The shell's own number is that of the command it becomes.
    steps = [f"exec {FIRST_GIVEN}<&{given.fileno()}", "export LISTEN_FDS=1 LISTEN_PID=$$"] if given else []
    line = "; ".join([*steps, f"exec {sys.executable} -m juli.cli {' '.join(words)}"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as reports:
        reports.bind(str(data / "notify"))
        reports.settimeout(PATIENCE)
        kept = [given.fileno()] if given else []
        process = subprocess.Popen(["bash", "-c", line], env=environment, pass_fds=kept)
        try:
            assert reports.recv(100) == b"READY=1"
            yield
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) in (0, -signal.SIGTERM)
        finally:
            process.kill()
            process.wait()


def test_web_and_worker_stand_alone(database: Database, data_folders: Callable[[], Path]) -> None:
    data = data_folders()
    upgraded = database.juli(data, "upgrade")
    assert upgraded.returncode == 0, upgraded.stderr
    with supervised(database, data, "worker"):
        pass
    (data / "notify").unlink()
    with (
        socket.create_server(("127.0.0.1", 0)) as given,
        supervised(database, data, "web", given=given),
        urlopen(f"http://127.0.0.1:{given.getsockname()[1]}/readyz", timeout=PATIENCE) as answer,
    ):
        assert answer.read() == b"ready\n"
