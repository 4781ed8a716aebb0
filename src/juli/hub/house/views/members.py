"""The people of an organisation: invited, given roles, lent, placed, and let go."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.directory import actions, queries
from juli.hub.directory.guarding import MANAGING_MEMBERS
from juli.hub.directory.labels import REFUSALS
from juli.hub.directory.models import Membership
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import ConfirmForm, GrantForm, InviteForm, LendForm, PlaceForm, chosen
from juli.hub.house.seats import HouseRequest, asked, house_required, shown
from juli.hub.machines import NotPossible

PLACE = "house:members"


@require_safe
@house_required(MANAGING_MEMBERS)
def members(request: HouseRequest) -> HttpResponse:
    """Who works here and what they hold, and who is invited."""
    here, by = request.seat.organisation, request.actor
    context = {"members": queries.members(here, by=by), "invitations": queries.invitations(here, by=by)}
    return shown(request, "members", PLACE, context)


@require_safe
@house_required(MANAGING_MEMBERS)
def member(request: HouseRequest, membership: int) -> HttpResponse:
    """One member: their roles, where they work, and what can be done."""
    found = _own_member(request, membership)
    grants = queries.grants_of(found, by=request.actor)
    return shown(request, "member", PLACE, {"member": found, "grants": grants})


@house_required(MANAGING_MEMBERS)
@fresh_sign_in_required
def invite(request: HouseRequest) -> HttpResponse:
    """Offer somebody a seat."""
    page = FormPage(
        title=gettext_lazy("Invite a person"),
        button=gettext_lazy("Send the invitation"),
        back=reverse(PLACE),
        done=gettext_lazy("The invitation is on its way. Its link works once, for seven days."),
    )
    roles, departments = _choices(request)
    form = form_of(request, InviteForm, roles=roles, departments=departments)

    def act(told: dict[str, Any]) -> None:
        actions.invite_person(
            request.seat.organisation,
            email=told["email"],
            name=told["name"],
            role=chosen(told, "role", roles),
            department=chosen(told, "department", departments),
            by=request.actor,
        )

    return asked(request, form, act, page, PLACE)


@require_POST
@house_required(MANAGING_MEMBERS)
def withdraw(request: HouseRequest, invitation: UUID) -> HttpResponse:
    """Take back an invitation."""
    found = queries.invitation(invitation, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(invitation))
    done = gettext_lazy("The invitation is withdrawn. Its link opens nothing any more.")
    return _done(request, lambda: actions.withdraw_invitation(found, by=request.actor), done, reverse(PLACE))


@house_required(MANAGING_MEMBERS)
@fresh_sign_in_required
def grant(request: HouseRequest, membership: int) -> HttpResponse:
    """Give a member a role for good."""
    page = _page(_own_member(request, membership), gettext_lazy("Give a role"), gettext_lazy("Give the role"))
    return _granted(request, membership, GrantForm, page)


@house_required(MANAGING_MEMBERS)
@fresh_sign_in_required
def lend(request: HouseRequest, membership: int) -> HttpResponse:
    """Lend a member to a department for a while."""
    page = _page(
        _own_member(request, membership),
        gettext_lazy("Lend for a while"),
        gettext_lazy("Lend until that day"),
    )
    return _granted(request, membership, LendForm, page)


@require_POST
@house_required(MANAGING_MEMBERS)
@fresh_sign_in_required
def revoke(request: HouseRequest, grant: int) -> HttpResponse:
    """Take a role from a member."""
    found = queries.grant(grant, by=request.actor)
    if found is None or found.membership.organisation_id != request.seat.organisation_id:
        raise Http404(str(grant))
    back = reverse("house:member", args=[found.membership_id])
    return _done(
        request, lambda: actions.revoke_grant(found, by=request.actor), gettext_lazy("The role is taken back."), back
    )


@house_required(MANAGING_MEMBERS)
def place(request: HouseRequest, membership: int) -> HttpResponse:
    """Say where a member works."""
    found = _own_member(request, membership)
    page = _page(found, gettext_lazy("Where they work"), gettext_lazy("Keep the department"))
    departments = list(queries.departments(request.seat.organisation_id, by=request.actor))
    known = {"department": str(found.department_id or "")}
    form = form_of(request, PlaceForm, initial=known, departments=departments)

    def act(told: dict[str, Any]) -> None:
        actions.place_member(found, chosen(told, "department", departments), by=request.actor)

    return asked(request, form, act, page, PLACE)


@house_required(MANAGING_MEMBERS)
@fresh_sign_in_required
def leave(request: HouseRequest, membership: int) -> HttpResponse:
    """End a member's seat."""
    found = _own_member(request, membership)
    page = FormPage(
        title=_("%(name)s leaves") % {"name": found.user.name},
        button=gettext_lazy("End the seat today"),
        back=reverse(PLACE),
        done=gettext_lazy("The seat has ended."),
        warning=gettext_lazy("All roles are gone at once. What they wrote stays under their name."),
    )
    form = form_of(request, ConfirmForm)
    return asked(request, form, lambda told: actions.let_leave(found, by=request.actor), page, PLACE)


def _granted(request: HouseRequest, membership: int, kind: type[GrantForm], page: FormPage) -> HttpResponse:
    found = _own_member(request, membership)
    roles, departments = _choices(request)
    form = form_of(request, kind, roles=roles, departments=departments)

    def act(told: dict[str, Any]) -> None:
        actions.grant_role(
            found,
            chosen(told, "role", roles),
            department=chosen(told, "department", departments),
            until=told.get("until"),
            reason=told.get("reason", ""),
            by=request.actor,
        )

    return asked(request, form, act, page, PLACE)


def _page(member: Membership, title: object, button: object) -> FormPage:
    return FormPage(
        title=_("%(name)s: %(title)s") % {"name": member.user.name, "title": title},
        button=button,
        back=reverse("house:member", args=[member.pk]),
        done=gettext_lazy("It is done and holds at once."),
    )


def _choices(request: HouseRequest) -> tuple[list[Any], list[Any]]:
    here, by = request.seat.organisation, request.actor
    return list(queries.roles(here, by=by)), list(queries.departments(here.pk, by=by))


def _own_member(request: HouseRequest, membership: int) -> Membership:
    found = queries.member(membership, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(membership))
    return found


def _done(request: HouseRequest, act: Callable[[], object], done: object, back: str) -> HttpResponse:
    """Do it at the press of a button; where it is not possible, say why on the page one comes back to."""
    try:
        act()
        messages.success(request, str(done))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(back)
