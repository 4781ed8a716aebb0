"""Effects of actions outside the database, queued in the same transaction."""

from procrastinate.contrib.django import app

CARRY_OUT = "juli.dispose"
"""The job that erases what was approved."""


def carry_out() -> None:
    """Queue the job."""
    app.configure_task(CARRY_OUT, queue="upkeep").defer(timestamp=0)
