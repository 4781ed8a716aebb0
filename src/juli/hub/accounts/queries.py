"""Whether an address or a number has failed too often."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from juli.hub.accounts.models import FailedAttempt

WINDOW = timedelta(hours=1)
"""How long an attempt counts."""
MOST_PER_KEY = 10
"""Wrong passcodes for one number from one address after which they must wait."""
MOST_PER_ADDRESS = 60
"""Wrong passcodes from one address, whatever the numbers. Whole towns may share one, so it is wide."""


def attempt_key(kind: str, value: str) -> str:
    """What is stored of a throttled thing: a hash, never the address itself."""
    return hashlib.sha256(f"{kind}\n{value}".encode()).hexdigest()


def is_throttled(keys: Iterable[str], *, now: datetime, most: int = MOST_PER_KEY, within: timedelta = WINDOW) -> bool:
    """Whether any of the keys has had `most` attempts or more within the last hour, or another time up to that."""
    return any(FailedAttempt.objects.filter(key=key, at__gt=now - within).count() >= most for key in keys)
