"""What was reminded of, links to calendars, and what another calendar did to a clock."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.directory.models import Membership


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


class OwnLimit(Guarded):
    """A limit of the complainant's own that runs in a complaint, such as the time to go to court, with its reasons.

    It hangs on no proceeding. `position` is that of the last event it was counted from.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    limit = models.CharField(max_length=40)
    starts_on = models.DateField()
    due_on = models.DateField()
    fields = models.JSONField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["complaint", "limit"], name="own_limit_once"),
            CheckConstraint(condition=Q(due_on__gte=models.F("starts_on")), name="own_limit_due_after_start"),
        ]
        indexes = [models.Index(fields=["due_on"], name="own_limit_by_day")]


class Reminder(Guarded):
    """That a day was reminded of, once a stage: so many days before it, or 0 once it has passed.

    It is the day of a clock, or of a limit of the complainant's own.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    limit = models.ForeignKey(OwnLimit, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    due_on = models.DateField()
    stage = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "due_on", "stage"], name="reminded_once"),
            models.UniqueConstraint(fields=["limit", "due_on", "stage"], name="reminded_of_limit_once"),
            CheckConstraint(
                condition=Q(clock__isnull=False, limit=None) | Q(clock=None, limit__isnull=False),
                name="reminder_of_one_day",
            ),
        ]


class MailsOff(Guarded):
    """That a complainant wants no reminders by mail."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()


class DeskMails(Guarded):
    """Whether a person wants reminders of their desk's days, and the last morning on which these were looked at."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    wanted = models.BooleanField(default=True)
    told_on = models.DateField(null=True, blank=True)


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
