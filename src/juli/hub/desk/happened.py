"""What departments and people did with a complaint, in words: to which department it went, to whom, to which level."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint, Event
from juli.hub.directory.models import Department
from juli.hub.routing.queries import ladder_of


def told_inside(
    complaint: Complaint, events: Iterable[Event], names: Mapping[UUID, str], house: Iterable[Department], *, by: Actor
) -> Mapping[int, str]:
    """The words for events inside the house that name somebody or something, by the event's position."""
    inside = [event for event in events if event.kind in _TOLD]
    if not inside or complaint.respondent_id is None:
        return {}
    called = {one.pk: one.name for one in house}
    climbed = any(event.kind == "escalated" for event in inside)
    levels = {step.number: step.name for step in ladder_of(complaint.respondent_id, by=by).steps} if climbed else {}
    people = {str(user): name for user, name in names.items()}
    known: Mapping[str, Mapping[Any, str]] = {"department": called, "to": called, "level": levels, "assignee": people}
    return {event.position: told for event in inside if (told := _words(event, known))}


def _words(event: Event, known: Mapping[str, Mapping[Any, str]]) -> str:
    sentence, column = _BY_RULE if "rule" in event.data else _TOLD[event.kind]
    name = known[column].get(event.data.get(column), "")
    return str(sentence) % {"name": name, "version": event.data.get("routing")} if name else ""


_BY_RULE = (gettext_lazy("Received, placed with %(name)s by a routing rule (version %(version)s)"), "department")
_TOLD = {
    "received": (gettext_lazy("Received, placed with %(name)s"), "department"),
    "department_asked": (gettext_lazy("%(name)s was asked"), "department"),
    "department_answered": (gettext_lazy("%(name)s has answered"), "department"),
    "department_withdrawn": (gettext_lazy("Question to %(name)s withdrawn"), "department"),
    "transferred": (gettext_lazy("Passed to %(name)s"), "to"),
    "assigned": (gettext_lazy("Given to %(name)s"), "assignee"),
    "escalated": (gettext_lazy("Escalated: %(name)s"), "level"),
}
"""A sentence for each kind of event, and what of its data it names."""
