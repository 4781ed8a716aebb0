"""What the complainant is asked once a complaint is closed."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.quality.spans import HANDLING, MONEY


class Verdict(models.TextChoices):
    """How far something is so."""

    YES = "yes", pgettext_lazy("answer", "yes")
    PARTLY = "partly", pgettext_lazy("answer", "partly")
    NO = "no", pgettext_lazy("answer", "no")


class Grade(models.IntegerChoices):
    """How one was treated."""

    VERY_WELL = 5, _("very well")
    WELL = 4, _("well")
    FAIR = 3, _("fair")
    BADLY = 2, _("badly")
    VERY_BADLY = 1, _("very badly")


class Question(Guarded):
    """One question after the end, asked once by mail with one reminder, or answered on the complaint's own page.

    `verdict` answers "is the matter settled?" or "has the money come?"; `grade` how one was treated. The words belong
    to the complainant: the respondent reads them only where `words_shared`.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in (HANDLING, MONEY)])
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    grade = models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)
    words = models.OneToOneField(Payload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "kind"], name="asked_once"),
            CheckConstraint(condition=Q(reminded_at=None) | Q(asked_at__isnull=False), name="reminded_after_asking"),
            CheckConstraint(
                condition=Q(answered_at=None, verdict="") | (Q(answered_at__isnull=False) & ~Q(verdict="")),
                name="answer_has_verdict",
            ),
            CheckConstraint(condition=Q(grade=None) | Q(kind=HANDLING, grade__range=(1, 5)), name="grade_known"),
        ]

    @property
    def text(self) -> str | None:
        """What was said beside it, or None where nothing was or it has been erased."""
        return self.words.content["text"] if self.words and self.words.content else None
