"""Departments of the respondent's house beside the one that owns the answer: asked, and heard before it goes."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import pgettext_lazy

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import QUESTION
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.complaints.models.messages import Message
from juli.hub.directory.models import Department, Organisation

WAITING = Q(state="waiting")
"""The filter of questions that wait for their answer."""


class Withdrawn(models.TextChoices):
    """Why a question is no longer asked."""

    BY_HAND = "by_hand", pgettext_lazy("question", "withdrawn")
    TRANSFERRED = "transferred", pgettext_lazy("question", "the department owns the matter now")
    CLOSED = "closed", pgettext_lazy("question", "the complaint was closed")


def _exactly(state: str, condition: Q) -> Q:
    """The condition holds in this state and in no other."""
    return (Q(state=state) & condition) | (~Q(state=state) & ~condition)


class DepartmentRequest(Guarded):
    """A question to another department of the respondent's house. While it waits, the answer to the merchant does.

    `department_name` stays when the department itself is gone. Until it has answered, who may read complaints in the
    department reads this one; question and answer are internal messages.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="department_requests")
    respondent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    department_name = models.CharField(max_length=60)
    question = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")
    answer = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    state = state_field(QUESTION, "waiting")
    withdrawn_why = models.CharField(max_length=20, choices=Withdrawn, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            known_state(QUESTION, "question", "state"),
            models.UniqueConstraint(fields=["complaint", "department"], condition=WAITING, name="one_open_question"),
            CheckConstraint(condition=_exactly("waiting", Q(ended_at=None)), name="question_waits_or_ended"),
            CheckConstraint(condition=_exactly("answered", Q(answer__isnull=False)), name="question_answered_by"),
            CheckConstraint(condition=_exactly("withdrawn", ~Q(withdrawn_why="")), name="question_withdrawn_has_why"),
        ]
        indexes = [models.Index(fields=["department", "asked_at"], condition=WAITING, name="questions_waiting")]
