"""Reading this room. Every query takes the actor."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import of_visible
from juli.hub.worklists.models import BulkItem, BulkRun, Opened, Pin, SavedView, SetAside, Tag, Tagging
from juli.hub.worklists.reading import aside_now

MOST_COUNTED = 100
"""Where counting ends: a side bar says "99+" of more."""


def views(*, by: Actor) -> QuerySet[SavedView]:
    """One's own views and those shared with one, each with `is_pinned`, in order of name."""
    pinned = rows(Pin, by=by).filter(view=OuterRef("pk"), user=by.user_id)
    return rows(SavedView, by=by).select_related("owner", "department").annotate(is_pinned=Exists(pinned))


def pinned_views(*, by: Actor) -> QuerySet[SavedView]:
    """The views a person wants at the side, in order of name."""
    return rows(SavedView, by=by).filter(pins__user=by.user_id)


def view(view_id: UUID, *, by: Actor) -> SavedView | None:
    """One view, if the actor may see it."""
    return views(by=by).filter(pk=view_id).first()


def tags(*, by: Actor) -> QuerySet[Tag]:
    """The tags of the organisation, in order of name."""
    return rows(Tag, by=by)


def tags_on(complaints: Collection[Complaint], *, by: Actor) -> Mapping[UUID, Sequence[str]]:
    """The tags on each of the complaints, by complaint."""
    found: dict[UUID, list[str]] = {}
    tagged = rows(Tagging, by=by).filter(complaint__in=complaints).order_by("tag__name")
    for complaint, name in tagged.values_list("complaint_id", "tag__name"):
        found.setdefault(complaint, []).append(name)
    return found


def unread(complaints: Collection[Complaint], *, by: Actor) -> Collection[UUID]:
    """Which of the complaints hold something new for the actor: changed since they opened it, or theirs and never
    opened while it is open.
    """
    seen = dict(rows(Opened, by=by).filter(complaint__in=complaints).values_list("complaint", "seen_at"))
    return {one.pk for one in complaints if _is_unread(one, seen.get(one.pk), by)}


def _is_unread(complaint: Complaint, seen_at: datetime | None, by: Actor) -> bool:
    if seen_at is None:
        return complaint.assignee_id == by.user_id and complaint.stage != "closed"
    return seen_at < complaint.changed_at


def is_set_aside(complaint: Complaint, *, today: date, by: Actor) -> SetAside | None:
    """Until when a complaint is set aside; None where it is not."""
    return rows(SetAside, by=by).filter(complaint=complaint, until__gt=today).first()


def without_set_aside(found: QuerySet[Complaint], *, today: date, by: Actor) -> QuerySet[Complaint]:
    """Those that are not set aside."""
    return found.exclude(aside_now(today))


def bounded_counts(lists: Mapping[str, QuerySet[Any]], *, by: Actor) -> Mapping[str, int]:
    """How many complaints each list holds, counted to MOST_COUNTED, all in one question."""
    parts: list[str] = []
    values: list[Any] = []
    for found in lists.values():
        sql, parameters = _counting(found)
        parts.append(sql)
        values += parameters
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return dict(zip(lists, map(int, cursor.fetchone()), strict=True))


def _counting(found: QuerySet[Any]) -> tuple[str, Sequence[Any]]:
    """SQL that counts a list to the bound."""
    try:
        sql, parameters = found.order_by().values("pk")[:MOST_COUNTED].query.sql_with_params()
    except EmptyResultSet:
        # Django knows that nothing can be in it: whoever reads no department, for instance.
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS counted)", parameters  # noqa: S608  (made by Django, values apart)


def run(run_id: UUID, *, by: Actor) -> BulkRun | None:
    """One piece of work on many, if the actor began it."""
    return rows(BulkRun, by=by).filter(pk=run_id).first()


def items(of: BulkRun, *, by: Actor) -> QuerySet[BulkItem]:
    """The parts of a piece of work whose complaint the actor reads, in their order."""
    own = rows(BulkItem, by=by).filter(of_visible(by), run=of)
    return own.select_related("complaint__complainant").order_by("pk")


def outcomes(of: BulkRun, *, by: Actor) -> Sequence[str]:
    """What came of each part, also of those whose complaint the actor no longer reads."""
    return list(rows(BulkItem, by=by).filter(run=of).order_by("pk").values_list("outcome", flat=True))


def runs(*, by: Actor) -> QuerySet[BulkRun]:
    """What the actor has begun, the newest first."""
    return rows(BulkRun, by=by)


def changes(since: datetime, *, most: int, by: Actor) -> Sequence[tuple[str, datetime, datetime]]:
    """What changed after a moment, the latest first, at most so many: number, when filed, when changed."""
    found = rows(Complaint, by=by).filter(changed_at__gt=since).order_by("-changed_at", "pk")
    return list(found.values_list("number", "filed_at", "changed_at")[:most])
