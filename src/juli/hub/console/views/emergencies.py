"""Emergency access: an organisation's complaints, read for some hours with a reason; every look is written down."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import complaint as complaint_by
from juli.hub.complaints.queries import complaints
from juli.hub.console.forms import EmergencyForm
from juli.hub.console.glance import glance_at, lines_of
from juli.hub.console.navigation import asked, shown
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.console.views.organisations import organisation_or_404
from juli.hub.directory import actions, queries
from juli.hub.directory.labels import REFUSALS
from juli.hub.directory.models import EmergencyAccess
from juli.hub.form_pages import FormPage, form_of
from juli.hub.machines import NotPossible

PLACE = "console:emergencies"
ROWS = 50

Looking = Callable[..., HttpResponse]


@require_safe
@operator_required
def listing(request: ConsoleRequest) -> HttpResponse:
    """When somebody looked, why, and who looks at this moment."""
    page = Paginator(queries.emergencies(by=request.actor), ROWS).get_page(request.GET.get("page"))
    return shown(request, "emergencies", PLACE, {"page": page, "now": timezone.now()})


@operator_required
@fresh_sign_in_required
def begin(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Open an organisation's complaints for some hours."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("Look into the complaints in an emergency"),
        button=_("Open them and tell the organisation"),
        back=reverse(PLACE),
        done=_("The complaints are open to you for reading. Every look is written down."),
        warning=_("Only where nobody of the organisation can help in time. You can read, and change nothing."),
    )
    form = form_of(request, EmergencyForm)
    return asked(
        request,
        form,
        lambda told: actions.open_emergency(found, **told, by=request.actor),
        page,
        PLACE,
        organisation=found,
    )


@require_POST
@operator_required
def end(request: ConsoleRequest, emergency: UUID) -> HttpResponse:
    """Look no longer."""
    found = _emergency_or_404(request, emergency)
    try:
        actions.end_emergency(found, by=request.actor)
        messages.success(request, str(_("The look is over.")))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(PLACE)


def during(view: Looking) -> Looking:
    """Let a view read as the operator in an emergency; once it is over there is nothing here."""

    @wraps(view)
    def guarded(request: ConsoleRequest, emergency: UUID, **kwargs: str) -> HttpResponse:
        found = _emergency_or_404(request, emergency)
        reader = queries.emergency_actor(emergency, by=request.actor)
        if reader is None:
            raise Http404(str(emergency))
        return view(request, found, reader, **kwargs)

    return guarded


@require_safe
@operator_required
@during
def emergency(request: ConsoleRequest, emergency: EmergencyAccess, reader: Actor) -> HttpResponse:
    """The list of the organisation's complaints, to be read."""
    actions.note_emergency_view(emergency, by=request.actor)
    with acting(reader):
        page = Paginator(complaints(by=reader), ROWS).get_page(request.GET.get("page"))
        context = {"emergency": emergency, "page": page, "lines": lines_of(page.object_list)}
        return shown(request, "emergency", PLACE, context)


@require_safe
@operator_required
@during
def complaint(request: ConsoleRequest, emergency: EmergencyAccess, reader: Actor, number: str) -> HttpResponse:
    """One complaint, to be read."""
    with acting(reader):
        found = complaint_by(number, by=reader)
    if found is None:
        raise Http404(number)
    actions.note_emergency_view(emergency, complaint_id=found.pk, by=request.actor)
    with acting(reader):
        return shown(request, "complaint", PLACE, {"emergency": emergency, "glance": glance_at(found, by=reader)})


def _emergency_or_404(request: ConsoleRequest, emergency: UUID) -> EmergencyAccess:
    found = queries.emergency(emergency, by=request.actor)
    if found is None:
        raise Http404(str(emergency))
    return found
