"""Targets that begin and end with the waiting of the merchant. Called while the system is bound, in the act itself."""

from datetime import datetime

from django.db.models import QuerySet

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.awaiting import Listener, listen
from juli.hub.complaints.models import Complaint, Message, Side
from juli.hub.service_hours.models import Kind, ServiceTarget
from juli.hub.service_hours.queries import service_for
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures.working_hours import hours_target


def begin_target(complaint: Complaint, at: datetime) -> None:
    """Count by when the house means to answer, by the hours of its department; nothing where it set no aim."""
    house = complaint.respondent
    if house is None or not house.has_desk or _targets(complaint).filter(met_at=None).exists():
        return
    service = service_for(house.pk, complaint.department_id, by=SYSTEM)
    kind = Kind.NEXT if _was_answered(complaint) else Kind.FIRST
    minutes = service.minutes_for(kind, complaint.issue)
    if minutes is None:
        return
    target = hours_target(at, minutes, service.hours, calendar_in_force())
    ServiceTarget.objects.create(
        complaint=complaint,
        kind=kind,
        starts_at=at,
        due_at=target.due_at,
        version_id=service.version,
        fields=target.to_fields(),
    )


def meet_target(complaint: Complaint, at: datetime) -> None:
    """End what runs: the merchant has an answer, or needs none any more."""
    _targets(complaint).filter(met_at=None).update(met_at=at)


def _targets(complaint: Complaint) -> QuerySet[ServiceTarget]:
    return ServiceTarget.objects.filter(complaint=complaint)


def _was_answered(complaint: Complaint) -> bool:
    said = Message.objects.filter(complaint=complaint, side=Side.RESPONDENT, internal=False)
    return _targets(complaint).exists() or said.exists()


listen(Listener(begin_target, meet_target))
