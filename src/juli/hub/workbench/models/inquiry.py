"""What is checked of a complaint, and what was found out."""

from django.db import models

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.directory.models import Organisation


class ChecklistEdition(Guarded):
    """A house's own checklist for an issue: rows of code and words. The newest holds; an empty one, the shipped."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    issue = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    checks = models.JSONField(default=list)
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "issue", "version"], name="one_edition_of_a_checklist")
        ]


class Tick(Guarded):
    """That somebody has checked something of a complaint, until they take it back."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    ticked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "code"], condition=models.Q(undone_at=None), name="ticked_once"
            )
        ]


class Investigation(Guarded):
    """The record of an investigation; a change is a new version. Its words are an internal payload of the chain."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    payload = models.OneToOneField(Payload, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=40)
    agent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["complaint", "version"], name="one_version_of_a_record")]
