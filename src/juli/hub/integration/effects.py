"""Effects of this room outside the database. They are queued in the same transaction."""

from datetime import timedelta
from uuid import UUID

from procrastinate.contrib.django import app

DELIVER = "juli.deliver_webhook"
"""The job that sends one message to one endpoint."""


def deliver_later(delivery_id: UUID, *, after: timedelta = timedelta(0)) -> None:
    """Queue one attempt."""
    wait = {"seconds": int(after.total_seconds())}
    job = app.configure_task(DELIVER, queue="webhooks", schedule_in=wait)
    job.defer(delivery_id=str(delivery_id))
