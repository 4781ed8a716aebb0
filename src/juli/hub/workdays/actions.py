"""Importing a year's notice."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from juli.calendars import Notice
from juli.hub.accounts.actors import Actor, ActorKind, require, require_right, user_of
from juli.hub.accounts.scopes import action
from juli.hub.machines import NotPossible
from juli.hub.workdays.models import ImportedYear
from juli.hub.workdays.queries import calendar_in_force

RECOUNT = "juli.recount_clocks"
"""The job that counts running clocks anew; the room `reminders` does it."""


@action
def import_year(notice: Notice, file_hash: str, *, seen: str, by: Actor) -> ImportedYear:
    """Put a year's notice in force, and have every clock that it touches counted anew.

    `seen` is the version of the calendar that its effect was shown against: NotPossible where it changed since.
    """
    require(by, ActorKind.OPERATOR)
    require_right(by, "installation.operate")
    if calendar_in_force().version != seen:
        raise NotPossible("year-changed")
    kept = ImportedYear(
        year=notice.year,
        edition=ImportedYear.objects.filter(year=notice.year).count() + 1,
        title=notice.titles[-1],
        address=notice.address or "",
        days_off=sorted(day.isoformat() for day in notice.days_off),
        made_up=sorted(day.isoformat() for day in notice.made_up),
        file_hash=file_hash,
        imported_at=timezone.now(),
        imported_by_id=user_of(by),
    )
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError:
        raise NotPossible("year-changed") from None
    app.configure_task(RECOUNT, queue="upkeep").defer()
    return kept
