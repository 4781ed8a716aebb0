"""Views, tags, what is set aside, what was opened, and work on many complaints at once."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Organisation
from juli.hub.sealing.fields import SealedJSONField


class Audience(models.TextChoices):
    """Whom a view is for."""

    OWN = "own", _("only me")
    DEPARTMENT = "department", _("my department")
    ORGANISATION = "organisation", _("our whole organisation")


class SavedView(Guarded):
    """A list that somebody keeps under a name: filters as they are typed, an order, columns, and whom it is for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.OWN)
    department = models.ForeignKey(Department, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=40)
    filters = SealedJSONField()
    order = models.CharField(max_length=10)
    columns = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "owner", "name"], name="one_view_per_name"),
            CheckConstraint(
                condition=Q(audience="department", department__isnull=False)
                | (~Q(audience="department") & Q(department=None)),
                name="view_of_department_names_it",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Pin(Guarded):
    """That a person wants a view in the side bar."""

    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="pins")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["view", "user"], name="pinned_once")
        ]


class Tag(Guarded):
    """A word of the organisation's own, to be put on complaints."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_tag_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Tagging(Guarded):
    """One tag on one complaint."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings")
    at = models.DateTimeField()

    class Meta:
        ordering = ["tag__name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["complaint", "tag"], name="tagged_once")
        ]


class SetAside(Guarded):
    """That a complaint need not be looked at before a day. It comes back by itself, or when the merchant writes."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="set_aside")
    until = models.DateField(db_index=True)
    at = models.DateTimeField()


class Opened(Guarded):
    """That a member of a house has opened a complaint; `seen_at` is when what they were shown had last changed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "complaint"], name="opened_once_by_each")
        ]


class BulkRun(Guarded):
    """One piece of work on many complaints: what, with which words, by whom, and how far it is.

    `begins_at`: what reaches a merchant is held until then, and can be called off. `undo_until`: until then it can be
    undone, as far as it can be undone at all.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    told = SealedJSONField()
    state = models.CharField(max_length=10, default="waiting")
    made_at = models.DateTimeField()
    begins_at = models.DateTimeField()
    undo_until = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["user", "-made_at"], name="runs_of_person")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "called_off", "undoing", "undone"]),
                name="bulk_state_known",
            )
        ]


class BulkItem(Guarded):
    """One complaint of a piece of work: what came of it, by a code, and what is needed to undo it."""

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, default="waiting")
    reason = models.CharField(max_length=40, blank=True)
    before = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["run", "complaint"], name="once_in_a_run")
        ]
