"""Who is bound while a test looks, and while what it tests runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
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


class Telling:
    """Tells the database who looks when it is asked next: between two requests most tests ask nothing.

    What it is told before a savepoint comes back with the savepoint's end, since that is a question too.
    """

    def __init__(self) -> None:
        self.kind = ""
        self._told: str | None = None

    def __call__(self, ask: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if self.kind != self._told:
            # In a transaction that is lost nothing can be told; its end is asked for next.
            with suppress(psycopg.Error):
                connection.connection.execute(TELL, [self.kind])
                self._told = self.kind
        return ask(sql, parameters, many, context)


@contextmanager
def told_when_asked() -> Iterator[None]:
    """Within the transaction of a test, do not tell the database who is bound until it is asked something."""
    if not connection.in_atomic_block:
        yield
        return
    _TELLING.append(Telling())
    try:
        with connection.execute_wrapper(_TELLING[-1]):
            yield
    finally:
        _TELLING.pop()


TELL = "SELECT set_config('juli.kind', %s, false)"
_TELLING: list[Telling] = []


def _say(kind: str) -> None:
    if _TELLING and connection.in_atomic_block:
        _TELLING[-1].kind = kind
        return
    # A test may have taken the database away.
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute(TELL, [kind])
