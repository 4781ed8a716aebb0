"""What can be done with many complaints at once. Each kind is an ordinary action, with its inverse where it has one.

Another room adds its own by `register()`, called while its app is made ready.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints import actions
from juli.hub.complaints.models import Complaint
from juli.hub.worklists.actions.marking import set_aside, tag_complaint, take_up, untag_complaint
from juli.hub.worklists.models import SetAside, Tagging

Told = Mapping[str, Any]
"""What was filled in: `text`, `tag`, `until` (ISO), `department` and `person` (a seat) by id, as the kind needs it."""
Before = dict[str, Any] | None
"""What is needed to undo it; plain data."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "": (),
    "text": ("text",),
    "tag": ("tag",),
    "until": ("until",),
    "department": ("department", "text"),
    "person": ("person", "text"),
}
"""By what a kind needs, the parts of `Told` that must be there."""

OUR_ANSWER = "complaints.answer"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work. `needs` names what has to be filled in, its key in `FIELDS`; what `reaches_merchant` is held
    for a minute.

    `refused` gives the code of the reason why a complaint cannot have it ("" where it can); `perform` does it and
    gives what `undo` needs.
    """

    code: str
    right: str
    needs: str
    reaches_merchant: bool
    refused: Callable[[Complaint, Told, Actor], str]
    perform: Callable[[Complaint, Told, Actor], Before]
    undo: Callable[[Complaint, dict[str, Any], Actor], None] | None = None

    def is_told(self, told: Told) -> bool:
        """Whether all that is needed is there."""
        return all(told.get(name) for name in FIELDS[self.needs])


def kinds() -> Mapping[str, Kind]:
    """All kinds by their code, in the order they are offered."""
    return dict(_KINDS)


def register(kind: Kind) -> None:
    """Offer another kind of work on many."""
    _KINDS[kind.code] = kind


def refusal_of(kind: Kind, complaint: Complaint, told: Told, *, by: Actor) -> str:
    """Why a complaint cannot have this done to it now, as a code; "" where it can."""
    if not by.may(kind.right, department_id=complaint.department_id):
        return "not-allowed"
    return kind.refused(complaint, told, by)


def _only_open(complaint: Complaint, told: Told, by: Actor) -> str:
    return "stage-closed" if complaint.stage == "closed" else ""


def _only_new(complaint: Complaint, told: Told, by: Actor) -> str:
    return "" if complaint.stage == "filed" else f"stage-{complaint.stage}"


def _acknowledge(complaint: Complaint, told: Told, by: Actor) -> Before:
    actions.acknowledge_complaint(complaint, by=by)
    return None


def _write(complaint: Complaint, told: Told, by: Actor) -> Before:
    actions.write_message(complaint, told["text"], by=by)
    return None


def _note(complaint: Complaint, told: Told, by: Actor) -> Before:
    actions.write_note(complaint, told["text"], by=by)
    return {}


def _withdraw_note(complaint: Complaint, before: dict[str, Any], by: Actor) -> None:
    """What was noted stays, as everything does; beside it stands that it no longer holds."""
    actions.write_note(complaint, _("The note made together with others just before is withdrawn."), by=by)


def _untagged(complaint: Complaint, told: Told, by: Actor) -> str:
    there = rows(Tagging, by=by).filter(complaint=complaint, tag__name__iexact=told.get("tag", "")).exists()
    return "tag-there" if there else ""


def _tag(complaint: Complaint, told: Told, by: Actor) -> Before:
    return {"tag": tag_complaint(complaint, told["tag"], by=by).pk}


def _untag(complaint: Complaint, before: dict[str, Any], by: Actor) -> None:
    untag_complaint(complaint, before["tag"], by=by)


def _may_wait(complaint: Complaint, told: Told, by: Actor) -> str:
    if complaint.stage == "closed":
        return "stage-closed"
    until = told.get("until", "")
    return "aside-due" if until and date.fromisoformat(until) > complaint.due_on else ""


def _set_aside(complaint: Complaint, told: Told, by: Actor) -> Before:
    former = rows(SetAside, by=by).filter(complaint=complaint).first()
    set_aside(complaint, date.fromisoformat(told["until"]), by=by)
    return {"until": former.until.isoformat() if former else ""}


def _take_up(complaint: Complaint, before: dict[str, Any], by: Actor) -> None:
    if before["until"]:
        set_aside(complaint, date.fromisoformat(before["until"]), by=by)
    else:
        take_up(complaint, by=by)


_KINDS = {
    kind.code: kind
    for kind in (
        Kind("acknowledge", OUR_ANSWER, "", True, _only_new, _acknowledge),
        Kind("write", OUR_ANSWER, "text", True, _only_open, _write),
        Kind("note", OUR_ANSWER, "text", False, lambda complaint, told, by: "", _note, _withdraw_note),
        Kind("tag", OUR_ANSWER, "tag", False, _untagged, _tag, _untag),
        Kind("aside", OUR_ANSWER, "until", False, _may_wait, _set_aside, _take_up),
    )
}
