"""Which programs talk to which server, and what they are told of it."""

from pathlib import Path

import pytest

from juli.hub.operations.backup.dump import carry_out
from juli.hub.operations.backup.reach import Database, dumper, given_database, undumper
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.place import programs

OURS = programs(None)


@pytest.fixture
def on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH, and nothing else on it, with programs of PostgreSQL 15."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("pg_dump", "pg_restore"):
        install(tmp_path / name, "15.18 (Debian 15.18-0)")
    return tmp_path


def install(path: Path, version: str) -> None:
    path.write_text(f"#!/bin/sh\necho '{path.name} (PostgreSQL) {version}'\n")
    path.chmod(0o755)


def test_the_servers_own_pg_dump_goes_before_ours_unless_it_is_too_old(on_the_path: Path) -> None:
    assert dumper(150018) == str(on_the_path / "pg_dump")
    assert dumper(160003) == dumper(180006) == str(OURS / "pg_dump")


def test_the_newest_pg_restore_reads_every_dump(on_the_path: Path) -> None:
    assert undumper() == str(OURS / "pg_restore")
    install(on_the_path / "pg_restore", "99.1")
    assert undumper() == str(on_the_path / "pg_restore")


def test_without_any_on_the_path_ours_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (dumper(150000), undumper()) == (str(OURS / "pg_dump"), str(OURS / "pg_restore"))


def test_no_command_line_shows_the_password() -> None:
    found = given_database("postgresql://juli:hidden-word@db.example.cn/juli?sslmode=require&options=-c%20a.b%3Dc")
    assert "hidden-word" not in found.address
    assert found.password == "hidden-word"
    assert "sslmode=require" in found.address
    assert "-c a.b=c -c juli.kind=system" in found.address


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    silent = Database({"host": "/no/such/folder", "password": "hidden-word", "dbname": "juli"})
    with pytest.raises(CannotRun, match="cannot be reached") as caught:
        silent.connect()
    assert "hidden-word" not in str(caught.value)


class Listener:
    """A connection that only remembers what it was told."""

    def __init__(self) -> None:
        self.told = b""

    def execute(self, statements: bytes) -> None:
        self.told += statements


def test_what_only_newer_servers_and_psql_understand_is_left_out() -> None:
    connection = Listener()
    script = b"\\restrict word\nSET transaction_timeout = 0;\n-- a note\nCREATE TABLE t ();\n\\unrestrict word\n"
    carry_out(script.splitlines(keepends=True), connection)  # type: ignore[arg-type]
    assert connection.told == b"-- a note\nCREATE TABLE t ();\n"


def test_only_a_table_that_is_announced_has_rows() -> None:
    connection = Listener()
    script = b"CREATE FUNCTION f() AS '\nCOPY t FROM stdin;\n';\n"
    carry_out(script.splitlines(keepends=True), connection)  # type: ignore[arg-type]
    assert connection.told == script
