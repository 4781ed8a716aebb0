"""Mail that leaves the platform, kept until it is sent."""

import uuid

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint


class OutboundMail(Guarded):
    """One mail to the complainant, by its template; its text is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="mails")
    template = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=[("sent", "sent"), ("dropped", "dropped")])
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
