"""Roles: what their holders may do, within what the organisation may give."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.directory import actions, queries
from juli.hub.directory.guarding import MANAGING_ROLES
from juli.hub.directory.models import Role
from juli.hub.directory.rights import grantable, in_order
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import ConfirmForm, RoleForm
from juli.hub.house.seats import HouseRequest, asked, house_required, shown

PLACE = "house:roles"


@require_safe
@house_required(MANAGING_ROLES)
def roles(request: HouseRequest) -> HttpResponse:
    """All roles with what they may do."""
    here = request.seat.organisation
    allowed = grantable(here)
    found = [(role, in_order(allowed.intersection(role.rights))) for role in queries.roles(here, by=request.actor)]
    return shown(request, "roles", PLACE, {"roles": found})


@house_required(MANAGING_ROLES)
@fresh_sign_in_required
def add(request: HouseRequest) -> HttpResponse:
    """Add a role."""
    here = request.seat.organisation
    page = FormPage(
        title=gettext_lazy("Add a role"),
        button=gettext_lazy("Add the role"),
        back=reverse(PLACE),
        done=gettext_lazy("The role is added. Give it to members on their pages."),
    )
    form = form_of(request, RoleForm, rights=in_order(grantable(here)))
    return asked(request, form, lambda told: actions.add_role(here, **told, by=request.actor), page, PLACE)


@house_required(MANAGING_ROLES)
@fresh_sign_in_required
def change(request: HouseRequest, role: int) -> HttpResponse:
    """Change what a role may do."""
    found = _own_role(request, role)
    page = FormPage(
        title=_("Change the role %(name)s") % {"name": found.name},
        button=gettext_lazy("Change the role"),
        back=reverse(PLACE),
        done=gettext_lazy("The role is changed. It holds at once for everybody who has it."),
    )
    known: dict[str, Any] = {"name": found.name, "rights": found.rights, "second_factor": found.second_factor}
    form = form_of(request, RoleForm, initial=known, rights=in_order(grantable(found.organisation)))
    return asked(request, form, lambda told: actions.change_role(found, **told, by=request.actor), page, PLACE)


@house_required(MANAGING_ROLES)
@fresh_sign_in_required
def remove(request: HouseRequest, role: int) -> HttpResponse:
    """Remove a role that nobody holds."""
    found = _own_role(request, role)
    page = FormPage(
        title=_("Remove the role %(name)s") % {"name": found.name},
        button=gettext_lazy("Remove the role"),
        back=reverse(PLACE),
        done=gettext_lazy("The role is removed."),
    )
    form = form_of(request, ConfirmForm)
    return asked(request, form, lambda told: actions.remove_role(found, by=request.actor), page, PLACE)


def _own_role(request: HouseRequest, role: int) -> Role:
    found = queries.role(role, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(role))
    return found
