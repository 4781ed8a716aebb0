"""Who is bound while a test looks, and while what it tests runs."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from juli.hub.accounts import scopes
from juli.hub.accounts.actors import SYSTEM


@contextmanager
def looking() -> Iterator[None]:
    """The system is bound, for the session and not for a transaction: tests open and close their own."""
    former = scopes._BOUND.set(SYSTEM)
    _say("system")
    try:
        yield
    finally:
        scopes._BOUND.reset(former)
        _say("")


@contextmanager
def unbound() -> Iterator[None]:
    """Nobody is bound, as when a request comes in from outside."""
    former = scopes._BOUND.set(None)
    _say("")
    try:
        yield
    finally:
        scopes._BOUND.reset(former)
        _say("system")


def _say(kind: str) -> None:
    # A test may have taken the database away.
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('juli.kind', %s, false)", [kind])
