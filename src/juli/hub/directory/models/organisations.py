"""Organisations, their departments, and how they belong together. All of it is public."""

import uuid
from datetime import date

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    PAYMENT_INSTITUTION = "payment_institution", _("payment institution")
    BANK = "bank", _("bank")
    AGENT = "agent", _("agent")
    MANUFACTURER = "manufacturer", _("manufacturer")
    SELLER = "seller", _("seller")
    SERVICE_COMPANY = "service_company", _("service company")
    REGULATOR = "regulator", _("regulator")
    ASSOCIATION = "association", _("association")
    CONSUMER_ASSOCIATION = "consumer_association", _("consumer association")
    INSPECTOR = "inspector", _("inspector")
    MEDIATOR = "mediator", _("mediator")


PROVIDERS = (OrganisationKind.PAYMENT_INSTITUTION, OrganisationKind.BANK)
"""Who takes merchants' payments: complaints are made about these, and they alone have a desk."""


class Organisation(models.Model):
    """A body of the directory. Until it is activated, nobody reads what is filed against it.

    `activated_until` is the last day for which its evidence was accepted (None: no end); `withheld_rights` are
    those that its administrator may give to nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    name = models.CharField(_("full name"), max_length=120, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    acquirer_codes = models.JSONField(default=list, blank=True)
    licence_no = models.CharField(max_length=60, blank=True)
    hotline = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=60, blank=True)
    activated_on = models.DateField(null=True, blank=True)
    activated_until = models.DateField(null=True, blank=True)
    withheld_rights = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether the operator has activated the organisation; one whose time is over is ended the same night."""
        return self.activated_on is not None

    @property
    def is_provider(self) -> bool:
        """Whether it takes merchants' payments, so that complaints are made about it."""
        return self.kind in PROVIDERS

    @property
    def has_desk(self) -> bool:
        """Whether it receives a complaint the moment it is filed."""
        return self.is_provider and self.is_active

    def is_due_to_end(self, today: date) -> bool:
        """Whether the time for which the evidence was accepted is over."""
        return self.is_active and self.activated_until is not None and self.activated_until < today


class Department(models.Model):
    """A department of an organisation; `code` is one of the taxonomy's departments."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="departments")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="one_department_per_code")]

    def __str__(self) -> str:
        return self.name


class RelationKind(models.TextChoices):
    """How one organisation belongs to another."""

    AGENT_OF = "agent_of", _("agent of")
    BRAND_OF = "brand_of", _("brand of")
    MAKER_FOR = "maker_for", _("makes terminals for")
    SERVES = "serves", _("services terminals for")


class Relation(models.Model):
    """One organisation is something to another, from a day until another (exclusive)."""

    kind = models.CharField(max_length=20, choices=RelationKind)
    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="related")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "one", "other"], condition=Q(until=None), name="one_open_relation_of_a_kind"
            ),
            CheckConstraint(condition=~Q(one=F("other")), name="no_relation_to_itself"),
        ]
