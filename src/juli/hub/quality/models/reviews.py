"""Reviews: closed complaints drawn at random, looked over by somebody else by given criteria."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.directory.models import Organisation


class Draw(Guarded):
    """One drawing of a house for a week: which seed and share (percent) decided, so that it can be repeated."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()
    seed = models.CharField(max_length=64)
    percent = models.PositiveSmallIntegerField()
    drawn_from = models.PositiveIntegerField()
    drawn_at = models.DateTimeField()

    class Meta:
        ordering = ["-week"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "week"], name="one_draw_a_week"),
            CheckConstraint(condition=Q(percent__range=(1, 100)), name="draw_percent_known"),
        ]


class Review(Guarded):
    """One complaint that was drawn: who handled it, who looked it over, with which points for which criterion.

    `words` are the reviewer's, `reply` the handler's; both stay within the house.
    """

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="reviews")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="reviews")
    handler = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scores = models.JSONField(default=dict)
    words = models.OneToOneField(Payload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reply = models.OneToOneField(Payload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-draw__week", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "complaint"], name="drawn_once"),
            CheckConstraint(condition=Q(reviewer=None) | ~Q(reviewer=F("handler")), name="reviewed_by_another"),
            CheckConstraint(
                condition=Q(reviewed_at=None, reviewer=None) | Q(reviewed_at__isnull=False, reviewer__isnull=False),
                name="review_has_reviewer",
            ),
            CheckConstraint(condition=Q(replied_at=None) | Q(reviewed_at__isnull=False), name="reply_after_review"),
        ]

    @property
    def text(self) -> str | None:
        """The reviewer's words."""
        return self.words.content["text"] if self.words and self.words.content else None

    @property
    def answer(self) -> str | None:
        """The handler's words."""
        return self.reply.content["text"] if self.reply and self.reply.content else None
