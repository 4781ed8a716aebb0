"""Organisations, their departments and members."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    PAYMENT_INSTITUTION = "payment_institution", _("payment institution")
    BANK = "bank", _("bank")


class Organisation(models.Model):
    """A body that can be complained about. Until `activated_on` is set, nobody reads what is filed against it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    name = models.CharField(_("full name"), max_length=120, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    acquirer_codes = models.JSONField(default=list, blank=True)
    licence_no = models.CharField(max_length=60, blank=True)
    hotline = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    activated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether the operator has activated the organisation's desk."""
        return self.activated_on is not None


class Department(models.Model):
    """A department of an organisation; `code` is one of the taxonomy's departments."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="departments")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="one_department_per_code")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="one_seat_per_organisation")]
