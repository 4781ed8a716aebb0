"""The house's own targets as the desk shows them: beside the days of the law, never among them, and never red."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.service_hours.models import ServiceTarget
from juli.hub.service_hours.queries import running_targets, service_targets
from juli.procedures.working_hours import HoursTarget
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of the house's own, seen from `now`."""

    row: ServiceTarget
    now: datetime

    @property
    def is_passed(self) -> bool:
        """Whether its moment has passed without an answer."""
        return self.row.met_at is None and self.row.due_at < self.now

    @property
    def was_missed(self) -> bool:
        """Whether the answer came after its moment."""
        return self.row.met_at is not None and self.row.met_at > self.row.due_at

    @property
    def is_today(self) -> bool:
        """Whether it is due on this very day (Beijing)."""
        return timezone.localdate(self.row.due_at) == timezone.localdate(self.now)

    @property
    def is_urgent(self) -> bool:
        """Whether it is shorter than usual since the words read urgent."""
        return bool(self.row.fields.get("urgency"))

    @property
    def explanation(self) -> Said:
        """How it came to its moment."""
        return HoursTarget.from_fields(self.row.fields).explanation


def aims_of(complaint: Complaint, *, now: datetime, by: Actor) -> Sequence[Aim]:
    """All targets of a complaint, in the order in which they began."""
    return [Aim(row, now) for row in service_targets(complaint, by=by)]


def running_aims(complaints: Collection[Complaint], *, now: datetime, by: Actor) -> Mapping[UUID, Aim]:
    """The targets that run, by complaint."""
    return {complaint: Aim(row, now) for complaint, row in running_targets(complaints, by=by).items()}
