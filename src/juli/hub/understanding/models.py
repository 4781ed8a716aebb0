"""What the triage understood of a complaint when it came, and what people said it is about."""

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Organisation
from juli.hub.sealing.fields import BlindIndexField, SealedCharField, SealedJSONField
from juli.triage.urgency import Urgency

MOST_SURE = 1000


class Understanding(Guarded):
    """What a model of the triage made of the complainant's first message. Never changed; it goes with the message.

    `issues` are rows of `id` and `confidence` (0 to 1), the main one first; out of scope there are none. `told` is
    everything that repeats words of the message: reasons, facts, signs. By `main_issue`, `sum_fen` (the first sum
    named) and the agent's fingerprint like cases are found.
    """

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="+")
    respondent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.CharField(max_length=40)
    model_hash = models.CharField(max_length=64)
    in_scope = models.BooleanField()
    issues = models.JSONField(default=list)
    main_issue = models.CharField(max_length=40, blank=True)
    sum_fen = models.BigIntegerField(null=True, blank=True)
    urgency = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Urgency])
    agent = SealedCharField(max_length=120, blank=True, bound_to="complaint_id")
    agent_index = BlindIndexField(of="agent", form="name", db_index=False)
    told = SealedJSONField(bound_to="complaint_id")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(in_scope=True) & ~Q(main_issue="") | Q(in_scope=False, main_issue=""),
                name="understood_in_scope_has_issue",
            )
        ]
        indexes = [
            models.Index(fields=["respondent", "main_issue"], name="understood_by_issue"),
            models.Index(fields=["respondent", "urgency"], condition=~Q(urgency="normal"), name="understood_urgent"),
            models.Index(
                fields=["respondent", "main_issue", "sum_fen"],
                condition=Q(sum_fen__isnull=False),
                name="understood_by_charge",
            ),
            models.Index(
                fields=["respondent", "agent_index"], condition=~Q(agent_index=""), name="understood_by_agent"
            ),
        ]


class TriageCorrection(Guarded):
    """What a person said a complaint is about, beside what had been proposed. Codes only, so it outlives the words.

    The newest of a complaint holds. Out of scope, `issue` and `proposed` are empty; `version` is empty where nothing
    had been proposed. `confidence` is that of the proposal, in thousandths. `filed` is the issue it stood under before.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=40, blank=True)
    proposed = models.CharField(max_length=40, blank=True)
    confidence = models.PositiveSmallIntegerField(default=0)
    filed = models.CharField(max_length=40)
    in_scope = models.BooleanField()
    issue = models.CharField(max_length=40, blank=True)
    further = models.JSONField(default=list)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            CheckConstraint(
                condition=Q(in_scope=True) & ~Q(issue="") | Q(in_scope=False, issue=""),
                name="corrected_in_scope_has_issue",
            ),
            CheckConstraint(condition=Q(confidence__lte=MOST_SURE), name="correction_confidence_known"),
        ]
        indexes = [models.Index(fields=["complaint", "-at"], name="corrections_of_complaint")]
