"""The calendar of an audit, in the child: the release's, with the years that were imported when it was asked for."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from juli.calendars import Notice, WorkingDays, official, with_notice


def asked_calendar(asked: Mapping[str, Any]) -> WorkingDays:
    """The calendar in force when the audit was asked for."""
    return reduce(with_notice, map(Notice.from_fields, asked.get("notices", ())), official())
