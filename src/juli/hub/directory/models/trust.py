"""Why an organisation is trusted, who looked past a wall, and what happened to it."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models.organisations import Organisation


class ActivationState(models.TextChoices):
    """How far an activation is."""

    PROPOSED = "proposed", _("waits for a check")
    CHECKED = "checked", _("checked, waits for a second person")
    ACTIVE = "active", _("in force")
    REFUSED = "refused", _("refused")
    ENDED = "ended", _("ended")


class Activation(Guarded):
    """The evidence on which an organisation gets a desk: who brought it, who checked it, until when it holds.

    Where somebody claims to be the organisation (`claimed_by_*`), two different people of the operator check.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="activations")
    state = models.CharField(max_length=10, choices=ActivationState, default=ActivationState.PROPOSED)
    licence_no = models.CharField(max_length=60)
    evidence = models.TextField(max_length=2000)
    claimed_by_name = models.CharField(max_length=60, blank=True)
    claimed_by_email = models.EmailField(blank=True)
    valid_until = models.DateField(null=True, blank=True)
    proposed_at = models.DateTimeField()
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="active"), name="one_activation_in_force"
            ),
            CheckConstraint(
                condition=Q(checked_by=None) | Q(confirmed_by=None) | ~Q(checked_by=F("confirmed_by")),
                name="two_people_for_a_claim",
            ),
            CheckConstraint(
                condition=~Q(state="active") | Q(claimed_by_email="") | Q(confirmed_by__isnull=False),
                name="claim_in_force_was_confirmed",
            ),
        ]

    @property
    def is_claim(self) -> bool:
        """Whether somebody from outside says that the organisation is theirs."""
        return bool(self.claimed_by_email)


class ActivationDocument(Guarded):
    """A document behind an activation; its bytes lie in the file store under their SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activation = models.ForeignKey(Activation, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)


class EmergencyAccess(Guarded):
    """The operator looks, without changing anything, into an organisation's complaints: why, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="emergencies")
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [CheckConstraint(condition=~Q(reason=""), name="emergency_has_reason")]


class Record(Guarded):
    """One thing that happened to an organisation and its people: append-only, codes and ids only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=40)
    actor = models.CharField(max_length=60)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
