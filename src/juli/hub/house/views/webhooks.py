"""Webhooks: where the organisation wants to hear of events, and what became of each message."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import ConfirmForm
from juli.hub.house.integration_forms import WebhookForm
from juli.hub.house.seats import INTEGRATING, HouseRequest, asked, house_required, shown
from juli.hub.integration import actions, queries
from juli.hub.integration.labels import FAULTS, REFUSALS, SENT_KINDS
from juli.hub.integration.models import WebhookEndpoint
from juli.hub.machines import NotPossible

PLACE = "house:webhooks"
ROWS = 50


@require_safe
@house_required(INTEGRATING)
def webhooks(request: HouseRequest) -> HttpResponse:
    """All addresses."""
    found = queries.webhooks(request.seat.organisation, by=request.actor)
    told = [(one, [SENT_KINDS[kind] for kind in one.kinds]) for one in found]
    return shown(request, "webhooks", PLACE, {"webhooks": told})


@house_required(INTEGRATING)
@fresh_sign_in_required
def add(request: HouseRequest) -> HttpResponse:
    """Enter an address."""
    page = FormPage(
        title=gettext_lazy("Enter a webhook"),
        button=gettext_lazy("Enter the webhook"),
        back=reverse(PLACE),
        done=gettext_lazy("The webhook is entered, and a trial is on its way. Look below whether it arrived."),
        lead=gettext_lazy("Messages hold the id of what happened and nothing else; your program asks the API for it."),
    )
    here = request.seat.organisation
    form = form_of(request, WebhookForm)

    def act(told: dict[str, Any]) -> None:
        actions.add_webhook(here, **told, by=request.actor)

    return asked(request, form, act, page, PLACE, refusals=REFUSALS)


@require_safe
@house_required(INTEGRATING)
@fresh_sign_in_required
def webhook(request: HouseRequest, webhook: UUID) -> HttpResponse:
    """One address with its key, and what was sent to it."""
    found = _own(request, webhook)
    page = Paginator(queries.deliveries(found, by=request.actor), ROWS).get_page(request.GET.get("page"))
    sent = [(one, SENT_KINDS.get(one.message.kind, one.message.kind), FAULTS.get(one.fault, "")) for one in page]
    context = {"webhook": found, "kinds": [SENT_KINDS[kind] for kind in found.kinds], "page": page, "sent": sent}
    return shown(request, "webhook", PLACE, context)


@require_POST
@house_required(INTEGRATING)
def attempt(request: HouseRequest, webhook: UUID) -> HttpResponse:
    """Send a trial."""
    found = _own(request, webhook)
    done = gettext_lazy("A trial is on its way. Load the page again in a moment.")
    return _done(request, lambda: actions.try_webhook(found, by=request.actor), done, found)


@house_required(INTEGRATING)
@fresh_sign_in_required
def remove(request: HouseRequest, webhook: UUID) -> HttpResponse:
    """Take an address away."""
    found = _own(request, webhook)
    page = FormPage(
        title=gettext_lazy("Remove the webhook"),
        button=gettext_lazy("Remove the webhook"),
        back=reverse(PLACE),
        done=gettext_lazy("The webhook is removed."),
        lead=found.url,
        warning=gettext_lazy("Nothing is sent there any more, and the list of what was sent is deleted."),
    )
    form = form_of(request, ConfirmForm)
    return asked(
        request, form, lambda told: actions.remove_webhook(found, by=request.actor), page, PLACE, refusals=REFUSALS
    )


@require_POST
@house_required(INTEGRATING)
def replay(request: HouseRequest, delivery: UUID) -> HttpResponse:
    """Send a message once more."""
    found = queries.delivery(delivery, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(delivery))
    done = gettext_lazy("The message is on its way once more.")
    return _done(request, lambda: actions.replay_delivery(found, by=request.actor), done, found.endpoint)


def _done(request: HouseRequest, act: Callable[[], object], done: object, endpoint: WebhookEndpoint) -> HttpResponse:
    try:
        act()
        messages.success(request, str(done))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect("house:webhook", endpoint.pk)


def _own(request: HouseRequest, webhook: UUID) -> WebhookEndpoint:
    found = queries.webhook(webhook, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(webhook))
    return found
