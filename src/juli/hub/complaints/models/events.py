"""Events: what happened to a complaint, append-only and chained by hash.

An event holds ids, hashes and codes only. What a person said or is stands in a payload that can be erased
when the law asks for it, while the chain still proves that it was there.
"""

import uuid

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.sharing import Heard
from juli.hub.sealing.fields import SealedJSONField


class Payload(Heard):
    """Erasable content behind an event. After erasure `content` is None and the hash stays.

    What is `private` the complainant noted of what they do elsewhere; the respondent does not see it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="payloads")
    content = SealedJSONField(null=True)
    sha256 = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True, blank=True)
    private = models.BooleanField(default=False)


class Event(Guarded):
    """One thing that happened. The database refuses to change or delete it, or to break the chain."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="events")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.CharField(max_length=60)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    payload = models.ForeignKey(Payload, on_delete=models.PROTECT, null=True, blank=True)
    payload_sha256 = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["complaint_id", "position"]
        constraints = [models.UniqueConstraint(fields=["complaint", "position"], name="one_event_per_position")]
