"""Figures of days, counted once at night: numbers and codes, nothing of anybody. They outlive the complaints."""

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.directory.models import Department, Organisation


class DayFigures(Guarded):
    """What happened in a house on a day (Beijing), by department and issue."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    issue = models.CharField(max_length=40)

    class Meta:
        abstract = True


class DayFlow(DayFigures):
    """What came and went. Rows with an `agent` count a part of those without: what that agent was asked about.

    `handling` tells after how many working days how many were closed; `closings` and `rules` how many were closed for
    a reason, and rested on a finding, by its code; `causes` of how many a root cause was found. Sums are in fen.
    """

    agent = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    received = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    claimed_fen = models.BigIntegerField(default=0)
    returned_fen = models.BigIntegerField(default=0)
    handling = models.JSONField(default=dict)
    closings = models.JSONField(default=dict)
    rules = models.JSONField(default=dict)
    causes = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["organisation", "day"], name="flow_by_day")]


class DayStock(DayFigures):
    """What was open at the end of a day: how many were past a day of the law or of a promise, and, apart from
    these, how many past a service target. `unmet`: how many were past a target of the house's own, whatever else."""

    open = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    unmet = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organisation", "day"], name="stock_by_day")]
