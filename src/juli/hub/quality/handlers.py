"""Who handled what was closed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from juli.hub.complaints.handlers import handlers_of
from juli.hub.complaints.models import Complaint


def handlers_of_week(organisation_id: UUID, monday: date) -> Mapping[UUID, UUID]:
    """The complaints that a house closed in a week (Beijing), each with its handler; for the system.

    What no member touched, such as a complaint withdrawn at once, has none and is left out.
    """
    begin = timezone.make_aware(datetime.combine(monday, time()))
    return handlers_of(
        Complaint.objects.filter(
            respondent=organisation_id, closed_at__gte=begin, closed_at__lt=begin + timedelta(days=7)
        )
    )
