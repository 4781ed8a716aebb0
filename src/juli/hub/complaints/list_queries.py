"""What a list reads beside its complaints, and what the page of one complaint reads otherwise."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import BINDING, Clock, Complaint


def on_its_own(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The same complaints where only one is read: who complains comes in the same question."""
    return found.prefetch_related(None).select_related("complainant").prefetch_related("claims")


def note_soonest(complaints: Iterable[Any], *, by: Actor) -> None:
    """Give the complaints of one page their running clock that ends next (`soonest`), or None, in one question."""
    known = {one.pk: one for one in complaints}
    running = Clock.objects.filter(completed_at=None, actor__in=BINDING, proceeding__complaint__in=list(known))
    soonest: dict[UUID, Clock] = {}
    for clock in running.annotate(of=F("proceeding__complaint")).order_by("due_on", "pk"):
        soonest.setdefault(clock.of, clock)
    for key, one in known.items():
        one.soonest = soonest.get(key)
