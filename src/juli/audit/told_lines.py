"""The lines of a finding for people: a document has them by statement, a reader follows the calendar."""

from collections.abc import Mapping, Sequence
from typing import Any


def in_time(lines: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Lines of a `juli.audit/1` finding in the order of time, over all statements; what none shows comes last."""
    return sorted(lines, key=lambda line: (not line.get("occurred_at"), line.get("occurred_at") or ""))
