"""Many rows at once into tables that have a wall: copied beside them, and taken over by one statement a table."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

SWIFT = "SET LOCAL synchronous_commit = off"
"""For the transaction alone: what a sudden end of the machine takes of invented rows can be invented again."""


def write_rows(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Write new rows of one table within the transaction, past no trigger, constraint or wall.

    PostgreSQL copies nothing into a table with a wall, so they go through a table of the transaction's own. Keys that
    the database gives are given by it, and are not known afterwards.
    """
    if not rows:
        return
    columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField) or rows[0].pk]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(str(field.column)) for field in columns)
        made = f"SELECT {names} FROM {table}"  # noqa: S608  (names of the model)
        cursor.execute(f"CREATE TEMPORARY TABLE copied ON COMMIT DROP AS {made} WITH NO DATA")
        _copy(cursor, columns, rows)
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM copied")  # noqa: S608  (names of the model)
        cursor.execute("DROP TABLE copied")


def next_keys(model: type[models.Model], count: int) -> Sequence[int]:
    """Keys that the database would give to so many rows of a table; nobody else gets them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [int(key) for (key,) in cursor.fetchall()]


def _copy(cursor: CursorWrapper, columns: Sequence[Any], rows: Sequence[models.Model]) -> None:
    with cursor.copy("COPY copied FROM STDIN") as copied:
        for row in rows:
            copied.write_row([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in columns])
