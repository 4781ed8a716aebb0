"""Who handled what was closed: the member of the house whose act was the last before the end."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from juli.hub.complaints.models import Complaint, Event


def handlers_of_week(organisation_id: UUID, monday: date) -> Mapping[UUID, UUID]:
    """The complaints that a house closed in a week (Beijing), each with its handler; for the system.

    What no member touched, such as a complaint withdrawn at once, has none and is left out.
    """
    begin = timezone.make_aware(datetime.combine(monday, time()))
    last = (
        Event.objects.filter(complaint=OuterRef("pk"), actor__startswith="staff:")
        .exclude(kind="unmasked")
        .order_by("-position")
    )
    closed = Complaint.objects.filter(
        respondent=organisation_id, closed_at__gte=begin, closed_at__lt=begin + timedelta(days=7)
    )
    found = closed.annotate(handled_by=Subquery(last.values("actor")[:1])).exclude(handled_by=None)
    return {one: UUID(actor.partition(":")[2]) for one, actor in found.values_list("pk", "handled_by")}
