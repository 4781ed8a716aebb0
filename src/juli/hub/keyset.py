"""Lists read page by page: what follows a row in an order, and the values of an order read back from an address."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db.models import Q
from django.utils.timezone import is_aware


def beyond(order: Sequence[str], values: Sequence[object]) -> Q:
    """Rows that follow the one with these values: the first column that differs decides."""
    found, same = Q(), Q()
    for column, value in zip(order, values, strict=True):
        name = column.removeprefix("-")
        found |= same & Q(**{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return found


def moment(text: str) -> datetime:
    """An instant with its offset, in UTC; ValueError for anything else.

    PostgreSQL knows fewer offsets than Python.
    """
    found = datetime.fromisoformat(text)
    if not is_aware(found):
        raise ValueError(text)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise ValueError(text) from None


def whole(text: str) -> int:
    """A whole number that a column of 64 bits holds, not below zero; ValueError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError(text)
    return int(text)
