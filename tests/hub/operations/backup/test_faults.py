"""Files that are gone, disks that are full, processes that are killed: said, and never taken for whole."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from juli.evidence.store import sha256
from juli.hub.operations.backup.files import read_pieces
from juli.hub.operations.running.locking import sole_use
from tests.hub.operations.backup.installation import PATIENCE, Installation, environment, juli, launched
from tests.hub.operations.backup.seeding import FILES

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from juli import cli
sys.exit(cli.main(sys.argv[2:]))
"""

TRIES = 20


@contextmanager
def aside(path: Path) -> Iterator[bytes]:
    """A stored file taken away for a while."""
    content = path.read_bytes()
    path.unlink()
    try:
        yield content
    finally:
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        path.chmod(0o600)


def eventually(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.02)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def struck(sample: Installation, target: Path, how: signal.Signals) -> int:
    """The status of a backup that a signal met at work; one that was done before it came is made again."""
    for _ in range(TRIES):
        process = launched("backup", target, "--data", sample.data)
        eventually(lambda: names(target.parent) != [])
        process.send_signal(how)
        process.communicate(timeout=PATIENCE)
        if process.returncode != 0:
            return process.returncode
        target.unlink()
    raise AssertionError("the backup was always quicker")


def test_lost_files_stop_nothing_but_are_told_at_the_backup_and_at_the_restore(
    sample: Installation, empty: Installation, tmp_path: Path
) -> None:
    gone, spoilt, _ = (sha256(content) for content in FILES)
    target = tmp_path / "a.juli"
    with aside(sample.store.path(gone)), aside(sample.store.path(spoilt)):
        sample.store.path(spoilt).write_bytes(b"other bytes")
        done = juli("backup", target, "--data", sample.data)
    assert done.status == 1
    assert f"the database names {gone}" in done.err
    assert f"the bytes of {spoilt}" in done.err
    assert "files are missing or damaged (2)" in done.err
    told = json.loads(juli("backup", "--verify", target, "--json").out)
    assert told["complete"] is False
    assert (told["files"]["missing"], told["files"]["damaged"]) == ([gone], [spoilt])
    back = juli("restore", target, "--data", empty.data)
    assert back.status == 1
    assert back.out.count("was missing or damaged already when the backup was made") == 2
    found = [path for path in empty.configuration.files.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in found] == [FILES[2]]


def test_a_full_disk_leaves_nothing_and_says_so(sample: Installation, tmp_path: Path) -> None:
    words = ["backup", str(tmp_path / "a.juli"), "--data", str(sample.data)]
    with sole_use(sample.data), sample.served():
        command = [sys.executable, "-c", LIMITED, str(256 * 1024), *words]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment(), timeout=PATIENCE)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("No backup was made, there is no room for it")
    assert names(tmp_path) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_backup_killed_in_the_middle_leaves_no_backup_and_nothing_to_do(sample: Installation, tmp_path: Path) -> None:
    target = tmp_path / "a.juli"
    assert struck(sample, target, signal.SIGKILL) == -signal.SIGKILL
    assert all(name.startswith(".") and name.endswith(".draft") for name in names(tmp_path))
    assert juli("backup", target, "--data", sample.data).status == 0
    assert names(tmp_path) == ["a.juli"]


def test_a_backup_asked_to_stop_cleans_up(sample: Installation, tmp_path: Path) -> None:
    assert struck(sample, tmp_path / "a.juli", signal.SIGINT) == 130
    assert names(tmp_path) == []


def test_a_restore_killed_in_the_middle_is_never_taken_for_whole(
    archive: Path, empty: Installation, tmp_path: Path
) -> None:
    process = launched("restore", archive, "--data", empty.data)
    eventually((empty.data / "restoring").exists)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    for words in (["up", "--port", "1"], ["restore", archive], ["backup", tmp_path / "a.juli"]):
        done = juli(*words, "--data", empty.data)
        assert done.status == 1
        assert "An earlier restore was cut short" in done.err
        assert f"Empty {empty.data}" in done.err
    assert names(tmp_path) == []


def test_a_restore_that_fails_in_the_middle_is_marked_too(archive: Path, empty: Installation, tmp_path: Path) -> None:
    occupied = empty.data / "postgres"
    occupied.write_text("no folder")
    done = juli("restore", archive, "--data", empty.data)
    assert done.status == 1
    occupied.unlink()
    assert "cut short" in juli("restore", archive, "--data", empty.data).err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file of Linux that cannot be read")
def test_what_the_disk_does_not_give_back_is_damage_and_no_end_of_the_backup() -> None:
    assert list(read_pieces(os.open("/proc/self/mem", os.O_RDONLY))) == []
