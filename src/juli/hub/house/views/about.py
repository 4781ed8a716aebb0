"""The member's own seat, what the organisation says of itself, its departments, and what happened to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints.queries import complaints
from juli.hub.directory import actions, queries
from juli.hub.directory.models import Department, Record
from juli.hub.directory.rights import in_order
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import AboutForm, ConfirmForm, DepartmentForm
from juli.hub.house.seats import EDITING, READING_RECORDS, HouseRequest, asked, house_required, shown
from juli.hub.seats import choose_seat
from juli.hub.spoken import spoken_language
from juli.hub.told_records import told_records
from juli.triage import taxonomy

ROWS = 50


@require_safe
@house_required()
def home(request: HouseRequest) -> HttpResponse:
    """The seat: where, with which rights, who is in charge, and the other seats of the person."""
    here, by = request.seat.organisation, request.actor
    codes = {right.partition("@")[0] for right in by.rights}
    context = {
        "rights": in_order(codes),
        "grants": queries.grants_today(request.seat, by=by),
        "administrators": queries.administrators(here, by=by),
        "seats": queries.seats_of(request.user),
        "relations": queries.relations(here, by=by),
        "has_desk": by.kind is ActorKind.STAFF,
        "answers": by.kind is ActorKind.PARTNER and by.may("requests.answer"),
    }
    return shown(request, "home", "house:home", context)


@require_POST
@house_required()
def choose(request: HouseRequest, membership: int) -> HttpResponse:
    """Act from another of one's own seats."""
    found = choose_seat(request, membership)
    if found is None:
        raise Http404(str(membership))
    messages.success(request, _("You act for %(name)s now.") % {"name": found.organisation.name})
    return redirect("house:home")


@house_required(EDITING)
def about(request: HouseRequest) -> HttpResponse:
    """Change what the public directory says of the organisation."""
    here = request.seat.organisation
    page = FormPage(
        title=gettext_lazy("About us"),
        button=gettext_lazy("Keep the changes"),
        back=reverse("house:home"),
        done=gettext_lazy("The directory shows the changes now."),
        lead=gettext_lazy(
            "The public directory shows this. Name and licence number are checked by the operator; write to the "
            "operator where they change."
        ),
    )
    known = {name: getattr(here, name) for name in ("short_name", "hotline", "address", "region")}
    form = form_of(request, AboutForm, initial=known)
    return asked(
        request, form, lambda told: actions.edit_organisation(here, **told, by=request.actor), page, "house:about"
    )


@require_safe
@house_required(EDITING)
def departments(request: HouseRequest) -> HttpResponse:
    """The departments, each with the field it answers for where its own name does not say it."""
    found = queries.departments(request.seat.organisation_id, by=request.actor)
    fields = {code: one.name.text(spoken_language()) for code, one in taxonomy().departments.items()}
    return shown(
        request, "departments", "house:departments", {"departments": [(one, fields.get(one.code, "")) for one in found]}
    )


@house_required(EDITING)
def department(request: HouseRequest) -> HttpResponse:
    """Add a department, or name one anew."""
    page = FormPage(
        title=gettext_lazy("Add or rename a department"),
        button=gettext_lazy("Keep the department"),
        back=reverse("house:departments"),
        done=gettext_lazy("The department is kept."),
    )
    here = request.seat.organisation
    form = form_of(request, DepartmentForm, initial={"code": request.GET.get("code", "")})
    return asked(
        request, form, lambda told: actions.add_department(here, **told, by=request.actor), page, "house:departments"
    )


@house_required(EDITING)
def remove_department(request: HouseRequest, department: int) -> HttpResponse:
    """Remove a department."""
    found = own_department(request, department)
    page = FormPage(
        title=_("Remove the department %(name)s") % {"name": found.name},
        button=gettext_lazy("Remove the department"),
        back=reverse("house:departments"),
        done=gettext_lazy("The department is removed."),
        warning=gettext_lazy(
            "Its complaints stay, for those who read all of them. Roles held in this department alone are gone."
        ),
    )
    form = form_of(request, ConfirmForm)
    return asked(
        request, form, lambda told: actions.remove_department(found, by=request.actor), page, "house:departments"
    )


@require_safe
@house_required(READING_RECORDS)
def records(request: HouseRequest) -> HttpResponse:
    """What happened to the organisation and its people."""
    page = Paginator(queries.records(request.seat.organisation, by=request.actor), ROWS)
    rows = page.get_page(request.GET.get("page"))
    numbers = _numbers(rows.object_list, request.actor)
    context = {"page": rows, "records": told_records(rows.object_list, request.actor, numbers=numbers)}
    return shown(request, "records", "house:records", context)


@require_safe
@house_required(READING_RECORDS)
def emergencies(request: HouseRequest) -> HttpResponse:
    """When the operator looked into the organisation's complaints, why, and at which."""
    here, by = request.seat.organisation, request.actor
    page = Paginator(queries.emergencies(by=by, of=here), ROWS).get_page(request.GET.get("page"))
    kept = [str(one.pk) for one in page.object_list]
    viewed = list(queries.records(here, by=by).filter(kind="emergency_viewed", data__emergency__in=kept))
    numbers = _numbers(viewed, by)
    seen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for record in viewed:
        complaint = record.data["complaint"]
        seen[record.data["emergency"]][complaint] = numbers.get(complaint, "")
    looks = [(one, sorted(seen[str(one.pk)].values())) for one in page.object_list]
    return shown(request, "emergencies", "house:emergencies", {"page": page, "looks": looks})


def own_department(request: HouseRequest, department: int) -> Department:
    """A department of the member's own organisation; "not found" for any other."""
    found = queries.department(department, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(department))
    return found


def _numbers(records: Iterable[Record], by: Actor) -> Mapping[str, str]:
    """The numbers of the complaints that records name, as far as the actor may see them."""
    ids = {record.data["complaint"] for record in records if "complaint" in record.data}
    found = complaints(by=by).filter(pk__in=ids).values_list("pk", "number")
    return {str(identity): number for identity, number in found}
