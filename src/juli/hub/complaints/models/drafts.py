"""Drafts: what a visitor has filled in so far. Nothing typed is lost; all of it is purged when left alone."""

import uuid

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.sealing.fields import SealedJSONField


class Draft(Guarded):
    """A complaint being prepared. `answers` holds each step's fields as typed, valid or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    passcode_hash = models.CharField(max_length=100)
    answers = SealedJSONField(default=dict)
    audit = SealedJSONField(null=True, blank=True)
    language = models.CharField(max_length=10, default="zh")
    complaint = models.OneToOneField(Complaint, on_delete=models.SET_NULL, null=True, related_name="draft")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField(db_index=True)


class FilePurpose(models.TextChoices):
    """What a file of a draft is for."""

    STATEMENT = "statement", "statement"
    EVIDENCE = "evidence", "evidence"
    CONTRACT = "contract", "contract"


class DraftFile(Guarded):
    """One uploaded file of a draft; its bytes lie in the file store under their SHA-256.

    `reading` is what was read of a contract: proposed terms and marked clauses, with their sentences.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    purpose = models.CharField(max_length=20, choices=FilePurpose)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    proves = models.CharField(max_length=300, blank=True)
    note = models.JSONField(default=dict)
    reading = SealedJSONField(null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [models.UniqueConstraint(fields=["draft", "purpose", "name"], name="one_name_per_draft")]
