"""Failed attempts, noted and forgotten."""

from collections.abc import Iterable
from datetime import datetime

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import FailedAttempt
from juli.hub.accounts.queries import WINDOW
from juli.hub.accounts.scopes import action


@action
def note_failed_attempt(keys: Iterable[str], *, by: Actor) -> None:
    """Remember a wrong passcode, or one said to be lost, for every key it counts under (number, address)."""
    FailedAttempt.objects.bulk_create([FailedAttempt(key=key) for key in keys])


@action
def forget_failed_attempts(*, before: datetime, by: Actor) -> int:
    """Delete failures that no longer count; returns how many."""
    deleted, _ = FailedAttempt.objects.filter(at__lt=before - WINDOW).delete()
    return deleted
