"""An archive has its name only when it is whole, and replaces nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from juli.hub.operations.backup import draft as module
from juli.hub.operations.backup.draft import drafted, settle
from juli.hub.operations.errors import CannotRun


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_appears_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "a.juli"
    with drafted(target) as file:
        file.write(b"whole")
        settle(file)
        assert file.read() == b"whole"
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert target.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a.juli"]


def test_nothing_stays_when_something_went_wrong(tmp_path: Path) -> None:
    with pytest.raises(TypeError), drafted(tmp_path / "a.juli") as file:
        file.write("no bytes")  # type: ignore[arg-type]
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.juli"
    target.write_bytes(b"earlier")
    with pytest.raises(CannotRun, match="already"), drafted(target):
        pass
    assert target.read_bytes() == b"earlier"


@pytest.mark.parametrize("links", [True, False])
def test_nor_one_that_came_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "a.juli"
    with pytest.raises(CannotRun, match="already"), drafted(target):
        target.write_bytes(b"meanwhile")
    assert target.read_bytes() == b"meanwhile"
    assert names(tmp_path) == ["a.juli"]


def no_links(*_: object) -> None:
    raise PermissionError(1, "this disk has no links")


def test_a_disk_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.os, "link", no_links)
    with drafted(tmp_path / "a.juli") as file:
        file.write(b"whole")
    assert (tmp_path / "a.juli").read_bytes() == b"whole"
    assert names(tmp_path) == ["a.juli"]


HELD = """
import sys, time
from pathlib import Path
from juli.hub.operations.backup.draft import drafted
with drafted(Path(sys.argv[1])) as file:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_run_left_goes_with_the_next_but_not_what_is_under_way(tmp_path: Path) -> None:
    target = tmp_path / "a.juli"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", HELD, str(target)], **pipes) as other:
        assert other.stdout.readline() == "open\n"
        (left,) = names(tmp_path)
        with pytest.raises(KeyboardInterrupt), drafted(target):
            raise KeyboardInterrupt
        assert names(tmp_path) == [left]
        other.send_signal(signal.SIGKILL)
        other.wait()
    with drafted(target):
        pass
    assert names(tmp_path) == ["a.juli"]
