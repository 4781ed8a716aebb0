"""What was backed up comes back whole: every row, every file, every history, and the database's own guards."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from juli.hub.operations.running.locking import sole_use
from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import connect
from tests.hub.operations.backup.installation import Installation, juli
from tests.hub.operations.backup.seeding import FILES


@pytest.fixture(scope="module")
def restored(archive: Path, data_folders: Callable[[], Path]) -> Installation:
    target = Installation(data_folders() / "new")
    done = juli("restore", archive, "--data", target.data)
    assert done.status == 0, done.err
    assert "All is as it was." in done.out
    assert "complaints: 3, files: 3" in done.out
    return target


def test_every_row_is_as_it_was(sample: Installation, restored: Installation) -> None:
    with sample.served():
        before = sample.contents()
    with restored.served():
        assert restored.contents() == before
    assert len(before) > 30


def test_every_file_is_as_it_was_and_nobody_elses(sample: Installation, restored: Installation) -> None:
    found = [path for path in restored.configuration.files.rglob("*") if path.is_file()]
    assert sorted(path.read_bytes() for path in found) == sorted(FILES)
    assert {path.stat().st_mode & 0o777 for path in found} == {0o600}
    assert {path.parent.stat().st_mode & 0o777 for path in found} == {0o700}


def test_secrets_come_along_and_passwords_are_made_anew(sample: Installation, restored: Installation) -> None:
    for name in ("secret-key", "keys"):
        assert (restored.data / name).read_bytes() == (sample.data / name).read_bytes()
        assert (restored.data / name).stat().st_mode & 0o777 == 0o600
    for name in ("database-password", "database-administrator-password"):
        assert (restored.data / name).read_bytes() != (sample.data / name).read_bytes()


def test_the_databases_own_guards_are_up_again(restored: Installation) -> None:
    with restored.served(), connect(place_for(restored.data)) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT count(*) FROM complaints_complaint")
        connection.execute("SET juli.kind = 'system'")
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            connection.execute("UPDATE complaints_event SET kind = 'other'")


def test_the_platforms_role_owns_all_of_it(restored: Installation) -> None:
    owners = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
    with restored.served(), connect(place_for(restored.data)) as connection:
        assert connection.execute(owners).fetchall() == [("juli",)]


def test_it_can_be_backed_up_again_as_before(sample: Installation, restored: Installation, tmp_path: Path) -> None:
    def told(made: Installation) -> dict[str, object]:
        done = juli("backup", tmp_path / made.data.name, "--data", made.data, "--json")
        assert done.status == 0, done.err
        return {key: value for key, value in json.loads(done.out).items() if key in ("rows", "complaints", "files")}

    assert told(restored) == told(sample)


def test_a_running_installation_is_backed_up_beside_who_runs_it(sample: Installation, tmp_path: Path) -> None:
    with sole_use(sample.data), sample.served():
        done = juli("backup", tmp_path / "a.juli", "--data", sample.data)
        assert done.status == 0, done.err
    assert "written and verified" in done.out
    assert (tmp_path / "a.juli").stat().st_mode & 0o777 == 0o600


def test_a_stopped_one_is_left_stopped(sample: Installation, archive: Path) -> None:
    assert not (place_for(sample.data).cluster / "postmaster.pid").exists()


def test_nothing_readable_is_in_the_archive(sample: Installation, archive: Path) -> None:
    content = archive.read_bytes()
    for known in (
        FILES[0][:60],
        "周桂兰".encode(),
        b"complaints_event",
        (sample.data / "secret-key").read_bytes()[:20],
    ):
        assert known not in content


def test_verify_reads_it_whole_and_says_what_it_holds(archive: Path) -> None:
    done = juli("backup", "--verify", archive)
    assert (done.status, done.out.splitlines()[0]) == (0, f"The backup is sound: {archive} ({_size(archive)} MB)")
    told = json.loads(juli("backup", "--verify", archive, "--json").out)
    assert (told["schema"], told["complete"], told["complaints"]) == ("juli.backup-report/1", True, 3)
    assert told["files"] == {"count": 3, "size": sum(map(len, FILES)), "missing": [], "damaged": []}


def test_a_restore_tells_programs_every_check(archive: Path, empty: Installation) -> None:
    done = juli("restore", archive, "--data", empty.data, "--json")
    told = json.loads(done.out)
    assert (done.status, told["right"]) == (0, True)
    assert [check["check"] for check in told["checks"]] == [
        "rows",
        "chains",
        "files",
        "keys",
        "chains",
        "contents",
        "files",
    ]


def _size(path: Path) -> str:
    return f"{os.path.getsize(path) / 1024**2:.1f}"
