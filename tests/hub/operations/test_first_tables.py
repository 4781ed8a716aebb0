"""The tables of an empty database come from a file: they are those that the migrations make, or it is left alone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error
from pytest_django.plugin import DjangoDbBlocker
from tools.first_tables import written

from juli.hub.operations import first_tables
from juli.hub.operations.first_tables import FILE, made_by_file, make_first_tables
from juli.hub.operations.lean_migrations import migrate
from juli.hub.operations.migrations_state import waiting
from juli.hub.operations.running.place import ROLE, place_for
from juli.hub.operations.running.postgres import connect
from tests.conftest import DATA

PLACE = place_for(DATA)
OBJECTS = """
SELECT 'function', proname::text, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'relation', relname::text, concat(relkind, relrowsecurity, relforcerowsecurity)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'policy', polname::text, polrelid::regclass::text FROM pg_policy
UNION ALL SELECT 'trigger', tgname::text, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'constraint', conname::text, conrelid::regclass::text
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""


@contextmanager
def empty(name: str) -> Iterator[str]:
    """Django over a database of its own, with nothing in it."""
    known = connection.settings_dict["NAME"]
    with connect(PLACE, database="postgres", administrator=True) as administrator:
        administrator.execute(f"CREATE DATABASE {name} OWNER {ROLE}")
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict["NAME"] = known
            administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_server: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), empty("first_tables") as name:
        yield name


def from_file() -> bool:
    return make_first_tables(MigrationExecutor(connection).loader)


def tables() -> int:
    return len(connection.introspection.table_names())


def test_they_are_those_that_the_migrations_make(database: str) -> None:
    assert from_file()
    assert waiting(MigrationExecutor(connection)) == [], "run: make tables"
    migrate()
    with empty("walked") as walked:
        migrate()
        assert written(PLACE, walked) == FILE.read_text(encoding="utf-8"), "run: make tables"
        found = objects()
    assert objects() == found
    assert {kind for kind, *_ in found} == {"function", "relation", "policy", "trigger", "constraint"}


def objects() -> list[tuple[str, str, str]]:
    """All that stands in the database: a function with its text, a relation with its guard."""
    with connection.cursor() as cursor:
        cursor.execute(OBJECTS)
        return sorted(cursor.fetchall())


def test_a_database_that_holds_something_is_left_alone(database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIEW somebodys AS SELECT 1")
    assert not from_file()
    assert tables() == 0


@pytest.mark.parametrize(
    "change", [("-- PostgreSQL 18", "-- PostgreSQL 17"), ("'0001_initial', now()", "'0001_beginning', now()")]
)
def test_a_file_of_another_server_or_history_is_not_used(
    database: str, change: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert change[0] in text
    monkeypatch.setattr(first_tables, "_script", lambda: text.replace(*change))
    assert not from_file()
    assert tables() == 0


def test_cut_short_it_leaves_nothing(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILE.read_text(encoding="utf-8")
    monkeypatch.setattr(first_tables, "_script", lambda: f"{text}SELECT 1/0;")
    with pytest.raises(Error, match="division by zero"):
        from_file()
    assert tables() == 0


def test_an_older_file_is_a_beginning(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that it does not know is made after it."""
    newest = sorted(made_by_file())[-1]
    text = FILE.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if f"('{newest[0]}', '{newest[1]}', now())" in line)
    monkeypatch.setattr(first_tables, "_script", lambda: text.replace(line, ""))
    assert from_file()
    assert waiting(MigrationExecutor(connection)) == [".".join(newest)]
