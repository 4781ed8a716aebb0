"""What departments do in a story of the demo, each act through the real action."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from juli.hub.accounts.actors import Actor
from juli.hub.complaints import actions
from juli.hub.complaints.department_queries import department_requests
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department
from juli.hub.routing import actions as routing

Told = Mapping[str, Any]


def _department(complaint: Complaint, told: Told) -> Department:
    return Department.objects.get(organisation=complaint.respondent_id, code=told["department"])


def _ask(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.ask_department(complaint, _department(complaint, told), told["text"], by=by)


def _answer(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    asked = department_requests(complaint, by=by).get(department=_department(complaint, told), state="waiting")
    actions.answer_department(asked, told["text"], by=by)


def _hold(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.write_message(complaint, told["text"], holding=True, by=by)


def _transfer(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.transfer_complaint(complaint, _department(complaint, told), told["text"], by=by)


def _take(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    routing.take_complaint(complaint, by=by)


def _ask_senior(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    routing.ask_for_senior(complaint, by=by)


DEPARTMENT_ACTS: Mapping[str, Callable[[Complaint, Told, Actor, date], None]] = {
    "ask_department": _ask,
    "answer_department": _answer,
    "hold": _hold,
    "transfer": _transfer,
    "take": _take,
    "ask_senior": _ask_senior,
}
"""The acts a story may name, beside those of `playing`."""
