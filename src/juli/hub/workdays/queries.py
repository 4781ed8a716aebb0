"""The calendar in force. Like the notices it rests on it is public, and the same for every actor."""

from collections.abc import Sequence
from functools import lru_cache, reduce

from django.db import connection
from django.db.models import QuerySet

from juli.calendars import Notice, WorkingDays, official, with_notice
from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.workdays.models import ImportedYear


def calendar_in_force() -> WorkingDays:
    """What the release knows, with the latest edition of every imported year. All of the platform counts by it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT ON (year) id FROM workdays_importedyear ORDER BY year, edition DESC")
        return _with(tuple(key for (key,) in cursor.fetchall()))


def imported_notices() -> Sequence[Notice]:
    """The latest edition of every imported year, in their order: for a process that knows no database."""
    return [one.notice for one in _latest()]


def imported_years(*, by: Actor) -> Sequence[ImportedYear]:
    """Every import, the latest first, with who made it. For the operator."""
    require(by, ActorKind.OPERATOR)
    return list(ImportedYear.objects.select_related("imported_by"))


def _latest() -> QuerySet[ImportedYear]:
    return ImportedYear.objects.order_by("year", "-edition").distinct("year")


@lru_cache(maxsize=4)
def _with(imported: tuple[int, ...]) -> WorkingDays:
    found = ImportedYear.objects.in_bulk(imported)
    return reduce(with_notice, (found[key].notice for key in imported), official())
