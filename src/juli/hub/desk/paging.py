"""Keyset paging: a page begins after the last row of the one before, so none is slow and none repeats a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from juli.hub.keyset import beyond, moment, whole

Row = TypeVar("Row", bound=Model)

PAGE_ROWS = 50
_SEPARATOR = "~"


def _truth(text: str) -> bool:
    return {"True": True, "False": False}[text]


READERS: Mapping[str, Callable[[str], object]] = {
    "overdue": _truth,
    "due_on": date.fromisoformat,
    "filed_at": moment,
    "closed_at": moment,
    "made_at": moment,
    "changed_at": moment,
    "aimed_at": moment,
    "claimed_fen": whole,
    "pk": UUID,
}
"""How a value of each column that a list may be ordered by is read back from an address."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursor of the next where there is one."""

    rows: Sequence[Row]
    next: str | None


def page_of(found: QuerySet[Row], order: Sequence[str], cursor: str, *, most: int | None = None) -> Page[Row]:
    """The page after `cursor`; the first one where the cursor is empty or was tampered with.

    `order` names columns as `order_by` does and must end with the primary key.
    """
    wanted = most or PAGE_ROWS
    rows = _rows(found, order, _read(cursor, order), wanted + 1)
    shown = rows[:wanted]
    return Page(shown, _cursor(shown[-1], order) if len(rows) > wanted else None)


def _rows(found: QuerySet[Row], order: Sequence[str], values: Sequence[object] | None, most: int) -> list[Row]:
    """The first rows after these values. What is overdue is asked for by itself: each part then has its index."""
    if order[0] != "-overdue":
        return _taken(found, order, values, most)
    if values and not values[0]:
        return _taken(found.filter(overdue=False), order[1:], values[1:], most)
    first = _taken(found.filter(overdue=True), order[1:], values[1:] if values else None, most)
    missing = most - len(first)
    return first + _taken(found.filter(overdue=False), order[1:], None, missing) if missing else first


def _taken(found: QuerySet[Row], order: Sequence[str], values: Sequence[object] | None, most: int) -> list[Row]:
    ordered = found.order_by(*order)
    return list((ordered.filter(beyond(order, values)) if values else ordered)[:most])


def _cursor(row: Model, order: Sequence[str]) -> str:
    return _SEPARATOR.join(str(getattr(row, column.removeprefix("-"))) for column in order)


def _read(cursor: str, order: Sequence[str]) -> list[object] | None:
    texts = cursor.split(_SEPARATOR)
    if len(texts) != len(order):
        return None
    try:
        return [READERS[column.removeprefix("-")](text) for column, text in zip(order, texts, strict=True)]
    except (KeyError, ValueError):
        return None
