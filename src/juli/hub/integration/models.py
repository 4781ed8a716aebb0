"""Tokens, the answers they were given, and the addresses to which events are sent."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models import Membership, Organisation
from juli.hub.sealing.fields import SealedCharField, SealedJSONField

USED_AGAIN = timedelta(minutes=1)
"""The last use of a token is noted no more often than this."""


class ApiToken(Guarded):
    """A program's way in: acts from the seat of a member, within `scopes`, until `expires_at`.

    Only its hash is stored. The database ends it when the seat ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tokens")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    scopes = models.JSONField(default=list)
    secret_hash = models.CharField(max_length=64, unique=True)
    ending = models.CharField(max_length=4)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(condition=~models.Q(scopes=[]), name="token_has_scopes")]

    def use_is_news(self, now: datetime) -> bool:
        """Whether the last use that was written down is so long ago that this one is written down too."""
        return self.last_used_at is None or now - self.last_used_at >= USED_AGAIN


class KeptAnswer(Guarded):
    """What a token was answered to a request with an idempotency key; kept for a day, sealed.

    `asked` is a hash of the request, by which the same key for another one is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key_hash = models.CharField(max_length=64)
    asked = models.CharField(max_length=64)
    answer = SealedJSONField(null=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key_hash"], name="one_answer_per_key")]


class WebhookEndpoint(Guarded):
    """Where an organisation wants to hear of what happens. `key` signs; both are sealed.

    `stopped_at` is set when the receiver says that it is gone for good.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="webhooks")
    url = SealedCharField(max_length=500)
    key = SealedCharField(max_length=100)
    kinds = models.JSONField(default=list)
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]


class WebhookMessage(Guarded):
    """One thing that happened, told to every endpoint that asked for its kind. `data` holds ids only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()


class DeliveryState(models.TextChoices):
    """How far one delivery is."""

    WAITING = "waiting", _("on its way")
    DELIVERED = "delivered", _("arrived")
    FAILED = "failed", _("given up")


class WebhookDelivery(Guarded):
    """One message on its way to one endpoint: how often it was tried and what came of the last attempt.

    `status` is what the receiver answered; `fault` says why there was no answer ("address", "unanswered").
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries")
    message = models.ForeignKey(WebhookMessage, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    fault = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["endpoint", "-made_at"])]
