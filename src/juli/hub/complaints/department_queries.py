"""Reading what departments of a house ask each other, and where a complaint went that one may no longer read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.models import WAITING, Complaint, DepartmentRequest, Event
from juli.hub.directory.models import Department
from juli.hub.directory.queries import departments


def with_questions(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The same complaints, each with `waits_for_department`: whether another department has still to answer."""
    waiting = DepartmentRequest.objects.filter(WAITING, complaint=OuterRef("pk"))
    return found.annotate(waits_for_department=Exists(waiting))


def department_requests(of: Complaint, *, by: Actor) -> QuerySet[DepartmentRequest]:
    """What departments were asked about a complaint, oldest first, with question and answer."""
    found = rows(DepartmentRequest, by=by).filter(complaint=of).select_related("asked_by")
    return found.select_related("asked_by", "question__payload", "answer__payload", "answer__author")


def department_request(request_id: UUID, *, by: Actor) -> DepartmentRequest | None:
    """One question to a department, if the actor may see its complaint."""
    return rows(DepartmentRequest, by=by).select_related("complaint", "question__payload").filter(pk=request_id).first()


def asked_of(*, by: Actor) -> QuerySet[DepartmentRequest]:
    """The questions that wait for an answer of a department the actor answers for, the oldest first."""
    found = rows(DepartmentRequest, by=by).filter(WAITING, respondent_id=by.organisation_id)
    if not by.may(ANSWERING):
        theirs = [int(right.partition("@")[2]) for right in by.rights if right.startswith(f"{ANSWERING}@")]
        found = found.filter(department_id__in=theirs)
    joined = found.select_related("complaint__complainant", "complaint__department", "asked_by", "question__payload")
    return joined.order_by("asked_at", "pk")


ANSWERING = "complaints.answer"
"""The right that a question is asked with, and answered in the department that is asked."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a complaint is that the actor could read before: with which department, since when.

    `answered`: they were only asked, and have answered.
    """

    number: str
    department: str
    at: datetime
    answered: bool = False


def moved_away(number: str, *, by: Actor) -> Moved | None:
    """Where a complaint went that the actor's department owned, or was asked about; None where it never was theirs."""
    if by.kind is not ActorKind.STAFF or not by.departments:
        return None
    with acting(SYSTEM):
        found = Complaint.objects.filter(number=number, respondent_id=by.organisation_id).select_related("department")
        complaint = found.first()
        return _left(complaint, list(by.departments)) if complaint else None


def _left(complaint: Complaint, theirs: Sequence[int]) -> Moved | None:
    owner = complaint.department.name if complaint.department else ""
    gone = Event.objects.filter(complaint=complaint, kind=TRANSFERRED, data__from__in=theirs)
    event = gone.order_by("-position").first()
    if event is not None:
        return Moved(complaint.number, owner, event.at)
    asked = DepartmentRequest.objects.filter(complaint=complaint, department_id__in=theirs)
    last = asked.order_by("-asked_at").first()
    if last is None:
        return None
    return Moved(complaint.number, owner, last.ended_at or last.asked_at, answered=True)


TRANSFERRED = "transferred"
"""The kind of the event that says that another department owns the answer now."""


def other_departments(of: Complaint, *, by: Actor) -> list[Department]:
    """The departments of the respondent's house beside the one that owns the answer."""
    if of.respondent_id is None:
        return []
    return [one for one in departments(of.respondent_id, by=by) if one.pk != of.department_id]
