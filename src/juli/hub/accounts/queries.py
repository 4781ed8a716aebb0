"""Whether an address or a number has failed too often."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from juli.hub.accounts.models import FailedAttempt

WINDOW = timedelta(hours=1)
"""How long an attempt counts."""
MOST_PER_KEY = 10
"""Wrong passcodes within the window after which the number, or the address, must wait."""


def attempt_key(kind: str, value: str) -> str:
    """What is stored of a throttled thing: a hash, never the address itself."""
    return hashlib.sha256(f"{kind}\n{value}".encode()).hexdigest()


def is_throttled(keys: Iterable[str], *, now: datetime, most: int = MOST_PER_KEY) -> bool:
    """Whether any of the keys has had `most` attempts or more within the last hour."""
    return any(FailedAttempt.objects.filter(key=key, at__gt=now - WINDOW).count() >= most for key in keys)
