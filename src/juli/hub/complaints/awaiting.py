"""Who hears, in the same transaction, that merchants wait for an answer, and that one was given.

The room `service_hours` counts the house's own targets by it; without it nobody listens.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from juli.calendars import WorkingDays
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint

Waiting = Sequence[tuple[Complaint, datetime]]
"""Complaints, each with the moment from which an answer is awaited."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What is done when answers begin to be awaited, and when nobody waits any more. The system does it.

    `first` only says which rows belong to complaints that are not written yet.
    """

    first: Callable[[Waiting, WorkingDays], Sequence[Model]]
    awaited: Callable[[Waiting], None]
    given: Callable[[Complaint, datetime], None]


_LISTENERS: list[Listener] = []


def listen(listener: Listener) -> None:
    """Name who listens."""
    _LISTENERS[:] = [listener]


def answer_awaited(complaint: Complaint, *, at: datetime) -> None:
    """The merchant waits for an answer from this moment on."""
    with acting(SYSTEM):
        for listener in _LISTENERS:
            listener.awaited([(complaint, at)])


def first_awaited(waiting: Waiting, calendar: WorkingDays) -> Sequence[Model]:
    """The rows to write with new complaints, whose merchants wait for a first answer. For the system."""
    return [row for listener in _LISTENERS for row in listener.first(waiting, calendar)]


def answer_given(complaint: Complaint, *, at: datetime) -> None:
    """The merchant has an answer, or needs none any more."""
    with acting(SYSTEM):
        for listener in _LISTENERS:
            listener.given(complaint, at)
