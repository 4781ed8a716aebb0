"""The time machine of the demo: inside it, it is another moment for everything that asks Django for the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.utils import timezone


@contextmanager
def it_is(moment: datetime) -> Iterator[None]:
    """Let it be `moment` while the block runs.

    Events, clocks, numbers and chains then agree with each other as if the demo had been in use for weeks. It holds
    for the whole process, so only the preparation, which serves nobody, may use it.
    """
    real = timezone.now
    # In UTC, as Django tells it: an event's hash covers the moment as it is written.
    timezone.now = lambda: moment.astimezone(UTC)
    try:
        yield
    finally:
        timezone.now = real
