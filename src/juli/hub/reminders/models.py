"""What was reminded of, links to calendars, and what another calendar did to a clock."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.directory.models import Membership
from juli.procedures.reminding import STAGES


class ClockMove(Guarded):
    """One clock counted anew by another calendar: its days before and after, and by which calendars.

    `moved` is False where only the reasons changed, such as a year that is now certain.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="moves")
    before = models.JSONField()
    after = models.JSONField()
    moved = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["complaint", "-at"], name="moves_of_complaint")]


class Reminder(Guarded):
    """That a day was reminded of, once a stage: so many days before it, or 0 once it has passed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    stage = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "due_on", "stage"], name="reminded_once"),
            CheckConstraint(condition=Q(stage__in=STAGES), name="reminder_stage_known"),
        ]


class MailsOff(Guarded):
    """That a complainant wants no reminders by mail."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()


class Feed(Guarded):
    """A link to a calendar; its secret is kept as a hash alone."""

    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class CaseFeed(Feed):
    """The calendar of one complaint. It ends with the passcode of the day it was made."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    passcode_fingerprint = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(ended_at=None), name="one_feed_per_complaint")
        ]


class DeskFeed(Feed):
    """The calendar of what one seat at a desk may see. It shows nothing once the seat shows nothing."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["membership"], condition=Q(ended_at=None), name="one_feed_per_seat")
        ]
