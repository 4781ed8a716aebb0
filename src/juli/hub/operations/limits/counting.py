"""Counting over all processes: one statement for all keys of a request."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from juli.hub.operations.limits.models import Visits
from juli.hub.operations.limits.windows import is_over, seconds_to_wait

_COUNT = """
    INSERT INTO limits_visits AS known (key, "window", count, earlier, most, until)
    SELECT * FROM unnest(%s::uuid[], %s::bigint[], %s::int[], %s::int[], %s::int[], %s::timestamptz[])
    ON CONFLICT (key) DO UPDATE SET
        earlier = CASE known."window" WHEN excluded."window" THEN known.earlier
                                      WHEN excluded."window" - 1 THEN known.count ELSE 0 END,
        -- One above the measure is enough to refuse; more would lengthen the wait for ever.
        count = CASE known."window" WHEN excluded."window" THEN least(known.count, excluded.most) + 1 ELSE 1 END,
        "window" = excluded."window", most = excluded.most, until = excluded.until
    RETURNING key, count, earlier
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is counted: what it is ("address", "seat"), its value, its class, and how much is allowed."""

    what: str
    value: str
    name: str
    most: int
    seconds: int

    @property
    def key(self) -> UUID:
        """Under what it is kept: without our secret nobody can tell an address from it."""
        text = f"{self.name}\n{self.what}\n{self.value}".encode()
        return UUID(bytes=hashlib.blake2b(text, digest_size=16, key=settings.SECRET_KEY.encode()[:64]).digest())

    def window(self, at: float) -> int:
        """The number of the window that a moment (seconds since 1970) falls into."""
        return int(at // self.seconds)

    def until(self, at: float) -> datetime:
        """When a count made at a moment is reached by no window any more."""
        return datetime.fromtimestamp((self.window(at) + 2) * self.seconds, UTC)


@dataclass(frozen=True, slots=True)
class Room:
    """How much is left of the narrowest measure: `most` in each window, `left` of it, `seconds` until it is whole.

    `wait` is 0 within all measures, else the seconds to wait.
    """

    wait: int = 0
    most: int = 0
    left: int = 0
    seconds: int = 0


def count(things: Sequence[Counted], *, now: datetime) -> int:
    """Count one request for each of the things. 0 where all are within their measure, else the seconds to wait."""
    return counted_room(things, now=now).wait


def counted_room(things: Sequence[Counted], *, now: datetime) -> Room:
    """Count one request for each of the things, and say how many more there is room for."""
    # In one order for everybody, so that two requests never wait for each other.
    known = {thing.key: thing for thing in sorted(things, key=lambda thing: thing.key)}
    if not known:
        return Room()
    at = now.timestamp()
    rows = [(key, thing.window(at), 1, 0, thing.most, thing.until(at)) for key, thing in known.items()]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(column) for column in zip(*rows, strict=True)])
        rooms = [_room(known[key], seen, earlier, at) for key, seen, earlier in cursor.fetchall()]
    return max(rooms, key=lambda room: (room.wait, -room.left))


def forget_visits(*, before: datetime) -> int:
    """Delete what no window reaches any more; how many rows went."""
    return Visits.objects.filter(until__lt=before).delete()[0]


def _room(thing: Counted, seen: int, earlier: int, at: float) -> Room:
    elapsed, most, seconds = at % thing.seconds, thing.most, thing.seconds
    wait = 0
    if is_over(seen, earlier, most=most, elapsed=elapsed, seconds=seconds):
        wait = seconds_to_wait(seen, earlier, most=most, elapsed=elapsed, seconds=seconds)
    used = math.ceil(earlier * (1 - elapsed / seconds)) + seen
    return Room(wait, most, max(0, most - used), math.ceil(seconds - elapsed))
