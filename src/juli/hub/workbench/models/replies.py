"""Replies and letters that a house writes once and uses often."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models import Department, Organisation


class ReplyKind(models.TextChoices):
    """What it is for."""

    MESSAGE = "message", _("message to the merchant")
    LETTER = "letter", _("letter")


class CannedReply(Guarded):
    """A reply of an organisation, offered for some issues (none named: for all), to one department or to all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=ReplyKind, default=ReplyKind.MESSAGE)
    issues = models.JSONField(default=list, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    @property
    def words(self) -> "list[ReplyVersion]":
        """Its versions, the newest first."""
        return list(self.versions.all())


class ReplyVersion(Guarded):
    """The words of a reply. A change is a new version; the former ones stay as they were."""

    reply = models.ForeignKey(CannedReply, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    text = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["reply", "version"], name="one_version_of_a_reply")]
