"""Who looked at what, what is held back from erasure, what was asked to be erased, and how it was decided."""

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.privacy.machines import DISPOSAL, OUTCOME
from juli.hub.sealing.fields import SealedCharField


class OpenedField(models.TextChoices):
    """What can be looked at whole."""

    PHONE = "phone", _("telephone number")
    EMAIL = "email", _("e-mail address")
    ACCOUNT = "refund_account", _("account for the refund")


class Reason(models.TextChoices):
    """Why somebody looks at it."""

    CALL_BACK = "call_back", _("to call back")
    REFUND = "refund", _("to pay the refund")
    VISIT = "visit", _("to arrange a repair or visit")
    IDENTITY = "identity", _("to check who it is")
    OTHER = "other", _("another reason")


class Disclosure(Guarded):
    """A masked value was shown whole to a person. Append-only; their own words stand in the payload."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="disclosures")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20, choices=OpenedField)
    reason = models.CharField(max_length=20, choices=Reason)
    payload = models.ForeignKey(Payload, on_delete=models.PROTECT, null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]


class Hold(Guarded):
    """Nothing of a complaint is erased while it is held: a court, an authority, or we ourselves may need it.

    `until` is the last day (Beijing); without one it holds until it is released.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="holds")
    reason = SealedCharField(max_length=300, bound_to="complaint_id")
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    until = models.DateField(null=True, blank=True)
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-placed_at"]
        constraints = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(released_at=None), name="one_hold_at_a_time"),
        ]


class ErasureRequest(Guarded):
    """The complainant wishes their data erased. It is due as soon as the law lets it go."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="erasure_request")
    asked_at = models.DateTimeField()


class Disposal(Guarded):
    """A batch of complaints to be erased. Who approves it is another person than who proposed it."""

    state = state_field(DISPOSAL, "proposed")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            known_state(DISPOSAL, "disposal", "state"),
            CheckConstraint(
                condition=~Q(state__in=["approved", "done"])
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="disposal_by_two",
            ),
            CheckConstraint(condition=~Q(state="done") | Q(done_at__isnull=False), name="disposal_done_has_time"),
        ]


class DisposalItem(Guarded):
    """One complaint of a batch: why it is due, since when, and what became of it."""

    disposal = models.ForeignKey(Disposal, on_delete=models.CASCADE, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="disposals")
    why = models.CharField(max_length=20, choices=[("asked", _("asked for")), ("time", _("its time is over"))])
    due_on = models.DateField()
    outcome = state_field(OUTCOME, "waiting")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            known_state(OUTCOME, "disposalitem", "outcome"),
            models.UniqueConstraint(fields=["disposal", "complaint"], name="once_in_a_disposal"),
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(outcome__in=["waiting", "erased"]), name="in_one_disposal"
            ),
        ]
