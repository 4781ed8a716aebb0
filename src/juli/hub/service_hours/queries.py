"""Reading the hours of a house and the targets that run by them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complaint
from juli.hub.service_hours.models import ServiceTarget, ServiceVersion
from juli.hub.service_hours.service import Service, read_service, shipped_service


def service_for(organisation_id: UUID | None, department_id: int | None, *, by: Actor) -> Service:
    """The service that holds in a department (None: the house): its own, else the house's, else the shipped one."""
    here = rows(ServiceVersion, by=by).filter(
        Q(department=None) | Q(department_id=department_id or 0), organisation=organisation_id
    )
    newest = {one.department_id: one for one in here.order_by("department", "-number").distinct("department")}
    for place in (department_id, None):
        if (one := newest.get(place)) and one.fields is not None:
            return read_service(one.fields, one.pk)
    return shipped_service()


def own_service(organisation_id: UUID, department_id: int | None, *, by: Actor) -> Service | None:
    """What was set for exactly this department, or for the house as a whole; None where it was not, or taken back."""
    place = Q(department=None) if department_id is None else Q(department_id=department_id)
    newest = rows(ServiceVersion, by=by).filter(place, organisation_id=organisation_id).first()
    return read_service(newest.fields, newest.pk) if newest and newest.fields is not None else None


def own_services(organisation_id: UUID, *, by: Actor) -> Mapping[int | None, Service]:
    """What was set for a house as a whole (None) and for its departments, in one question."""
    here = rows(ServiceVersion, by=by).filter(organisation_id=organisation_id)
    newest = here.order_by("department", "-number").distinct("department")
    return {one.department_id: read_service(one.fields, one.pk) for one in newest if one.fields is not None}


def service_versions(organisation_id: UUID, *, by: Actor) -> QuerySet[ServiceVersion]:
    """Who set the hours and targets of a house or of its departments when, the newest first."""
    found = rows(ServiceVersion, by=by).filter(organisation_id=organisation_id)
    return found.select_related("made_by", "department")


def service_targets(complaint: Complaint, *, by: Actor) -> QuerySet[ServiceTarget]:
    """All targets of a complaint, in the order in which they began."""
    return rows(ServiceTarget, by=by).filter(complaint=complaint)


def running_targets(complaints: Collection[Complaint], *, by: Actor) -> Mapping[UUID, ServiceTarget]:
    """The targets that run, by complaint, in one question however many there are."""
    found = rows(ServiceTarget, by=by).filter(complaint__in=[one.pk for one in complaints], met_at=None)
    return {one.complaint_id: one for one in found}
