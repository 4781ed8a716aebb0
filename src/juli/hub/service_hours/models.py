"""A house's service hours by version, and the targets that run by them."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Organisation


class ServiceVersion(Guarded):
    """The hours and aims of a house, or of one department of it, from a moment on. Never changed, only followed.

    `fields` are those of `service_fields`; None takes back what was set: what holds above it holds again.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    fields = models.JSONField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_service_of_a_number")
        ]


class Kind(models.TextChoices):
    """What a target is for."""

    FIRST = "first", _("first answer")
    NEXT = "next", _("next answer")


class ServiceTarget(Guarded):
    """That a house means to answer by a moment: its own target, no clock of the law.

    `fields` hold how it was counted, `version` the service it was counted by (None: the shipped one). `met_at` is
    when the answer was given, or nobody waited for it any more.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="service_targets")
    kind = models.CharField(max_length=10, choices=Kind)
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    version = models.ForeignKey(ServiceVersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    fields = models.JSONField()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["met_at"], name="service_target_met")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(met_at=None), name="one_running_service_target"),
            CheckConstraint(condition=Q(due_at__gte=F("starts_at")), name="service_target_lies_ahead"),
        ]
