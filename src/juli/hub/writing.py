"""New rows of several tables in one message to the database, past no trigger, constraint or wall of theirs.

Each statement of its own would cost a way there and back, and Django composes it anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models

Rows = Sequence[models.Model]


def write_together(tables: Sequence[Rows]) -> None:
    """Write new rows, the rows of each table in turn; keys that the database gives are known afterwards.

    Called by actions only, within their transaction. Every column is given its value, so defaults of the database
    itself do not count.
    """
    written = [rows for rows in tables if rows]
    if not written:
        return
    statements: list[str] = []
    values: list[Any] = []
    for rows in written:
        insert = _insert(type(rows[0]), rows[0].pk is None)
        statements.append(insert.statement(len(rows)))
        values += insert.values(rows)
    with connection.cursor() as cursor:
        cursor.execute("; ".join(statements), values)
        for rows in written:
            _note_written(rows, cursor.fetchall())
            cursor.nextset()


def write_unless_there(row: models.Model) -> bool:
    """Write a new row unless a constraint says that it is there; whether it was written.

    Where another transaction is writing it, its end is waited for.
    """
    insert = _insert(type(row), row.pk is None)
    with connection.cursor() as cursor:
        cursor.execute(insert.statement(1, "ON CONFLICT DO NOTHING "), insert.values([row]))
        keys = cursor.fetchall()
    _note_written([row], keys)
    return bool(keys)


@dataclass(frozen=True, slots=True)
class _Insert:
    columns: Sequence[Any]
    head: str
    one_row: str
    key: str

    def statement(self, count: int, otherwise: str = "") -> str:
        return f"{self.head}{', '.join([self.one_row] * count)} {otherwise}RETURNING {self.key}"

    def values(self, rows: Rows) -> list[Any]:
        return [_value(one, one.pre_save(row, add=True)) for row in rows for one in self.columns]


@cache
def _insert(model: type[models.Model], without_key: bool) -> _Insert:
    """The statement of a table. Of its columns all are written, but a key that the database gives."""
    own, quoted = model._meta, connection.ops.quote_name
    columns = [field for field in own.local_concrete_fields if not (without_key and field.primary_key)]
    names = ", ".join(quoted(str(field.column)) for field in columns)
    places = ", ".join(f"%s::{field.db_type(connection)}" if _is_list(field) else "%s" for field in columns)
    head = f"INSERT INTO {quoted(own.db_table)} ({names}) VALUES "  # noqa: S608  (names of the model)
    return _Insert(columns, head, f"({places})", quoted(str(own.pk.column)))


def _value(column: Any, value: Any) -> Any:
    if value is not None and _is_list(column):
        return "{" + ",".join(map(str, value)) + "}"
    return column.get_db_prep_save(value, connection)


def _is_list(column: Any) -> bool:
    """Whether it holds numbers: their text says the same, and thousands of them are not converted one by one."""
    return isinstance(getattr(column, "base_field", None), models.IntegerField)


def _note_written(rows: Rows, keys: Sequence[tuple[Any, ...]]) -> None:
    for row, (key,) in zip(rows, keys, strict=False):
        row.pk = key
        row._state.adding, row._state.db = False, connection.alias
