"""Departments: one owns the answer; others are asked and answer first; a matter goes to another with a reason."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require, require_right, user_of
from juli.hub.accounts.scopes import acting, action, rows
from juli.hub.complaints.actions.conversation import keep_message
from juli.hub.complaints.asking import end_questions
from juli.hub.complaints.department_queries import ANSWERING, TRANSFERRED
from juli.hub.complaints.effects import assign_later
from juli.hub.complaints.machines import QUESTION
from juli.hub.complaints.models import Complaint, DepartmentRequest, Event, Message, Side, Withdrawn
from juli.hub.complaints.notifying import notify_department
from juli.hub.complaints.policy import locked
from juli.hub.directory.models import Department
from juli.hub.machines import NotPossible

TRANSFERRING = "complaints.transfer"


@action
def ask_department(complaint: Complaint, department: Department, question: str, *, by: Actor) -> DepartmentRequest:
    """Ask another department of the house. Until it has answered, nothing goes to the merchant that answers them."""
    require(by, ActorKind.STAFF)
    found = _open(complaint, by, ANSWERING)
    _refuse_foreign(found, department)
    said = _note(found, _needed(question, "question-missing"), "department_asked", {"department": department.pk}, by)
    asked = DepartmentRequest(
        complaint=found,
        respondent_id=department.organisation_id,
        department=department,
        department_name=department.name,
        question=said,
        asked_by_id=user_of(by),
        asked_at=said.at,
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise NotPossible("department-asked") from None
    notify_department(found, "department", department_id=department.pk)
    return asked


@action
def answer_department(request: DepartmentRequest, text: str, *, by: Actor) -> Message:
    """Answer for the department that was asked. Who asked does not answer for it."""
    require(by, ActorKind.STAFF)
    complaint, fresh = _locked_request(request, "answered", by)
    require_right(by, ANSWERING, department_id=fresh.department_id)
    if fresh.asked_by_id == by.user_id:
        raise NotPossible("department-own-question")
    data = {"department": fresh.department_id, "request": str(fresh.pk)}
    message = _note(complaint, _needed(text, "answer-missing"), "department_answered", data, by)
    fresh.answer, fresh.ended_at, fresh.state = message, message.at, "answered"
    fresh.save(update_fields=["answer", "ended_at", "state"])
    notify_department(complaint, "asked", department_id=complaint.department_id)
    return message


@action
def withdraw_question(request: DepartmentRequest, reason: str, *, by: Actor) -> None:
    """Ask the department no longer, with the reason; the answer need not wait for it."""
    require(by, ActorKind.STAFF)
    complaint, fresh = _locked_request(request, "withdrawn", by)
    require_right(by, ANSWERING, department_id=complaint.department_id)
    data = {"department": fresh.department_id, "request": str(fresh.pk)}
    said = _note(complaint, _needed(reason, "reason-missing"), "department_withdrawn", data, by)
    fresh.ended_at, fresh.withdrawn_why, fresh.state = said.at, Withdrawn.BY_HAND, "withdrawn"
    fresh.save(update_fields=["ended_at", "withdrawn_why", "state"])


@action
def transfer_complaint(complaint: Complaint, department: Department, reason: str, *, by: Actor) -> Complaint:
    """Give the matter to another department of the house, with the reason. No clock changes, and nobody has it yet."""
    require(by, ActorKind.STAFF)
    found = _open(complaint, by, TRANSFERRING)
    _refuse_foreign(found, department)
    data = {"from": found.department_id, "to": department.pk}
    said = _note(found, _needed(reason, "reason-missing"), TRANSFERRED, data, by)
    end_questions(found, Withdrawn.TRANSFERRED, at=said.at, department_id=department.pk)
    # Who gives it away may no longer see it afterwards, so the system makes the last step.
    with acting(SYSTEM):
        found.department, found.assignee = department, None
        found.save(update_fields=["department", "assignee"])
    notify_department(found, "queue", department_id=department.pk)
    assign_later(found)
    return found


@action
def take_back_transfer(complaint: Complaint, words: str, *, by: Actor) -> Complaint:
    """Take back what one has just passed on, also where one no longer reads it, with a note that says so.

    NotPossible once anybody has done anything with it since: then it is theirs to pass on.
    """
    require(by, ActorKind.STAFF)
    with acting(SYSTEM):
        found = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
        made = Event.objects.filter(complaint=found, kind=TRANSFERRED).order_by("-position").first()
        if made is None or made.actor != by.reference or found.respondent_id != by.organisation_id:
            raise NotAllowed
        since = Event.objects.filter(complaint=found, position__gt=made.position).exclude(actor=SYSTEM.reference)
        if made.data["to"] != found.department_id or made.data.get("back") or since.exists():
            raise NotPossible("transfer-taken-up")
        _note(found, words, TRANSFERRED, {"from": found.department_id, "to": made.data["from"], "back": True}, by)
        found.department_id, found.assignee = made.data["from"], None
        found.save(update_fields=["department", "assignee"])
        assign_later(found)
    return found


def _open(complaint: Complaint, by: Actor, right: str) -> Complaint:
    found = locked(complaint, by, right)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    return found


def _locked_request(request: DepartmentRequest, state: str, by: Actor) -> tuple[Complaint, DepartmentRequest]:
    """The complaint, locked first as everywhere, and the question, which may go to this state."""
    complaint = locked(request.complaint, by)
    fresh = rows(DepartmentRequest, by=by).select_for_update(of=("self",)).filter(pk=request.pk).first()
    if fresh is None:
        raise NotAllowed
    QUESTION.check(fresh.state, state)
    return complaint, fresh


def _refuse_foreign(complaint: Complaint, department: Department) -> None:
    if department.organisation_id != complaint.respondent_id:
        raise NotAllowed
    if department.pk == complaint.department_id:
        raise NotPossible("department-owns")


def _needed(text: str, code: str) -> str:
    if not text.strip():
        raise NotPossible(code)
    return text.strip()


def _note(complaint: Complaint, text: str, kind: str, data: Mapping[str, object], by: Actor) -> Message:
    return keep_message(complaint, text, (), by=by, side=Side.RESPONDENT, kind=kind, data=data)
