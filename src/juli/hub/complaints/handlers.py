"""Who handles a complaint: the one place that says so, for everything that tells, draws or counts by it."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.functions import Cast, Coalesce, Substr

from juli.hub.complaints.models import Complaint, Event

_STAFF = "staff:"
_NOT_HANDLING = ("unmasked", "department_answered", "tagged", "untagged")
"""What members do without having the matter in hand: they look, they answer what they were asked, they sort."""


def handlers_of(found: QuerySet[Complaint]) -> Mapping[UUID, UUID]:
    """The complaints of a list, each with the user who handles it; for the system.

    That is whoever it is given to; where it is given to nobody, the member of the house whose act was the last. What
    no member touched has none and is left out.
    """
    acts = Event.objects.filter(complaint=OuterRef("pk"), actor__startswith=_STAFF).exclude(kind__in=_NOT_HANDLING)
    users = acts.order_by("-position").values(user=Cast(Substr("actor", len(_STAFF) + 1), UUIDField()))
    handled = found.annotate(handled_by=Coalesce(F("assignee_id"), Subquery(users[:1]))).exclude(handled_by=None)
    return dict(handled.values_list("pk", "handled_by"))


def handler_of(complaint: Complaint) -> UUID | None:
    """The user who handles one complaint, or None."""
    return handlers_of(Complaint.objects.filter(pk=complaint.pk)).get(complaint.pk)
