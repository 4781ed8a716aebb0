"""Mail that leaves the platform, kept until it is sent, and what members of a house are to hear of."""

import uuid
from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Membership


class OutboundMail(Guarded):
    """One mail to the complainant, by its template; its text is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="mails")
    template = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=[("sent", "sent"), ("dropped", "dropped")])
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)


class NoticeChoices(Guarded):
    """How one member hears of things: the way by kind (what is left out is as usual), and the quiet hours (Beijing)."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    ways = models.JSONField(default=dict)
    quiet_from = models.TimeField(default=time(20, 0))
    quiet_until = models.TimeField(default=time(8, 0))


class Notice(Guarded):
    """That a member is to hear of something, once; `is_daily` ones wait for the mail of the morning."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20)
    is_daily = models.BooleanField()
    kept_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["membership", "kind", "complaint"],
                condition=Q(told_at=None),
                nulls_distinct=False,
                name="told_once",
            )
        ]
