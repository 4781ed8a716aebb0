"""Who else is let in to a complaint: its people's accounts and helpers, and the partners a respondent asks."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.directory.models import Organisation
from juli.hub.sealing.fields import SealedCharField


class AccessKind(models.TextChoices):
    """Why a person may open a complaint with their account."""

    OWN = "own", "own"
    DELEGATE = "delegate", "delegate"


class Access(Guarded):
    """A person may open a complaint with their account: it is theirs, or they were asked to help with it.

    A helper or lawyer is invited by address; the link's secret is stored hashed and works once. They read, or act
    too (`may_act`), until a day (Beijing, inclusive). `may_settle` says that the power of attorney gives the special
    powers as well; they count once the paper itself is there, which `authority_sha256` names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="accesses")
    kind = models.CharField(max_length=10, choices=AccessKind)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="accesses")
    name = SealedCharField(max_length=60, blank=True)
    email = SealedCharField(max_length=254, blank=True)
    may_act = models.BooleanField(default=False)
    may_settle = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)
    authority_sha256 = models.CharField(max_length=64, blank=True)
    secret_hash = models.CharField(max_length=64, blank=True, db_index=True)
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "user"],
                condition=Q(ended_at=None, user__isnull=False),
                name="one_open_access_per_person",
            ),
            CheckConstraint(condition=Q(kind="own") | Q(until__isnull=False), name="delegation_has_end"),
            CheckConstraint(condition=~Q(kind="own") | Q(may_act=True, user__isnull=False), name="own_access_acts"),
            CheckConstraint(condition=Q(may_settle=False) | Q(may_act=True), name="who_settles_acts"),
        ]


class Involvement(Guarded):
    """A partner whom the respondent has asked about a complaint. It sees that question and what follows, no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="involvements")
    respondent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="involvements")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "organisation"], condition=Q(ended_at=None), name="one_open_involvement"
            )
        ]


class Heard(Guarded):
    """Something said, and who hears it: both parties; the respondent's house alone (`internal`); or, where it
    belongs to an involvement, that house and the one partner."""

    internal = models.BooleanField(default=False)
    involvement = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True
