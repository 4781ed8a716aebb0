"""One moment of the database: what it names, what waits for it, and the way of a role that row security binds."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.actions import purge_drafts
from juli.hub.files import removing_files
from juli.hub.operations.backup.dump import carry_out, dumped, load
from juli.hub.operations.backup.reach import Database, given_database
from juli.hub.operations.backup.snapshot import NAMED_FILES, Snapshot, snapshot
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.place import DATABASE, Place
from juli.hub.operations.running.postgres import connect
from tests.hub.operations.backup.installation import Installation, contents

NO_FILES = {
    ("complaints_payload", "sha256"),
    ("complaints_event", "payload_sha256"),
    ("complaints_columnmemory", "header_sha256"),
    ("complaints_columnmemory", "mapping_sha256"),
}
"""Digests of something else than stored files."""


@pytest.fixture
def tested(db: None) -> Database:
    """The database of the tests, as a program outside would reach it."""
    parameters = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    return Database({name: str(parameters[name]) for name in names})


def test_every_column_that_names_stored_files_is_asked() -> None:
    columns = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if getattr(field, "column", None) and field.column.endswith("sha256")
    }
    assert columns - NO_FILES == {(table, column) for table, column, _ in NAMED_FILES}


def test_removing_files_waits_while_a_backup_reads_them(tested: Database) -> None:
    wait_briefly()
    with snapshot(tested), pytest.raises(OperationalError, match="lock timeout"), removing_files():
        pytest.fail("the files were free to be removed")
    with snapshot(tested), pytest.raises(OperationalError, match="lock timeout"):
        purge_drafts(now=timezone.now(), by=SYSTEM)
    assert purge_drafts(now=timezone.now(), by=SYSTEM) == 0


def test_a_backup_waits_while_files_are_removed(tested: Database) -> None:
    impatient = Database({**tested.parameters, "options": "-c lock_timeout=100"})
    with removing_files(), pytest.raises(psycopg.errors.LockNotAvailable), snapshot(impatient):
        pytest.fail("the moment was taken while files were being removed")


def test_two_backups_do_not_wait_for_each_other(tested: Database) -> None:
    impatient = Database({**tested.parameters, "options": "-c lock_timeout=100"})
    with snapshot(tested), snapshot(impatient) as seen:
        assert seen.file_count() == 0


@pytest.fixture(scope="module")
def place(sample: Installation) -> Iterator[Place]:
    """A running server, on which the platform's role may make databases."""
    with sample.served(may_create=True) as server:
        yield server.place


@pytest.fixture
def other(place: Place) -> Iterator[Database]:
    """An empty database there, for a role that no policy exempts."""
    with connect(place) as own:
        own.execute("CREATE DATABASE other")
    yield as_platform(place, "other")
    with connect(place) as own:
        own.execute("DROP DATABASE other WITH (FORCE)")


def as_platform(place: Place, name: str = DATABASE) -> Database:
    word = place.password.read_text().strip()
    return given_database(f"postgresql://juli:{word}@/{name}?host={place.socket}")


def test_what_comes_later_is_not_seen(place: Place) -> None:
    with snapshot(as_platform(place)) as seen, connect(place) as later:
        before = seen.rows()
        later.execute("INSERT INTO django_session VALUES ('later', '', now())")
        assert seen.rows() == before
        later.execute("DELETE FROM django_session WHERE session_key = 'later'")


def test_row_security_keeps_nothing_out_of_a_dump_nor_stops_its_return(place: Place, other: Database) -> None:
    source = as_platform(place)
    with source.connect() as before, snapshot(source) as seen:
        load(other, dumped(source, seen))
        with other.connect() as after:
            assert contents(after) == contents(before)
            assert Snapshot(after).chains() == seen.chains()
            assert seen.rows()["complaints_complaint"] == 3
            after.execute("SET juli.kind = ''")
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="no actor"):
                after.execute("SELECT count(*) FROM complaints_complaint")


def test_an_older_database_is_asked_only_for_what_it_has(place: Place, other: Database) -> None:
    source = as_platform(place)
    with snapshot(source) as seen:
        load(other, dumped(source, seen))
        with other.connect() as older:
            older.execute("DROP TABLE directory_activationdocument")
            older.execute("ALTER TABLE complaints_access DROP COLUMN authority_sha256")
            assert Snapshot(older).file_count() == seen.file_count() == 3


def test_a_dump_that_breaks_off_leaves_the_database_empty(place: Place, other: Database) -> None:
    def broken(whole: Iterator[bytes]) -> Iterator[bytes]:
        yield next(whole)[:-1000]
        raise CannotRun("backup-cut-short", frame=1, offset=0, reading="-")

    source = as_platform(place)
    with snapshot(source) as seen, pytest.raises(CannotRun):
        load(other, broken(dumped(source, seen)))
    with other.connect() as after:
        assert Snapshot(after).tables() == []


def test_a_script_that_the_server_refuses_leaves_the_database_empty(place: Place, other: Database) -> None:
    with other.connect() as connection, pytest.raises(CannotRun, match="no_such_table"), connection.transaction():
        carry_out([b"CREATE TABLE first (a int);\n", b"SELECT * FROM no_such_table;\n"], connection)
    with other.connect() as after:
        assert Snapshot(after).tables() == []


def test_a_database_without_our_tables_is_nothing_to_back_up(other: Database) -> None:
    with pytest.raises(CannotRun, match="no tables"), snapshot(other):
        pytest.fail("there was nothing to look at")


def wait_briefly() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 100")
