"""The complaint: who, against whom, about what, asking for what, on which audit."""

import uuid
from datetime import UTC, date, datetime

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import STAGE
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.directory.models import Department, Organisation
from juli.hub.sealing.fields import BlindIndexField, SealedCharField, SealedJSONField, blind_field

NO_DAY = date.max
"""The day of a complaint on which nothing is due: after all others."""
NO_MOMENT = datetime(9999, 1, 1, tzinfo=UTC)
"""The moment of a complaint for which no target of the house's own runs."""


class ComplainantKind(models.TextChoices):
    """Who complains; it decides which rules protect them."""

    COMPANY = "company", _("company")
    SOLE_TRADER = "sole_trader", _("sole trader")
    PERSON = "person", _("private person")
    CONSUMER = "consumer", _("consumer or cardholder")


class ClaimKind(models.TextChoices):
    """What can be asked for."""

    REFUND = "refund", _("pay money back")
    STOP_CHARGE = "stop_charge", _("stop a charge")
    RESTORE_RATE = "restore_rate", _("restore the agreed rate")
    LOWER_RATE = "lower_rate", _("lower the rate")
    REPAIR = "repair", _("repair or replace the terminal")
    END_CONTRACT = "end_contract", _("end the contract")
    TAKE_BACK = "take_back", _("take the terminal back")
    EXPLANATION = "explanation", _("explain in writing")
    APOLOGY = "apology", _("apologise")
    CORRECTION = "correction", _("correct the records")


class Complaint(Guarded):
    """The whole matter between a complainant and one respondent.

    `department` owns the answer, `assignee` is the person it is with, `level` how far it was escalated in the house
    (0: front line). `received_on` is the day (Beijing) on which it reached the respondent; from then on its desk may
    read it.
    What a list needs stands in the row and is kept by the database (`guards.py`): `due_on`, the day the next running
    clock ends, `bound_on`, the same without service targets (both NO_DAY without one), the side that spoke last,
    whether an offer waits for the complainant's decision, and whether a promised payment is due.
    `aimed_at` is the moment that the house set itself for its next answer (NO_MOMENT without one): never a clock's.
    `follows` is an earlier complaint that was closed and could not be reopened any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    passcode_hash = models.CharField(max_length=100)
    stage = state_field(STAGE, "filed")
    issue = models.CharField(max_length=40)
    respondent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    respondent_name = models.CharField(max_length=120)
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True)
    assignee = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    level = models.PositiveSmallIntegerField(default=0)
    merchant_no = models.CharField(max_length=40, blank=True)
    terminal_no = models.CharField(max_length=40, blank=True)
    claimed_fen = models.BigIntegerField(default=0)
    language = models.CharField(max_length=10, default="zh")
    filed_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    received_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(default=NO_DAY, editable=False)
    bound_on = models.DateField(default=NO_DAY, editable=False)
    aimed_at = models.DateTimeField(default=NO_MOMENT, editable=False)
    last_said_by = models.CharField(max_length=20, default="", blank=True, editable=False)
    awaits_decision = models.BooleanField(default=False, editable=False)
    awaits_payment = models.BooleanField(default=False, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_reason = models.CharField(max_length=40, blank=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")

    class Meta:
        constraints = [
            known_state(STAGE, "complaint", "stage"),
            CheckConstraint(condition=Q(claimed_fen__gte=0), name="complaint_claimed_not_negative"),
            CheckConstraint(
                condition=Q(stage="closed", closed_at__isnull=False) | (~Q(stage="closed") & Q(closed_at=None)),
                name="complaint_closed_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["respondent", "stage", "-filed_at"]),
            models.Index(
                fields=["assignee", "due_on"],
                condition=~Q(stage="closed") & Q(assignee__isnull=False),
                name="complaint_of_person",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def has_day(self) -> bool:
        """Whether a clock runs."""
        return self.due_on != NO_DAY

    @property
    def has_aim(self) -> bool:
        """Whether a target of the house's own runs."""
        return self.aimed_at != NO_MOMENT


class Complainant(Guarded):
    """Who complains. Personal data stands here alone, so that it can be erased when it is due."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="complainant")
    kind = models.CharField(max_length=20, choices=ComplainantKind)
    name = SealedCharField(max_length=60, bound_to="complaint_id")
    business_name = models.CharField(max_length=120, blank=True)
    phone = SealedCharField(max_length=30, blank=True, bound_to="complaint_id")
    phone_index = BlindIndexField(of="phone")
    email = SealedCharField(max_length=254, blank=True, bound_to="complaint_id")
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    refund_account = SealedCharField(max_length=60, blank=True, bound_to="complaint_id")
    refund_account_consent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(refund_account="") | Q(refund_account_consent_at__isnull=False),
                name="account_data_only_with_consent",
            )
        ]

    @classmethod
    def phone_key(cls, phone: str) -> str:
        """What `phone_index` holds for a number, however it is typed."""
        return blind_field(cls, "phone_index").index(phone)

    @property
    def shown_name(self) -> str:
        """The shop's name where there is one, with the person's."""
        return f"{self.business_name} ({self.name})" if self.business_name else self.name


class Claim(Guarded):
    """One thing asked for. Only a refund carries an amount, in fen."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="claims")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=ClaimKind)
    amount_fen = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            CheckConstraint(condition=Q(amount_fen=None) | Q(amount_fen__gt=0), name="claim_amount_positive")
        ]


class AuditRecord(Guarded):
    """The audit a complaint rests on, frozen at filing: the juli.audit/1 document and the agreement judged by.

    `sentences` are those of a contract that the complainant confirmed, by the place of their term in the agreement.
    """

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="audit")
    document = SealedJSONField(bound_to="complaint_id")
    agreement = SealedJSONField(null=True, blank=True, bound_to="complaint_id")
    sentences = SealedJSONField(null=True, blank=True, bound_to="complaint_id")
    made_at = models.DateTimeField()
