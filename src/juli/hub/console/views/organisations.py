"""The organisations of the directory: the list, one of them, and entering a new one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor
from juli.hub.console.forms import EnterForm, SearchForm
from juli.hub.console.navigation import asked, shown
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.directory import queries
from juli.hub.directory.actions import enter_organisation
from juli.hub.directory.models import Organisation
from juli.hub.directory.rights import in_order, rights_of_seat, seat_kind
from juli.hub.form_pages import FormPage, form_of
from juli.hub.told_records import told_records

PLACE = "console:organisations"
ROWS = 50
LATEST_RECORDS = 12


@require_safe
@operator_required
def listing(request: ConsoleRequest) -> HttpResponse:
    """The list, narrowed by name, kind, and whether they are on the platform."""
    filters = SearchForm(request.GET, auto_id="filter_%s")
    found = queries.search_organisations(filters.wanted("q"), by=request.actor)
    if kind := filters.wanted("kind"):
        found = found.filter(kind=kind)
    if desk := filters.wanted("desk"):
        found = queries.organisations_on_platform(found, desk == "yes")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return shown(request, "organisations", PLACE, {"filters": filters, "page": page})


@require_safe
@operator_required
def organisation(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """One organisation with all that is known of it."""
    found = organisation_or_404(organisation, request.actor)
    by = request.actor
    context = {
        "organisation": found,
        "activations": queries.activations(by=by, of=found).prefetch_related("documents"),
        "relations": queries.relations(found, by=by),
        "withheld": in_order(found.withheld_rights),
        "rights": in_order(rights_of_seat(seat_kind(found))),
        "administrators": queries.administrators(found, by=by),
        "invitations": queries.invitations(found, by=by),
        "emergencies": queries.emergencies(by=by, of=found)[:LATEST_RECORDS],
        "records": told_records(queries.records(found, by=by)[:LATEST_RECORDS], by),
    }
    return shown(request, "organisation", PLACE, context)


@require_safe
@operator_required
def records(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """All that happened to an organisation and its people."""
    found = organisation_or_404(organisation, request.actor)
    page = Paginator(queries.records(found, by=request.actor), ROWS).get_page(request.GET.get("page"))
    context = {"organisation": found, "page": page, "records": told_records(page.object_list, request.actor)}
    return shown(request, "records", PLACE, context)


@operator_required
def enter(request: ConsoleRequest) -> HttpResponse:
    """Enter an organisation into the directory."""
    page = FormPage(
        title=_("Enter an organisation"),
        button=_("Enter it into the directory"),
        back=reverse(PLACE),
        done=_("The organisation stands in the directory. It has no desk until you activate it."),
        lead=_("What you enter here is public at once. A desk comes only with checked evidence."),
    )
    return asked(
        request, form_of(request, EnterForm), lambda told: enter_organisation(**told, by=request.actor), page, PLACE
    )


def organisation_or_404(organisation: UUID, by: Actor) -> Organisation:
    """One organisation of the directory."""
    found = queries.organisation(organisation, by=by)
    if found is None:
        raise Http404(str(organisation))
    return found
