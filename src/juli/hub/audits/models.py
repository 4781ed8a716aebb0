"""What was asked for and how far it is. Files, names and results lie in a folder of the run, never here."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models import Organisation
from juli.hub.integration.models import ApiToken


class RunKind(models.TextChoices):
    """What is audited."""

    STATEMENT = "statement", _("statements of one merchant")
    PORTFOLIO = "portfolio", _("a whole portfolio")


class RunState(models.TextChoices):
    """How far a run is. Purged: it was done, and its results are gone since."""

    WAITING = "waiting", _("waits for its turn")
    RUNNING = "running", _("under way")
    FINISHED = "finished", _("done")
    FAILED = "failed", _("could not be carried out")
    CANCELLED = "cancelled", _("cancelled")
    PURGED = "purged", _("deleted")


class AuditRun(Guarded):
    """One audit of an organisation. Sums in fen; `percent` and `seconds_left` while it is under way.

    `begun` counts how often a worker has taken it up: one that ends every worker is given up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="audits")
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    token = models.ForeignKey(ApiToken, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=RunKind)
    as_of = models.DateField()
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    failure = models.CharField(max_length=30, blank=True)
    begun = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    seconds_left = models.PositiveIntegerField(null=True)
    uploaded_bytes = models.BigIntegerField()
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True)
    entries = models.BigIntegerField(null=True)
    merchants = models.BigIntegerField(null=True)
    lines = models.BigIntegerField(null=True)
    overcharged_fen = models.BigIntegerField(null=True)
    owed_fen = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "-made_at", "-id"])]

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in (RunState.WAITING, RunState.RUNNING)

    @property
    def has_results(self) -> bool:
        """Whether there is something to read."""
        return self.state == RunState.FINISHED
