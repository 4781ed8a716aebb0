"""Offers of the respondent, and what they oblige to."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import OBLIGATION, OFFER
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.directory.models import Department, Organisation


class OfferLimit(Guarded):
    """Above which amount an offer needs a second person: in one department, or (None) in all that have no own one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    amount_fen = models.BigIntegerField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["department_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "department"], nulls_distinct=False, name="one_limit_per_department"
            ),
            CheckConstraint(condition=Q(amount_fen__gte=0), name="limit_not_negative"),
        ]


NEVER_SENT = ("prepared", "returned")


class Offer(Guarded):
    """What the respondent is ready to pay or do, and until when it holds. At most one is open at a time.

    Where it was above the limit of its day, `limit_fen` says so, and only a second person sends it. Until `sent_at`
    it is the house's own; `answer` is what that person said when they sent it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="offers")
    state = state_field(OFFER, "prepared")
    amount_fen = models.BigIntegerField()
    pay_by = models.DateField()
    limit_fen = models.BigIntegerField(null=True, blank=True)
    payload = models.OneToOneField(Payload, on_delete=models.PROTECT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    answer = models.OneToOneField(Payload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            known_state(OFFER, "offer", "state"),
            CheckConstraint(condition=Q(amount_fen__gte=0), name="offer_not_negative"),
            models.UniqueConstraint(fields=["complaint"], condition=Q(state="open"), name="one_open_offer"),
            models.UniqueConstraint(fields=["complaint"], condition=Q(state="prepared"), name="one_prepared_offer"),
            CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")), name="offer_approved_by_another"
            ),
            CheckConstraint(
                condition=Q(limit_fen=None) | Q(sent_at=None) | Q(approved_by__isnull=False),
                name="offer_above_limit_was_approved",
            ),
            CheckConstraint(
                condition=Q(state="withdrawn")
                | Q(state__in=NEVER_SENT, sent_at=None)
                | (~Q(state__in=NEVER_SENT) & Q(sent_at__isnull=False)),
                name="offer_sent_has_time",
            ),
        ]

    @property
    def terms(self) -> str | None:
        """The respondent's words to the offer, or None where they have been erased."""
        return self.payload.content["text"] if self.payload.content else None

    @property
    def refusal(self) -> str | None:
        """Why a second person sent it back, or None where nobody did or the words have been erased."""
        return self.answer.content["text"] if self.answer and self.answer.content else None


class Obligation(Guarded):
    """A payment promised by an accepted offer. After a reopening another one may follow; the last promised counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="obligation")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="obligations")
    state = state_field(OBLIGATION, "due")
    amount_fen = models.BigIntegerField()
    promised_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    paid_on = models.DateField(null=True, blank=True)
    paid_reference = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            known_state(OBLIGATION, "obligation", "state"),
            CheckConstraint(condition=Q(state="due") | Q(paid_on__isnull=False), name="paid_has_day"),
        ]
