"""Targets that begin and end with the waiting of the merchant. Called while the system is bound, in the act itself."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from uuid import UUID

from juli.calendars import WorkingDays
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.recalling import recalled
from juli.hub.complaints import urgent
from juli.hub.complaints.awaiting import Listener, Waiting, listen
from juli.hub.complaints.models import Complaint, Message, Side
from juli.hub.complaints.urgent import urgency_of
from juli.hub.service_hours.models import Kind, ServiceTarget
from juli.hub.service_hours.queries import service_for
from juli.hub.service_hours.service import LEVELS, Service, read_service, shipped_service
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures.working_hours import hours_target


def begin_targets(waiting: Waiting) -> None:
    """Count by when houses mean to answer, by the hours of each department; nothing where no aim is set.

    What runs already runs on.
    """
    ours = _of_desks(waiting)
    keys = [one.pk for one, _at in ours]
    former = list(ServiceTarget.objects.filter(complaint__in=keys).order_by().values_list("complaint_id", "met_at"))
    running = {one for one, met_at in former if met_at is None}
    answered = _answered(keys) | {one for one, _met_at in former}
    begins = [(one, at) for one, at in ours if one.pk not in running]
    # Of what is just filed nobody has read the words yet: `hasten_target` hears when they are.
    urgency = urgency_of([one.pk for one, at in begins if one.pk in answered or at > one.filed_at])
    service_of, calendar = cache(_service), calendar_in_force()
    begun = [
        _target(
            ServiceTarget(complaint=one, starts_at=at, kind=Kind.NEXT if one.pk in answered else Kind.FIRST),
            service_of(one.respondent_id, one.department_id),
            calendar,
            urgency.get(one.pk, ""),
        )
        for one, at in begins
    ]
    ServiceTarget.objects.bulk_create([target for target in begun if target is not None])


def first_targets(waiting: Waiting, calendar: WorkingDays) -> list[ServiceTarget]:
    """The targets of complaints that are not written yet; each complaint knows its own already. None is written."""
    service_of = cache(_service)
    found = [
        _target(
            ServiceTarget(complaint=one, starts_at=at, kind=Kind.FIRST),
            service_of(one.respondent_id, one.department_id),
            calendar,
        )
        for one, at in _of_desks(waiting)
    ]
    begun = [target for target in found if target is not None]
    for target in begun:
        target.complaint.aimed_at = target.due_at
    return begun


def meet_target(complaint: Complaint, at: datetime) -> None:
    """End what runs: the merchant has an answer, or needs none any more."""
    ServiceTarget.objects.filter(complaint=complaint, met_at=None).update(met_at=at)


def hasten_target(complaint: Complaint, urgency: str) -> None:
    """The words read urgent: what runs is counted anew from its beginning where its service has a shorter time.

    By the service that held when it began; nothing begins by it, and nothing becomes longer.
    """
    found = (
        ServiceTarget.objects.filter(complaint=complaint, met_at=None).select_related("complaint", "version").first()
    )
    if found is None or urgency not in LEVELS:
        return
    version, before = found.version, found.fields["minutes"]
    service = read_service(version.fields, version.pk) if version and version.fields else shipped_service()
    target = _target(found, service, calendar_in_force(), urgency)
    if target is not None and target.fields["minutes"] < before:
        target.save(update_fields=["due_at", "fields"])


def _target(target: ServiceTarget, service: Service, calendar: WorkingDays, urgency: str = "") -> ServiceTarget | None:
    """The target counted by a service; None where that sets no time."""
    usual = service.minutes_for(target.kind, target.complaint.issue)
    minutes = service.minutes_for(target.kind, target.complaint.issue, urgency)
    if minutes is None:
        return None
    counted = hours_target(target.starts_at, minutes, service.hours, calendar)
    target.due_at, target.version_id = counted.due_at, service.version
    target.fields = {**counted.to_fields(), **({"urgency": urgency} if minutes != usual else {})}
    return target


def _of_desks(waiting: Waiting) -> list[tuple[Complaint, datetime]]:
    return [(one, at) for one, at in waiting if one.respondent is not None and one.respondent.has_desk]


def _service(organisation_id: UUID | None, department_id: int | None) -> Service:
    key, values = ("service", organisation_id, department_id), [organisation_id, department_id]
    return recalled(key, _STATE, values, lambda: service_for(organisation_id, department_id, by=SYSTEM))


_STATE = """
    SELECT max(id), count(*) FROM service_hours_serviceversion
    WHERE organisation_id = %s AND (department_id IS NULL OR department_id = %s)
"""
"""A version is never changed, only followed."""


def _answered(complaints: Collection[UUID]) -> set[UUID]:
    """Those to whose merchants somebody has written before."""
    said = Message.objects.filter(complaint__in=complaints, side=Side.RESPONDENT, internal=False)
    return set(said.order_by().values_list("complaint_id", flat=True))


listen(Listener(first_targets, begin_targets, meet_target))
urgent.listen(hasten_target)
