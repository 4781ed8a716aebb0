"""A year's notice as the operator imported it."""

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.calendars import Notice
from juli.hub.accounts.models import User


class ImportedYear(models.Model):
    """One year's notice, by whom, when, and from which file. Nothing of it is ever changed: a later edition of the
    same year takes its place. The days are public, as the notice is."""

    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    days_off = models.JSONField()
    made_up = models.JSONField()
    file_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-imported_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "edition"], name="one_edition_of_a_year"),
            CheckConstraint(condition=Q(year__gte=1949, year__lte=2199), name="imported_year_likely"),
        ]

    def __str__(self) -> str:
        return f"{self.year} ({self.edition})"

    @property
    def notice(self) -> Notice:
        """What it says, as the calendar takes it."""
        off, made_up = (frozenset(map(date.fromisoformat, days)) for days in (self.days_off, self.made_up))
        return Notice(self.year, (self.title,), self.address or None, off, made_up)
