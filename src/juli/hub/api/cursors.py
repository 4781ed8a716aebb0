"""Cursors: where the next page begins, as a word that only the address that gave it can read."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from juli.hub.api.refusals import Refusal
from juli.hub.keyset import beyond, moment, whole

Row = TypeVar("Row", bound=Model)


def cursor_to(*values: object) -> str:
    """The word for a place."""
    return base64.urlsafe_b64encode(json.dumps([str(value) for value in values]).encode()).decode().rstrip("=")


def read_cursor(text: str, count: int) -> Sequence[str]:
    """The values of a place; Refusal where the word was not made so."""
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        raise Refusal(422, "cursor") from None
    if not isinstance(values, list) or len(values) != count or not all(isinstance(value, str) for value in values):
        raise Refusal(422, "cursor")
    return values


def page_after(
    found: QuerySet[Row], order: Sequence[str], cursor: str | None, limit: int
) -> tuple[list[Row], str | None]:
    """The rows of the page that begins at a cursor, and the cursor of the next one.

    `order` names columns as `order_by` does and ends with the primary key, so that no row is skipped or repeated.
    """
    if cursor:
        found = found.filter(beyond(order, _values(order, cursor)))
    rows = list(found.order_by(*order)[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], cursor_to(*(_plain(getattr(last, column.removeprefix("-"))) for column in order))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


COLUMNS: Mapping[str, Callable[[str], object]] = {
    "due_on": date.fromisoformat,
    "filed_at": moment,
    "changed_at": moment,
    "aimed_at": moment,
    "made_at": moment,
    "at": moment,
    "asked_at": moment,
    "claimed_fen": whole,
    "position": whole,
    "pk": UUID,
}
"""How the value of each column that a list may be ordered by is read back."""


def _values(order: Sequence[str], cursor: str) -> list[Any]:
    columns = [column.removeprefix("-") for column in order]
    try:
        texts = read_cursor(cursor, len(columns))
        return [COLUMNS[column](text) for column, text in zip(columns, texts, strict=True)]
    except (ValueError, OverflowError):
        raise Refusal(422, "cursor") from None


def older_than(text: str) -> Q:
    """What comes after a place in a list that begins with the newest (`made_at`, then id)."""
    made_at, identity = read_cursor(text, 2)
    try:
        return beyond(("-made_at", "-pk"), (moment(made_at), UUID(identity)))
    except ValueError:
        raise Refusal(422, "cursor") from None


def place(text: str) -> int:
    """The number of a row, which is not below zero."""
    (number,) = read_cursor(text, 1)
    if not (number.isascii() and number.isdigit() and len(number) < 15):
        raise Refusal(422, "cursor")
    return int(number)
