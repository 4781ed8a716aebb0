"""The supervisor of the database, over a real server that keeps what it has acknowledged."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.place import DATABASE, PORT, ROLE, Place, place_for
from juli.hub.operations.running.postgres import Postgres, connect
from juli.hub.operations.running.processes import working_in

only_as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: the server changes to another account")


@pytest.fixture(scope="module")
def server(data_folders: Callable[[], Path]) -> Iterator[Postgres]:
    server = Postgres(place_for(data_folders()))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def running(server: Postgres) -> Postgres:
    """The server, up again after a test that left it down."""
    if server.process is None or server.ending() is not None:
        server.start()
    return server


def sign_in(place: Place, **changes: str) -> psycopg.Connection:
    known = {"host": str(place.socket), "port": str(PORT), "user": ROLE, "dbname": DATABASE}
    return psycopg.connect(**{**known, **changes})


def test_the_platforms_role_works_and_is_no_administrator(running: Postgres) -> None:
    with connect(running.place) as connection:
        rights = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert rights == (False, False, False)
        connection.execute("CREATE TEMPORARY TABLE t (x text)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("COPY t FROM PROGRAM 'id'")


@pytest.mark.parametrize("password", [{}, {"password": "wrong"}])
def test_nobody_gets_in_without_the_password(running: Postgres, password: dict[str, str]) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        sign_in(running.place, **password)


def test_passwords_are_kept_as_scram_and_pages_have_checksums(running: Postgres) -> None:
    with connect(running.place, database="postgres", administrator=True) as administrator:
        stored = administrator.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [ROLE]).fetchone()
        assert stored is not None
        assert stored[0].startswith("SCRAM-SHA-256$")
        for name, value in [("data_checksums", "on"), ("listen_addresses", ""), ("fsync", "on")]:
            assert administrator.execute(f"SHOW {name}").fetchone() == (value,)
        locale = "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = %s"
        assert administrator.execute(locale, [DATABASE]).fetchone() == ("b", "C.UTF-8")


def test_the_folders_are_closed_to_others(running: Postgres) -> None:
    place = running.place
    for path in (place.home, place.cluster, place.socket, place.password, place.administrator_password):
        assert path.stat().st_mode & 0o077 == 0, path


@only_as_root
def test_root_drops_to_an_account_without_rights(running: Postgres) -> None:
    assert running.process is not None
    status = Path(f"/proc/{running.process.pid}/status").read_text()
    identities = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1:]
    assert set(identities) == {str(running.place.home.stat().st_uid)}
    assert "0" not in identities


def test_a_server_killed_while_it_writes_keeps_what_it_acknowledged(running: Postgres) -> None:
    with connect(running.place) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n integer)")
        connection.execute("TRUNCATE kept")
        acknowledged = 0
        for number in range(200):
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
            acknowledged += 1
        for process in working_in(running.place.cluster):
            os.kill(process, signal.SIGKILL)
    assert running.process is not None
    assert running.process.wait(5) == -signal.SIGKILL
    running.start()
    with connect(running.place) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (acknowledged,)


def test_only_the_postmaster_killed_and_its_children_left_is_mended_too(running: Postgres) -> None:
    assert running.process is not None
    with connect(running.place):
        running.process.kill()
        running.process.wait()
        running.start()
    assert running.ending() is None


def test_a_process_file_whose_number_belongs_to_another_program_is_no_obstacle(running: Postgres) -> None:
    running.stop()
    cluster = running.place.cluster
    owner = cluster.stat()
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n1\n{PORT}\n\n\n\nready\n")
    os.chown(cluster / "postmaster.pid", owner.st_uid, owner.st_gid)
    running.start()
    assert running.ending() is None


def test_stop_ends_every_process_and_may_be_called_again(running: Postgres) -> None:
    with connect(running.place):
        running.stop()
    assert working_in(running.place.cluster) == []
    running.stop()


def test_a_server_that_cannot_start_says_why(running: Postgres) -> None:
    running.stop()
    broken = Postgres(running.place, {"shared_buffers": "nonsense"})
    with pytest.raises(CannotRun, match="shared_buffers") as caught:
        broken.start()
    assert caught.value.said.code == "database-not-started"
    assert "\n" not in str(caught.value)


def test_a_cluster_of_another_version_is_refused_untouched(running: Postgres) -> None:
    running.stop()
    mark = running.place.cluster / "PG_VERSION"
    mark.write_text("9\n")
    with pytest.raises(CannotRun) as caught:
        running.start()
    mark.write_text("18\n")
    assert caught.value.said.code == "database-other-version"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_the_server_ends_with_a_parent_that_is_killed(running: Postgres) -> None:
    running.stop()
    program = (
        "import sys, time; from pathlib import Path;"
        "from juli.hub.operations.running.place import place_for;"
        "from juli.hub.operations.running.postgres import Postgres;"
        "Postgres(place_for(Path(sys.argv[1]))).start(); print('up', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(running.place.data)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "up\n"
    assert working_in(running.place.cluster)
    parent.kill()
    parent.communicate()
    # The next start waits for the old server's end and takes over.
    running.start()
    assert running.ending() is None
