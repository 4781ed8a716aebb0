"""Filters of the list that look at what was understood of a complaint."""

from juli.hub.understanding.queries import read_as
from juli.hub.worklists.reading import Asked, Reading, issues_named, register
from juli.triage.urgency import Urgency

URGENT = {
    "person": [Urgency.PERSON],
    "high": [Urgency.HIGH, Urgency.PERSON],
    "normal": [Urgency.NORMAL],
}
"""By the value of the filter, which urgency fits it."""


def register_filters() -> None:
    """Let the list be narrowed by what the words of a complaint read."""
    register("urgency", _urgency)
    register("read-issue", _read_issue)


def _urgency(asked: Asked) -> Reading:
    if asked.code is None:
        raise asked.misread(asked.known.named.values())
    return Reading(asked.named, read_as(urgency=URGENT[asked.code], by=asked.by))


def _read_issue(asked: Asked) -> Reading:
    says, fitting = issues_named(asked)
    return Reading(says, read_as(issues=fitting, by=asked.by))
