"""Evidence: files with their hash, who brought them, and what they prove."""

import uuid

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import EVIDENCE
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.complaints.models.messages import Message, Side
from juli.hub.sealing.fields import SealedJSONField


class EvidenceItem(Guarded):
    """One file of a complaint; the bytes lie in the file store under their SHA-256.

    A `private` one proves what the complainant did elsewhere; the respondent does not see it.

    `reading` tells how a statement was read that does not speak for itself (readings.py): the rows confirmed from
    a picture, whose upright copy `picture_sha256` names, or the mapping of its columns.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="evidence")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="files")
    state = state_field(EVIDENCE, "stored")
    side = models.CharField(max_length=20, choices=Side)
    purpose = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    proves = models.CharField(max_length=300, blank=True)
    reading = SealedJSONField(null=True, blank=True)
    picture_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    added_at = models.DateTimeField()
    private = models.BooleanField(default=False)

    class Meta:
        ordering = ["added_at", "name", "id"]
        constraints = [known_state(EVIDENCE, "evidence", "state")]
