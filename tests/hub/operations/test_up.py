"""`juli up` as a person meets it: one real installation, its processes killed, its messages, its end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from juli.hub.operations.place import place_for
from juli.hub.operations.processes import working_in

pytestmark = pytest.mark.xdist_group("juli-up")

PATIENCE = 60.0
"""Seconds after which something that should happen counts as not happening."""
LAUNCHER = (
    "import argparse, json, sys; from juli.hub.operations.up import main;"
    "sys.exit(main(argparse.Namespace(**json.loads(sys.argv[1]))))"
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def launched(data: Path, port: int, **more: object) -> "subprocess.Popen[str]":
    arguments = {"host": "127.0.0.1", "port": port, "data": str(data), "demo": False, **more}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, json.dumps(arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**environment, "LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"},
    )


def refused(data: Path, port: int, **more: object) -> str:
    """The one line with which it refuses to start."""
    process = launched(data, port, **more)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said
    assert said.count("\n") == 1, said
    return said


@dataclass
class Installation:
    """A running `juli up`."""

    process: "subprocess.Popen[str]"
    data: Path
    port: int

    def answers(self, path: str = "/readyz") -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except (URLError, ConnectionError):
            return False

    def program(self, words: str) -> int:
        """The process number of one of its programs, by words of its command line."""
        return next(number for number, command in children(self.process.pid) if words in command)


def children(parent: int) -> Iterator[tuple[int, str]]:
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            if int(status[1]) == parent and status[0] != "Z":
                yield int(entry.name), (entry / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue


def eventually(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture(scope="module")
def installation(data_folders: Callable[[], Path]) -> Iterator[Installation]:
    data, port = data_folders() / "new", free_port()
    found = Installation(launched(data, port), data, port)
    eventually(found.answers)
    yield found
    found.process.terminate()
    found.process.communicate(timeout=PATIENCE)


linux_only = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")


def test_an_empty_folder_becomes_an_installation(installation: Installation) -> None:
    assert installation.answers("/healthz")
    assert (installation.data / "secret-key").stat().st_mode & 0o077 == 0
    assert (installation.data / "files").stat().st_mode & 0o077 == 0


@linux_only
@pytest.mark.parametrize("words", ["operations web", "operations worker", "bin/postgres"])
def test_what_is_killed_comes_back_by_itself(installation: Installation, words: str) -> None:
    killed = installation.program(words)
    os.kill(killed, signal.SIGKILL)
    eventually(
        lambda: any(words in command and number != killed for number, command in children(installation.process.pid))
    )
    eventually(installation.answers)
    assert installation.process.poll() is None


def test_a_second_one_on_the_same_folder_is_told_who_has_it(installation: Installation) -> None:
    said = refused(installation.data, free_port())
    assert str(installation.data) in said
    assert f"process {installation.process.pid}" in said


def test_a_port_in_use_is_told_before_anything_is_made(installation: Installation, tmp_path: Path) -> None:
    said = refused(tmp_path / "untouched", installation.port)
    assert f"Port {installation.port} on 127.0.0.1 is in use" in said
    assert not (tmp_path / "untouched").exists()


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"demo": True, "host": "0.0.0.0"}, "Demo data is served on this machine only"),
        ({"host": "no-such-host.invalid"}, "Cannot listen on no-such-host.invalid"),
        ({"port": 70000}, "port 70000"),
        ({"data": "/dev/null/data"}, "/dev/null"),
    ],
)
def test_what_cannot_start_says_why_in_one_line(tmp_path: Path, how: dict[str, object], words: str) -> None:
    arguments = {"data": str(tmp_path / "untouched"), "port": free_port(), **how}
    assert words in refused(Path(str(arguments.pop("data"))), int(str(arguments.pop("port"))), **arguments)
    assert not (tmp_path / "untouched").exists()


def test_production_without_a_secret_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    environment = {**os.environ, "JULI_MODE": "production", "JULI_DATA": str(tmp_path / "untouched")}
    arguments = '{"host": "127.0.0.1", "port": %d, "data": null, "demo": false}' % free_port()
    done = subprocess.run(
        [sys.executable, "-c", LAUNCHER, arguments], env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("A production installation needs JULI_SECRET_KEY.")


def test_a_database_out_of_reach_says_so_without_the_password(
    data_folders: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    url = f"postgresql://juli:hidden-word@127.0.0.1:{free_port()}/juli"
    environment = {**os.environ, "JULI_DATABASE_URL": url, "JULI_DATA": str(data_folders())}
    arguments = '{"host": "127.0.0.1", "port": %d, "data": null, "demo": false}' % free_port()
    done = subprocess.run(
        [sys.executable, "-c", LAUNCHER, arguments], env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert "The database cannot be reached" in done.stderr
    assert "hidden-word" not in done.stdout + done.stderr


@linux_only
def test_everything_ends_with_it_however_it_ends_and_it_starts_again(installation: Installation) -> None:
    programs = [number for number, _ in children(installation.process.pid)]
    assert len(programs) == 3
    installation.process.kill()
    installation.process.communicate()
    cluster = place_for(installation.data).cluster
    eventually(lambda: working_in(cluster) == [] and not any(_runs(number) for number in programs))
    installation.process = launched(installation.data, installation.port)
    eventually(installation.answers)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("request_to_stop", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_asked(installation: Installation, request_to_stop: signal.Signals) -> None:
    installation.process.send_signal(request_to_stop)
    said, _ = installation.process.communicate(timeout=10)
    assert installation.process.returncode == 0
    assert re.search(r"Juli is running: http://127\.0\.0\.1:\d+\n", said)
    assert said.endswith("Stopping …\nStopped.\n")
    assert working_in(place_for(installation.data).cluster) == []
    installation.process = launched(installation.data, installation.port)
    eventually(installation.answers)
