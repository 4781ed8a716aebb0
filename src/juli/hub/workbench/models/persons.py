"""That a desk asks a merchant whether another complaint is theirs."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.workbench.machines import PERSON


class PersonQuestion(Guarded):
    """The merchant of `complaint` is asked whether `other` is theirs too; they prove it with its number and passcode.

    They are never told which complaint is meant: it may be somebody else's.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="person_questions")
    other = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    state = state_field(PERSON, "asked")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            known_state(PERSON, "personquestion", "state"),
            CheckConstraint(condition=~Q(complaint=F("other")), name="no_question_about_itself"),
            CheckConstraint(
                condition=Q(state="asked", ended_at=None) | (~Q(state="asked") & Q(ended_at__isnull=False)),
                name="person_question_ends",
            ),
            models.UniqueConstraint(
                fields=["complaint", "other"], condition=~Q(state="withdrawn"), name="asked_once_about_another"
            ),
        ]
