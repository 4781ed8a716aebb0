"""Messages: anything said between the parties, or noted inside the respondent's house."""

import uuid
from datetime import date

from django.db import models

from juli.hub.accounts.models import User
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.events import Payload
from juli.hub.complaints.models.sharing import Heard


class Side(models.TextChoices):
    """Who said it."""

    COMPLAINANT = "complainant", "complainant"
    RESPONDENT = "respondent", "respondent"
    PARTNER = "partner", "partner"


class Message(Heard):
    """One message. `internal` ones never leave the respondent's desk; `logged` ones were told by hand
    of something that happened elsewhere (a call, a letter)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=20, choices=Side)
    channel = models.CharField(max_length=20, default="web")
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    payload = models.OneToOneField(Payload, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    @property
    def text(self) -> str | None:
        """What was said, or None where it has been erased."""
        return self.payload.content["text"] if self.payload.content else None

    @property
    def happened_on(self) -> date | None:
        """The day (Beijing) of what was logged by hand, or None where it was said here."""
        day = (self.payload.content or {}).get("on")
        return date.fromisoformat(day) if day else None
