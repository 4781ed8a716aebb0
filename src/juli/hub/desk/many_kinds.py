"""Work on many complaints that passes them on or gives them to somebody: the rooms of it meet at this door alone."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.complaints import actions as complaints
from juli.hub.complaints.actions.departments import TRANSFERRING
from juli.hub.complaints.department_queries import department_requests
from juli.hub.complaints.models import Complaint
from juli.hub.directory.queries import department
from juli.hub.routing import actions as routing
from juli.hub.routing.actions.assigning import ASSIGNING
from juli.hub.routing.queries import house_seat
from juli.hub.worklists.kinds import Before, Kind, Told, register


def register_kinds() -> None:
    """Offer to pass many on, and to give many to a colleague."""
    register(Kind("transfer", TRANSFERRING, "department", False, _may_go, _transfer, _take_back))
    register(Kind("assign", ASSIGNING, "person", False, _may_be_given, _assign, _give_back))


def _may_go(complaint: Complaint, told: Told, by: Actor) -> str:
    if complaint.stage == "closed":
        return "stage-closed"
    if told.get("department") == str(complaint.department_id):
        return "department-owns"
    return "transfer-questions" if department_requests(complaint, by=by).filter(state="waiting").exists() else ""


def _transfer(complaint: Complaint, told: Told, by: Actor) -> Before:
    wanted = department(int(told["department"]), by=by)
    if wanted is None:
        raise NotAllowed
    complaints.transfer_complaint(complaint, wanted, told["text"], by=by)
    return {}


def _take_back(complaint: Complaint, before: dict[str, Any], by: Actor) -> None:
    words = _("Passed on together with others just before, and taken back.")
    complaints.take_back_transfer(complaint, words, by=by)


def _may_be_given(complaint: Complaint, told: Told, by: Actor) -> str:
    if complaint.stage == "closed":
        return "stage-closed"
    seat = house_seat(int(told["person"]), by=by) if told.get("person") else None
    return "assigned-same" if seat is not None and seat.user_id == complaint.assignee_id else ""


def _assign(complaint: Complaint, told: Told, by: Actor) -> Before:
    seat = house_seat(int(told["person"]), by=by)
    if seat is None:
        raise NotAllowed
    former = complaint.assignee_id
    routing.assign_complaint(complaint, seat, told["text"], by=by)
    return {"given": str(seat.user_id), "former": str(former or "")}


def _give_back(complaint: Complaint, before: dict[str, Any], by: Actor) -> None:
    former = UUID(before["former"]) if before["former"] else None
    words = _("Given together with others just before, and taken back.")
    routing.take_back_assignment(complaint, UUID(before["given"]), former, words, by=by)
