"""Offers of the respondent, and what they oblige to."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import OBLIGATION, OFFER
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.complaints.models.fields import known_state, state_field


class Offer(Guarded):
    """What the respondent is ready to pay or do, and until when it holds. At most one is open at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="offers")
    state = state_field(OFFER, "open")
    amount_fen = models.BigIntegerField()
    pay_by = models.DateField()
    payload = models.OneToOneField(Payload, on_delete=models.PROTECT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            known_state(OFFER, "offer", "state"),
            CheckConstraint(condition=Q(amount_fen__gte=0), name="offer_not_negative"),
            models.UniqueConstraint(fields=["complaint"], condition=Q(state="open"), name="one_open_offer"),
        ]

    @property
    def terms(self) -> str | None:
        """The respondent's words to the offer, or None where they have been erased."""
        return self.payload.content["text"] if self.payload.content else None


class Obligation(Guarded):
    """A payment promised by an accepted offer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="obligation")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="obligations")
    state = state_field(OBLIGATION, "due")
    amount_fen = models.BigIntegerField()
    due_on = models.DateField()
    paid_on = models.DateField(null=True, blank=True)
    paid_reference = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            known_state(OBLIGATION, "obligation", "state"),
            CheckConstraint(condition=Q(state="due") | Q(paid_on__isnull=False), name="paid_has_day"),
        ]
