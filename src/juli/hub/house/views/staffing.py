"""Who takes what: how departments give out complaints, skills and levels, absences, and the ladder of the house."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.directory.models import Membership
from juli.hub.directory.queries import departments
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.routing_forms import AbsenceForm, LadderForm, StaffingForm
from juli.hub.house.seats import ROUTING, HouseRequest, asked, house_required, shown
from juli.hub.house.views.about import own_department
from juli.hub.machines import NotPossible
from juli.hub.routing import actions, queries
from juli.hub.routing.labels import REFUSALS
from juli.hub.today import this_day

STAFFING, ABSENCES, ESCALATION = "house:staffing", "house:absences", "house:escalation"


@require_safe
@house_required(ROUTING)
def staffing(request: HouseRequest) -> HttpResponse:
    """How each department gives out its complaints, and what each member knows."""
    by, here = request.actor, request.seat.organisation_id
    automatic, known = queries.intakes(by=by), queries.staffing(by=by)
    ladder = queries.ladder_of(here, by=by)
    people = [(seat, known.get(seat.pk)) for seat in queries.house_seats(by=by)]
    context = {
        "departments": [(one, automatic.get(one.pk, False)) for one in departments(here, by=by)],
        "people": [(seat, own.skills if own else (), ladder.name_of(own.level) if own else "") for seat, own in people],
    }
    return shown(request, "staffing", STAFFING, context)


@require_POST
@house_required(ROUTING)
def intake(request: HouseRequest, department: int) -> HttpResponse:
    """Let a department give out its complaints by workload, or by hand again."""
    found = own_department(request, department)
    automatic = request.POST.get("automatic") == "yes"
    actions.set_intake(found, automatic=automatic, by=request.actor)
    if automatic:
        messages.success(request, _("New complaints of %(name)s go to people by workload now.") % {"name": found.name})
    else:
        messages.success(request, _("Complaints of %(name)s are taken by hand now.") % {"name": found.name})
    return redirect(STAFFING)


@house_required(ROUTING)
def person(request: HouseRequest, membership: int) -> HttpResponse:
    """Skills and level of a member."""
    found = _seat(request, membership)
    ladder = queries.ladder_of(request.seat.organisation_id, by=request.actor)
    own = queries.staffing(by=request.actor).get(found.pk)
    known = {"skills": ", ".join(own.skills), "level": str(own.level)} if own else {}
    page = FormPage(
        title=_("Skills and level of %(name)s") % {"name": found.user},
        button=gettext_lazy("Keep the changes"),
        back=reverse(STAFFING),
        done=gettext_lazy("The changes are kept."),
    )
    form = form_of(request, StaffingForm, initial=known, ladder=ladder)

    def act(told: Mapping[str, Any]) -> None:
        actions.set_staffing(found, skills=told["skills"], level=int(told["level"]), by=request.actor)

    return asked(request, form, act, page, STAFFING, refusals=REFUSALS)


@require_safe
@house_required(ROUTING)
def absences(request: HouseRequest) -> HttpResponse:
    """Who is away, now and later."""
    today = this_day()
    found = queries.absences(today=today, by=request.actor)
    return shown(request, "absences", ABSENCES, {"absences": found, "today": today})


@house_required(ROUTING)
def add_absence(request: HouseRequest) -> HttpResponse:
    """Enter an absence of a member."""
    seats = {str(one.pk): one for one in queries.house_seats(by=request.actor)}
    page = FormPage(
        title=gettext_lazy("Enter an absence"),
        button=gettext_lazy("Enter the absence"),
        back=reverse(ABSENCES),
        done=gettext_lazy("The absence is entered."),
        lead=gettext_lazy("Both days included, Beijing time. Nobody is given complaints while they are away."),
    )
    form = form_of(request, AbsenceForm, members=seats.values())

    def act(told: Mapping[str, Any]) -> None:
        days = {"first_day": told["first_day"], "last_day": told["last_day"]}
        deputy = seats.get(told["deputy"])
        actions.enter_absence(seats[told["member"]], **days, deputy=deputy, by=request.actor)

    return asked(request, form, act, page, ABSENCES, refusals=REFUSALS)


@require_POST
@house_required(ROUTING)
def end_absence(request: HouseRequest, absence: int) -> HttpResponse:
    """End an absence."""
    found = queries.absence(absence, by=request.actor)
    if found is None:
        raise Http404(str(absence))
    try:
        actions.end_absence(found, by=request.actor)
        messages.success(request, _("The absence has ended."))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(ABSENCES)


@house_required(ROUTING)
def escalation(request: HouseRequest) -> HttpResponse:
    """The levels of the house, and when complaints climb to them."""
    here = request.seat.organisation
    ladder = queries.ladder_of(here.pk, by=request.actor)
    lead = gettext_lazy("A complaint climbs by itself once one of these holds, and the people of the level are told.")
    shipped = gettext_lazy("Your organisation has set nothing of its own: these proposals hold until you keep yours.")
    page = FormPage(
        title=gettext_lazy("Escalation in the house"),
        button=gettext_lazy("Keep the levels"),
        back=reverse(ESCALATION),
        done=gettext_lazy("The levels are kept."),
        lead=lead if ladder.is_own else shipped,
    )
    form = form_of(request, LadderForm, initial=LadderForm.known(ladder))

    def act(told: Mapping[str, Any]) -> None:
        actions.set_ladder(here, form.steps(), form.climbs(), by=request.actor)

    return asked(request, form, act, page, ESCALATION, refusals=REFUSALS, template="escalation")


def _seat(request: HouseRequest, membership: int) -> Membership:
    found = next((one for one in queries.house_seats(by=request.actor) if one.pk == membership), None)
    if found is None:
        raise Http404(str(membership))
    return found
