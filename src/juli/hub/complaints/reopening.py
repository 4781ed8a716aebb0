"""Until when a closed complaint can be reopened, and for which reasons: read from data."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from juli.hub.complaints.models import Complaint, Side

MERGED = "merged"
"""Why a complaint is closed that goes on in another one of the same person."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a complaint is reopened; `closings` are the ways it was closed to which it fits (none: all)."""

    code: str
    side: str
    closings: tuple[str, ...]
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.zh


@cache
def all_reasons() -> Sequence[Reason]:
    """All reasons there are, in the order they are shown."""
    return tuple(Reason(**{**row, "closings": tuple(row["closings"])}) for row in _data()["reason"])


def reasons_for(side: Side, closed_reason: str) -> Sequence[Reason]:
    """The reasons a side can give for a complaint that was closed this way."""
    fitting = (one for one in all_reasons() if one.side == side)
    return [one for one in fitting if not one.closings or closed_reason in one.closings]


def reason_name(code: str) -> str:
    """A reason in words; what is not known any more by its code."""
    return next((str(one) for one in all_reasons() if one.code == code), code)


def open_until(complaint: Complaint, side: Side) -> date | None:
    """The last day (Beijing) on which a side can reopen the complaint; None where it is not closed, or goes on in
    another one: a merge is undone instead."""
    if complaint.closed_at is None or complaint.closed_reason == MERGED:
        return None
    days = _data()["merchant_days" if side is Side.COMPLAINANT else "desk_days"]
    return timezone.localdate(complaint.closed_at) + timedelta(days=days)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("juli.hub.complaints").joinpath("reopening.toml").read_text(encoding="utf-8"))
