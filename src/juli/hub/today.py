"""The platform's day: what deadlines are counted from. One place says it, so that a demo can move it.

Tokens, sessions, access, sealing and the keeping of data ask for the real time instead, and never look here.
"""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

NAME = "today"
"""The file in the data folder that holds the day the time machine stands at."""


def this_day() -> date:
    """The day of the platform, Beijing time."""
    return moved_to() or timezone.localdate()


def this_moment() -> datetime:
    """This moment, on the day of the platform."""
    moment, day = timezone.now(), moved_to()
    return moment if day is None else moment + (day - timezone.localdate(moment))


def moved_to() -> date | None:
    """The day that the time machine stands at; None where it is today, as everywhere but in a demo."""
    return read_day(settings.CONFIGURATION.data) if settings.CONFIGURATION.time_machine else None


def read_day(data: Path) -> date | None:
    """The day that stands in a data folder, or None where none does."""
    try:
        return date.fromisoformat((data / NAME).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
