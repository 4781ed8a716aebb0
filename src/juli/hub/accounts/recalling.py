"""What the system reads of rows that seldom change: kept in the process, with the state of the rows it rests on.

Their state is asked for each time, in one short statement. So nothing outlives its rows, whoever changes them and in
whichever process: no token, no right, no rule of a house.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar, cast

from django.db import connection

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import Unscoped, bound_actor

Found = TypeVar("Found")
MOST = 10_000
_KEPT: dict[Hashable, tuple[list[tuple[object, ...]], object]] = {}


def recalled(key: Hashable, state: str, values: Sequence[Any], read: Callable[[], Found]) -> Found:
    """What `read` finds, or found before where `state` (SQL) answers as it did then. Nobody may change it.

    The state of a row is its `xmin` and `ctid`: a row that is written anew has others. It has to cover every row that
    is read; what hangs on the day or the hour belongs into `key`, or is judged by the caller.
    """
    if bound_actor() != SYSTEM:
        raise Unscoped(f"{key} is kept for the system alone")
    with connection.cursor() as cursor:
        cursor.execute(state, values)
        now = cursor.fetchall()
    then, kept = _KEPT.get(key, (None, None))
    if then == now:
        return cast(Found, kept)
    found = read()
    if len(_KEPT) >= MOST:
        _KEPT.clear()
    if found is not None:
        _KEPT[key] = now, found
    return found
