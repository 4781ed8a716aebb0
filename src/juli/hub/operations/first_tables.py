"""The tables of an empty database, made at once from a file instead of by one migration after the other.

`first_tables.sql` is what all migrations make of an empty database, as pg_dump writes it, with a list of them at its
end. Going through them takes ten times as long and comes to the same: a test compares. Migrations newer than the file
are made after it as ever.
"""

import re
from functools import cache
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).with_name("first_tables.sql")
MAJOR = re.compile(r"^-- PostgreSQL (\d+)$", re.MULTILINE)
MADE = re.compile(r"^INSERT INTO public\.django_migrations .* VALUES \('([^']+)', '([^']+)', now\(\)\);$", re.MULTILINE)
ANYTHING = """
SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
"""


def make_first_tables(loader: MigrationLoader) -> bool:
    """Fill an empty database from the file; whether it was.

    Migrations are left to do it where anything stands in the database, where the server is of another major version
    than the one that wrote the file, and where the file is of another history than the code.
    """
    if not made_by_file() <= set(loader.disk_migrations) or not _is_for_this_database():
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        # A function may name a table that comes after it.
        cursor.execute("SET LOCAL check_function_bodies TO off")
        cursor.execute(_script())
    return True


def made_by_file() -> set[tuple[str, str]]:
    """The migrations, as (app, name), after which the tables are as in the file."""
    return set(MADE.findall(_script()))


def _is_for_this_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema(), current_setting('server_version_num')::integer / 10000")
        schema, major = cursor.fetchone()
        cursor.execute(ANYTHING)
        return (schema, [str(major)], cursor.fetchone()) == ("public", MAJOR.findall(_script()), None)


@cache
def _script() -> str:
    return FILE.read_text(encoding="utf-8")
