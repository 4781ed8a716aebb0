"""When the house is open, and by when it means to answer: for all of it, and where a department differs."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juli.calendars.hours import BEIJING
from juli.hub.directory.models import Department
from juli.hub.directory.queries import departments
from juli.hub.form_pages import form_of
from juli.hub.forms import performed
from juli.hub.house.hours_forms import HoursForm
from juli.hub.house.seats import ROUTING, HouseRequest, house_required, shown
from juli.hub.machines import NotPossible
from juli.hub.service_hours import actions, queries
from juli.hub.service_hours.labels import REFUSALS
from juli.hub.service_hours.service import FIRST, Service
from juli.hub.today import this_day
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures.working_hours import HoursTarget, hours_target

PLACE = "house:hours"
VERSIONS_SHOWN = 10
FRIDAY, EVENING = 4, time(17, 20)
"""The example of the page: late on a Friday, when hours matter."""


@require_http_methods(["GET", "HEAD", "POST"])
@house_required(ROUTING)
def hours(request: HouseRequest) -> HttpResponse:
    """The hours and targets of the house."""
    return _page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@house_required(ROUTING)
def department_hours(request: HouseRequest, department: int) -> HttpResponse:
    """The hours and targets of one department, where they differ."""
    return _page(request, _department(request, department))


@require_POST
@house_required(ROUTING)
def lift(request: HouseRequest) -> HttpResponse:
    """Take back what the house, or the department that is named, has set."""
    named = request.POST.get("department", "")
    department = _department(request, int(named)) if named.isdecimal() else None
    try:
        actions.lift_service(request.seat.organisation, department, by=request.actor)
        messages.success(request, _("It is taken back. Targets that run already stay as they are."))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(PLACE)


def _page(request: HouseRequest, department: Department | None) -> HttpResponse:
    here, place = request.seat.organisation, department.pk if department else None
    service = queries.service_for(here.pk, place, by=request.actor)
    form = form_of(request, HoursForm, initial=HoursForm.known(service))
    tried = request.method == "POST" and "try" in request.POST
    if request.method == "POST" and not tried and performed(form, lambda: _keep(request, form, department), REFUSALS):
        messages.success(request, _("The hours and targets are kept. They hold for what begins from now on."))
        return redirect(request.path)
    typed = form.service() if form.is_bound and form.is_valid() else service
    context = {
        "form": form,
        "department": department,
        "departments": departments(here.pk, by=request.actor),
        "is_own": queries.own_service(here.pk, place, by=request.actor) is not None,
        "example": None if form.errors else example_of(typed),
        "is_tried": tried,
        "versions": queries.service_versions(here.pk, by=request.actor)[:VERSIONS_SHOWN],
    }
    return shown(request, "hours", PLACE, context)


def _keep(request: HouseRequest, form: HoursForm, department: Department | None) -> None:
    actions.set_service(request.seat.organisation, department, form.service(), by=request.actor)


def example_of(service: Service) -> HoursTarget | None:
    """By when a complaint of next Friday evening would have its first answer; None where no target is set."""
    minutes = service.minutes_for(FIRST, "")
    if minutes is None:
        return None
    today = this_day()
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    return hours_target(datetime.combine(friday, EVENING, BEIJING), minutes, service.hours, calendar_in_force())


def _department(request: HouseRequest, pk: int) -> Department:
    found = departments(request.seat.organisation_id, by=request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found
