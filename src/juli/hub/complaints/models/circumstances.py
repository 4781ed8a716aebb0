"""Circumstances: the few facts by which doors open, beside those that the complaint itself holds."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.procedures.doors import Purpose, Respondent


class Clause(models.TextChoices):
    """Whether the contract sends disputes to an arbitrator."""

    NO = "no", _("no")
    YES = "yes", _("yes")
    UNKNOWN = "unknown", _("I do not know")


class Circumstances(Guarded):
    """What the complainant told once, to see which doors are open. Nobody on the other side sees it.

    `known_on` is the day (Beijing) on which they knew of the harm and of who did it; limitation runs from there.
    `average_wage_fen` is the province's average yearly wage, None where they do not know it.
    """

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="circumstances")
    purpose = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Purpose])
    respondent = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Respondent])
    province = models.CharField(max_length=20)
    clause = models.CharField(max_length=10, choices=Clause)
    known_on = models.DateField()
    average_wage_fen = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(average_wage_fen=None) | Q(average_wage_fen__gt=0), name="average_wage_positive"
            )
        ]
