"""Effects of this room's actions. They are queued in the same transaction, so none is lost or early."""

from procrastinate.contrib.django import app

HAND_OVER = "juli.hand_over"
"""The job that gives what people have who are away, or gone, to others."""


def hand_over_later() -> None:
    """Queue the handing over. Many absences at once need it once."""
    app.configure_task(HAND_OVER, queue="upkeep").defer(timestamp=0)
