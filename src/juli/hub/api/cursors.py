"""Cursors: where the next page begins, as a word that only the address that gave it can read."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from juli.hub.api.refusals import Refusal


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


def older_than(text: str) -> Q:
    """What comes after a place in a list that begins with the newest (`made_at`, then id)."""
    made_at, identity = read_cursor(text, 2)
    try:
        moment, last = datetime.fromisoformat(made_at), UUID(identity)
    except ValueError:
        raise Refusal(422, "cursor") from None
    if moment.tzinfo is None:
        raise Refusal(422, "cursor")
    return Q(made_at__lt=moment) | Q(made_at=moment, pk__lt=last)


def place(text: str) -> int:
    """The number of a row, which is not below zero."""
    (number,) = read_cursor(text, 1)
    if not (number.isascii() and number.isdigit() and len(number) < 15):
        raise Refusal(422, "cursor")
    return int(number)
