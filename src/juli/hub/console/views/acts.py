"""What the operator does with an organisation: each act has its page with a form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.console import forms
from juli.hub.console.navigation import asked
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.console.views.organisations import PLACE, organisation_or_404
from juli.hub.directory import actions, queries
from juli.hub.directory.labels import REFUSALS
from juli.hub.directory.models import Organisation
from juli.hub.directory.rights import in_order, rights_of_seat, seat_kind
from juli.hub.form_pages import FormPage, form_of
from juli.hub.forms import PlainForm
from juli.hub.machines import NotPossible


@operator_required
@fresh_sign_in_required
def propose(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Bring the evidence for an organisation."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("Bring evidence for activation"),
        button=_("Keep the evidence"),
        back=_page_of(found),
        done=_("The evidence is kept. Check it, and the desk opens."),
    )
    form = form_of(request, forms.ProposeForm, initial={"licence_no": found.licence_no})
    return _asked(request, found, form, lambda told: actions.propose_activation(found, **told, by=request.actor), page)


@operator_required
@fresh_sign_in_required
def end(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Shut the desk of an organisation."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("End the activation"),
        button=_("Shut the desk"),
        back=_page_of(found),
        done=_("The desk is shut. What was filed against the organisation stays."),
        warning=_("From that moment its members see nothing any more. New complaints are prepared as letters."),
    )
    form = form_of(request, forms.ReasonForm)
    return _asked(request, found, form, lambda told: actions.end_activation(found, **told, by=request.actor), page)


@operator_required
@fresh_sign_in_required
def withhold(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Name the rights that nobody at the organisation may have."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("Rights withheld"),
        button=_("Keep this choice"),
        back=_page_of(found),
        done=_("The rights are set. They hold at once, in every role."),
    )
    rights = in_order(rights_of_seat(seat_kind(found)))
    form = form_of(request, forms.WithholdForm, initial={"withheld": found.withheld_rights}, rights=rights)
    return _asked(
        request, found, form, lambda told: actions.withhold_rights(found, told["withheld"], by=request.actor), page
    )


@operator_required
def relate(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Say that the organisation is something to another."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("Enter a relation"),
        button=_("Enter the relation"),
        back=_page_of(found),
        done=_("The relation is entered, and public."),
        lead=_("The directory shows it to everybody. While it holds, the other side can ask this one for help."),
    )
    others = queries.organisations(by=request.actor).exclude(pk=found.pk)
    form = form_of(request, forms.RelateForm, others=others)

    def act(told: dict[str, Any]) -> None:
        other = organisation_or_404(UUID(told["other"]), request.actor)
        actions.relate_organisations(found, kind=told["kind"], other=other, since=told["since"], by=request.actor)

    return _asked(request, found, form, act, page)


@operator_required
def unrelate(request: ConsoleRequest, organisation: UUID, relation: int) -> HttpResponse:
    """End a relation of the organisation."""
    found = organisation_or_404(organisation, request.actor)
    ended = queries.relation(relation, by=request.actor)
    if ended is None or found.pk not in (ended.one_id, ended.other_id):
        raise Http404(str(relation))
    page = FormPage(
        title=_("End a relation"),
        button=_("End the relation"),
        back=_page_of(found),
        done=_("The relation has its end."),
    )
    form = form_of(request, forms.UnrelateForm)
    return _asked(
        request,
        found,
        form,
        lambda told: actions.unrelate_organisations(ended, **told, by=request.actor),
        page,
        relation=ended,
    )


@operator_required
@fresh_sign_in_required
def invite(request: ConsoleRequest, organisation: UUID) -> HttpResponse:
    """Invite the person who shall manage the organisation."""
    found = organisation_or_404(organisation, request.actor)
    page = FormPage(
        title=_("Invite the first administrator"),
        button=_("Send the invitation"),
        back=_page_of(found),
        done=_("The invitation is on its way. Its link works once, for seven days."),
        lead=_("From then on the administrator invites all others."),
    )
    roles = queries.roles(found, by=request.actor).filter(rights__contains=["members.manage"])
    claim = queries.activations(by=request.actor, of=found).filter(state="active").first()
    known = {"name": claim.claimed_by_name, "email": claim.claimed_by_email} if claim else {}
    form = form_of(request, forms.InviteForm, initial=known, roles=roles)

    def act(told: dict[str, Any]) -> None:
        role = roles.get(pk=told["role"])
        actions.invite_person(found, email=told["email"], name=told["name"], role=role, by=request.actor)

    return _asked(request, found, form, act, page)


@require_POST
@operator_required
def withdraw(request: ConsoleRequest, organisation: UUID, invitation: UUID) -> HttpResponse:
    """Take back an invitation."""
    found = organisation_or_404(organisation, request.actor)
    offered = queries.invitation(invitation, by=request.actor)
    if offered is None or offered.organisation_id != found.pk:
        raise Http404(str(invitation))
    try:
        actions.withdraw_invitation(offered, by=request.actor)
        messages.success(request, str(_("The invitation is withdrawn. Its link opens nothing any more.")))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(_page_of(found))


def _page_of(organisation: Organisation) -> str:
    return reverse("console:organisation", args=[organisation.pk])


def _asked(
    request: ConsoleRequest,
    organisation: Organisation,
    form: PlainForm,
    act: Callable[[dict[str, Any]], object],
    page: FormPage,
    **context: object,
) -> HttpResponse:
    return asked(request, form, act, page, PLACE, organisation=organisation, **context)
