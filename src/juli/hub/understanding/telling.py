"""What other rooms are told of what was understood."""

from collections.abc import Collection, Mapping
from uuid import UUID

from juli.hub.complaints.urgent import read_by
from juli.hub.understanding.models import Understanding


def urgencies(complaints: Collection[UUID]) -> Mapping[UUID, str]:
    """How urgent the complaints read, as far as they were read. Called while the system is bound."""
    return dict(Understanding.objects.filter(complaint__in=complaints).values_list("complaint", "urgency"))


read_by(urgencies)
