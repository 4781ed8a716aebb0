"""People of an organisation: their seats, what they may do there, and who is invited."""

import uuid

from django.db import models
from django.db.models import Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models.organisations import Department, Organisation


class Role(Guarded):
    """A named set of rights of one organisation; `second_factor` is demanded of whoever holds it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=60)
    rights = models.JSONField(default=list)
    second_factor = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_role_per_name")]

    def __str__(self) -> str:
        return self.name


class Membership(Guarded):
    """A person's seat in an organisation. `department` is where they work; what they may do, their grants say."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="one_seat_per_organisation")]

    @property
    def is_live(self) -> bool:
        """Whether somebody can act from it today: they have not left, and both they and the house are active."""
        return self.left_on is None and self.user.is_active and self.organisation.is_active


class Grant(Guarded):
    """A role that a member holds, in one department or (None) in all.

    A member is lent to another department by a grant with an end (`until`, Beijing, inclusive) and its reason.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="grants")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "role", "department"], nulls_distinct=False, name="one_grant_of_a_role"
            ),
            models.CheckConstraint(condition=Q(until=None) | ~Q(reason=""), name="lending_has_reason"),
        ]


class Invitation(Guarded):
    """A seat offered to an address. Its link holds a secret of which only the hash is stored; it works once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=60)
    role = models.ForeignKey(Role, on_delete=models.PROTECT)
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation",
            )
        ]
