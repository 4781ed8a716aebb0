"""What the answer to the merchant waits for: the departments that are asked. Called by actions."""

from datetime import datetime

from django.utils.translation import pgettext

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import WAITING, Complaint, DepartmentRequest, Withdrawn
from juli.hub.machines import NotPossible


def refuse_while_asked(complaint: Complaint) -> None:
    """NotPossible, naming the departments, while one that was asked has not answered."""
    waiting = complaint.department_requests.filter(WAITING).values_list("department_name", flat=True)
    if names := list(waiting):
        raise NotPossible("department-waiting", departments=pgettext("list", ", ").join(names))


def end_questions(complaint: Complaint, why: Withdrawn, *, at: datetime, department_id: int | None = None) -> None:
    """End the questions that still wait: all of them, or those to one department.

    The complainant, who may close, does not see them; so the system ends them.
    """
    with acting(SYSTEM):
        waiting = DepartmentRequest.objects.filter(WAITING, complaint=complaint)
        ended = waiting.filter(department_id=department_id) if department_id else waiting
        ended.update(ended_at=at, withdrawn_why=why, state="withdrawn")
