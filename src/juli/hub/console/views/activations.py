"""Why an organisation is trusted: evidence waiting for a check, one activation, its documents."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.evidence.store import StoreError
from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.console.forms import CheckForm, ConfirmForm, ReasonForm
from juli.hub.console.navigation import asked, shown
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.directory import actions, queries
from juli.hub.directory.models import Activation
from juli.hub.form_pages import FormPage, form_of
from juli.hub.operations.security.downloads import hand_out

PLACE = "console:activations"


@require_safe
@operator_required
def waiting(request: ConsoleRequest) -> HttpResponse:
    """All that waits for a check or for a second person."""
    found = list(queries.activations_waiting(by=request.actor))
    own = {one.pk for one in found if one.checked_by_id == request.user.pk}
    return shown(request, "activations", PLACE, {"activations": found, "own": own})


@require_safe
@operator_required
def activation(request: ConsoleRequest, activation: UUID) -> HttpResponse:
    """One activation: who says what, who checked, and what comes next."""
    found = _activation_or_404(request, activation)
    return shown(request, "activation", PLACE, {"activation": found, "is_own": found.checked_by_id == request.user.pk})


@require_safe
@operator_required
def document(request: ConsoleRequest, activation: UUID, document: UUID) -> HttpResponse:
    """A document behind an activation, to be saved."""
    found = queries.activation_document(document, by=request.actor)
    if found is None or found.activation_id != activation:
        raise Http404(str(document))
    try:
        return hand_out(found, by=request.actor)
    except StoreError as fault:
        raise Http404(str(fault)) from fault


@operator_required
@fresh_sign_in_required
def check(request: ConsoleRequest, activation: UUID) -> HttpResponse:
    """Say that the evidence holds."""
    found = _activation_or_404(request, activation)
    next_step = _("A second person has to confirm it.") if found.is_claim else _("The desk opens at once.")
    page = FormPage(
        title=_("The evidence holds"),
        button=_("I have checked it"),
        back=_page_of(found),
        done=_("Your check is kept."),
        lead=next_step,
    )
    form = form_of(request, CheckForm)
    return asked(
        request,
        form,
        lambda told: actions.check_activation(found, **told, by=request.actor),
        page,
        PLACE,
        organisation=found.organisation,
    )


@operator_required
@fresh_sign_in_required
def confirm(request: ConsoleRequest, activation: UUID) -> HttpResponse:
    """Confirm as the second person what the first has checked."""
    found = _activation_or_404(request, activation)
    page = FormPage(
        title=_("Confirm as the second person"),
        button=_("I confirm it, open the desk"),
        back=_page_of(found),
        done=_("The claim is in force. You can invite the first administrator now."),
        lead=_("Look at the evidence yourself. With your confirmation, people outside read what is filed."),
    )
    form = form_of(request, ConfirmForm)
    return asked(
        request,
        form,
        lambda told: actions.confirm_activation(found, by=request.actor),
        page,
        PLACE,
        organisation=found.organisation,
    )


@operator_required
@fresh_sign_in_required
def refuse(request: ConsoleRequest, activation: UUID) -> HttpResponse:
    """Refuse the evidence, with the reason."""
    found = _activation_or_404(request, activation)
    page = FormPage(
        title=_("The evidence is not enough"),
        button=_("Refuse it"),
        back=_page_of(found),
        done=_("It is refused. New evidence can be brought at any time."),
    )
    form = form_of(request, ReasonForm)
    return asked(
        request,
        form,
        lambda told: actions.refuse_activation(found, **told, by=request.actor),
        page,
        PLACE,
        organisation=found.organisation,
    )


def _activation_or_404(request: ConsoleRequest, activation: UUID) -> Activation:
    found = queries.activation(activation, by=request.actor)
    if found is None:
        raise Http404(str(activation))
    return found


def _page_of(activation: Activation) -> str:
    return reverse("console:activation", args=[activation.pk])
