"""Reopening: a closed complaint goes on, and its former closing stays to be seen."""

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.events import Payload
from juli.hub.complaints.models.messages import Side


class Reopening(Guarded):
    """One time a closed complaint was opened again: by which side, why, and the closing that it undid."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="reopenings")
    side = models.CharField(max_length=20, choices=Side)
    reason = models.CharField(max_length=40)
    payload = models.OneToOneField(Payload, on_delete=models.PROTECT)
    closed_at = models.DateTimeField()
    closed_reason = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    @property
    def text(self) -> str | None:
        """What was said to it, or None where it has been erased."""
        return self.payload.content["text"] if self.payload.content else None
