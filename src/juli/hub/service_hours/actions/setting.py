"""Setting hours and aims: each change is the next version, and holds for what begins from then on."""

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import locked_organisation, require_house
from juli.hub.directory.models import Department, Organisation
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible
from juli.hub.service_hours.models import ServiceVersion
from juli.hub.service_hours.queries import own_service
from juli.hub.service_hours.service import KINDS, LEVELS, Aim, Service, service_fields
from juli.hub.today import this_moment
from juli.triage import taxonomy

MANAGING = "routing.manage"
LONGEST_AIM = 60 * 24 * 30
"""Minutes of opening hours that an aim may have: far more than any answer needs."""
MOST_CLOSING_DAYS = 120


@action
def set_service(
    organisation: Organisation, department: Department | None, service: Service, *, by: Actor
) -> ServiceVersion:
    """Set when the house (or a department of it) is open and by when it means to answer. What runs stays as it is."""
    _may(organisation, department, by)
    if not all(map(_is_sound, service.aims)):
        raise NotPossible("service-aims")
    if len(service.hours.closing_days) > MOST_CLOSING_DAYS:
        raise NotPossible("service-closing-days")
    return _keep(organisation, department, service, by)


@action
def lift_service(organisation: Organisation, department: Department | None, *, by: Actor) -> ServiceVersion:
    """Take back what was set: the house's own holds in the department again, in the house the shipped one."""
    _may(organisation, department, by)
    if own_service(organisation.pk, department.pk if department else None, by=by) is None:
        raise NotPossible("service-not-set")
    return _keep(organisation, department, None, by)


def _may(organisation: Organisation, department: Department | None, by: Actor) -> None:
    require_house(by, organisation.pk, MANAGING)
    if department is not None and department.organisation_id != organisation.pk:
        raise NotAllowed
    locked_organisation(organisation)


def _is_sound(aim: Aim) -> bool:
    about = (not aim.issue or aim.issue in taxonomy().issues) and (not aim.urgency or aim.urgency in LEVELS)
    return aim.kind in KINDS and 0 < aim.minutes <= LONGEST_AIM and about and not (aim.issue and aim.urgency)


def _keep(
    organisation: Organisation, department: Department | None, service: Service | None, by: Actor
) -> ServiceVersion:
    last = ServiceVersion.objects.filter(organisation=organisation).first()
    made = ServiceVersion.objects.create(
        organisation=organisation,
        department=department,
        number=last.number + 1 if last else 1,
        fields=service_fields(service) if service else None,
        made_by_id=by.user_id,
        made_at=this_moment(),
    )
    data = {"version": made.number, "department": department.pk if department else None}
    keep_record(organisation, "service_set" if service else "service_lifted", by=by, data=data)
    return made
