"""Opening hours as people write them, "09:00-12:00 13:30-18:00", and as plain data."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from juli.calendars.hours import OpeningHours, Shift, Shifts

HOUR = 60
CLOSED = ("", "休", "-")
"""What can be written for a day on which the house is closed."""
_SHIFT = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-~–—至到]\s*(\d{1,2})(?::(\d{2}))?")
_BETWEEN = re.compile(r"[\s,;、]*")
_WIDE = str.maketrans({"\uff1a": ":", "\uff0c": ",", "\uff1b": ";", "\uff0d": "-", "\uff5e": "~"})
"""What a Chinese keyboard types in place of plain signs."""


def parse_shifts(text: str) -> Shifts:
    """The shifts of a day as typed; ValueError for what is none, and for shifts that are not in order or overlap."""
    plain = text.translate(_WIDE).strip()
    if plain in CLOSED:
        return ()
    if _BETWEEN.sub("", _SHIFT.sub("", plain)):
        raise ValueError(f"no shifts: {text}")
    found = tuple(_shift(*match.groups()) for match in _SHIFT.finditer(plain))
    if any(later.opens < before.closes for before, later in pairwise(found)):
        raise ValueError(f"shifts overlap: {text}")
    return found


def say_shifts(shifts: Shifts) -> str:
    """Shifts as they are written; `parse_shifts` reads them back."""
    return " ".join(f"{_clock(one.opens)}-{_clock(one.closes)}" for one in shifts)


def hours_fields(hours: OpeningHours) -> dict[str, object]:
    """Opening hours as plain data."""
    return {
        "week": [say_shifts(shifts) for shifts in hours.week],
        "made_up_like": hours.made_up_like,
        "on_holidays": say_shifts(hours.on_holidays),
        "closing_days": sorted(day.isoformat() for day in hours.closing_days),
    }


def read_hours(fields: Mapping[str, Any]) -> OpeningHours:
    """Opening hours from plain data; ValueError where it is none."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = map(parse_shifts, fields["week"])
    return OpeningHours(
        (monday, tuesday, wednesday, thursday, friday, saturday, sunday),
        made_up_like=fields.get("made_up_like"),
        on_holidays=parse_shifts(fields.get("on_holidays", "")),
        closing_days=frozenset(map(date.fromisoformat, fields.get("closing_days", ()))),
    )


def _shift(from_hour: str, from_minute: str | None, to_hour: str, to_minute: str | None) -> Shift:
    return Shift(_minutes(from_hour, from_minute), _minutes(to_hour, to_minute))


def _minutes(hour: str, minute: str | None) -> int:
    minutes = int(minute or 0)
    if minutes >= HOUR:
        raise ValueError(f"an hour has sixty minutes, not {minutes}")
    return int(hour) * HOUR + minutes


def _clock(minutes: int) -> str:
    return f"{minutes // HOUR:02d}:{minutes % HOUR:02d}"
