"""Effects of this room outside the database. They are queued in the same transaction."""

from datetime import timedelta
from uuid import UUID

from procrastinate.contrib.django import app

WORK, UNDO = "juli.work_on_many", "juli.undo_on_many"
"""The jobs that do a piece of work on many, and undo it."""


def work_later(run_id: UUID, *, after: timedelta) -> None:
    """Queue the work; what is held begins later."""
    wait = {"seconds": int(after.total_seconds())}
    app.configure_task(WORK, queue="desk", schedule_in=wait).defer(run_id=str(run_id))


def undo_later(run_id: UUID) -> None:
    """Queue the undoing."""
    app.configure_task(UNDO, queue="desk").defer(run_id=str(run_id))
