"""`juli up` as a person meets it: one real installation, its processes killed, its messages, its end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.processes import working_in
from juli.hub.operations.running.wishes import heard_wishes

PATIENCE = 60.0
"""Seconds after which something that should happen counts as not happening."""
NOTHING: Mapping[str, str] = {}
LAUNCHER = (
    "import argparse, json, sys; from juli.hub.operations.running.up import main;"
    "sys.exit(main(argparse.Namespace(**json.loads(sys.argv[1]))))"
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def launched(
    data: Path | None, port: int, *, output: IO[str] | int, settings: Mapping[str, str] = NOTHING, **more: object
) -> "subprocess.Popen[str]":
    arguments = {
        "host": "127.0.0.1",
        "port": port,
        "data": data and str(data),
        "demo": False,
        "web": 1,
        "workers": 1,
        **more,
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, json.dumps(arguments)],
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        env={**environment, **settings, "LC_ALL": "en_GB.UTF-8"},
    )


def refused(data: Path | None, port: int, *, settings: Mapping[str, str] = NOTHING, **more: object) -> str:
    """The last line with which it refuses to start."""
    process = launched(data, port, output=subprocess.PIPE, settings=settings, **more)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    return said.splitlines()[-1]


@dataclass
class Installation:
    """A running `juli up`, and the file with what it prints."""

    process: "subprocess.Popen[str]"
    data: Path
    port: int
    output: Path

    @classmethod
    def start(cls, data: Path, port: int) -> "Installation":
        output = data.with_name("output")
        with output.open("w") as opened:
            found = cls(launched(data, port, output=opened), data, port, output)
        eventually(found.answers)
        eventually(lambda: "Press Ctrl-C" in output.read_text())
        return found

    def answers(self, path: str = "/readyz") -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except (URLError, ConnectionError):
            return False


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
    found = Installation.start(data_folders() / "new", free_port())
    yield found
    if found.process.poll() is None:
        found.process.terminate()
        found.process.wait(PATIENCE)


linux_only = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")


def test_an_empty_folder_becomes_an_installation(installation: Installation) -> None:
    assert installation.answers("/healthz")
    assert (installation.data / "secret-key").stat().st_mode & 0o077 == 0
    assert (installation.data / "files").stat().st_mode & 0o077 == 0


@linux_only
def test_what_is_killed_comes_back_by_itself(installation: Installation) -> None:
    for program in (killed := dict(children(installation.process.pid))):
        os.kill(program, signal.SIGKILL)
    assert len(killed) == 3

    def is_back() -> bool:
        now = dict(children(installation.process.pid))
        return len(now) == 3 and not now.keys() & killed.keys()

    eventually(is_back)
    eventually(installation.answers)


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


def test_production_without_a_secret_says_so(tmp_path: Path) -> None:
    settings = {"JULI_MODE": "production", "JULI_DATA": str(tmp_path / "untouched")}
    said = refused(None, free_port(), settings=settings)
    assert said.startswith("A production installation needs JULI_SECRET_KEY.")
    assert not (tmp_path / "untouched").exists()


def test_a_database_out_of_reach_says_so_without_the_password(data_folders: Callable[[], Path]) -> None:
    url = f"postgresql://juli:hidden-word@127.0.0.1:{free_port()}/juli"
    said = refused(data_folders(), free_port(), settings={"JULI_DATABASE_URL": url})
    assert said.startswith("The database cannot be reached")
    assert "hidden-word" not in said


@linux_only
def test_everything_ends_with_it_however_it_ends_and_it_starts_again(installation: Installation) -> None:
    programs = [number for number, _ in children(installation.process.pid)]
    assert len(programs) == 3
    installation.process.kill()
    installation.process.wait()
    cluster = place_for(installation.data).cluster
    eventually(lambda: working_in(cluster) == [] and not any(_runs(number) for number in programs))
    installation.process = Installation.start(installation.data, installation.port).process


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_it_stops_when_asked(installation: Installation) -> None:
    installation.process.send_signal(signal.SIGTERM)
    assert installation.process.wait(timeout=10) == 0
    said = installation.output.read_text()
    assert f"Juli is running: http://127.0.0.1:{installation.port}\n" in said
    assert said.endswith("Stopping …\nStopped.\n")
    assert working_in(place_for(installation.data).cluster) == []


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_wish_to_stop_is_heard_and_the_old_handlers_come_back(wish: signal.Signals) -> None:
    before = signal.getsignal(wish)
    with heard_wishes() as wishes:
        assert not wishes.stop
        signal.raise_signal(wish)
        assert wishes.stop
        assert not wishes.take_restart()
    assert signal.getsignal(wish) is before
