"""Tokens with which programs of the organisation use the API."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.directory.rights import in_order
from juli.hub.form_pages import FormPage, form_of
from juli.hub.forms import performed
from juli.hub.house.forms import ConfirmForm
from juli.hub.house.integration_forms import TokenForm
from juli.hub.house.seats import INTEGRATING, HouseRequest, asked, house_required, shown
from juli.hub.integration import actions, queries
from juli.hub.integration.labels import REFUSALS
from juli.hub.integration.scopes import scopes_for

PLACE = "house:tokens"


@require_safe
@house_required(INTEGRATING)
def tokens(request: HouseRequest) -> HttpResponse:
    """All tokens of the organisation, whoever made them."""
    now = timezone.now()
    found = [
        (token, in_order(token.scopes), token.revoked_at is None and token.expires_at > now)
        for token in queries.tokens(request.seat.organisation, by=request.actor)
    ]
    return shown(request, "tokens", PLACE, {"tokens": found, "now": now, "offered": scopes_for(request.actor)})


@house_required(INTEGRATING)
@fresh_sign_in_required
def add_token(request: HouseRequest) -> HttpResponse:
    """Make a token for one's own seat; its secret is shown on the page that answers, once."""
    page = FormPage(
        title=gettext_lazy("Make a token"),
        button=gettext_lazy("Make the token"),
        back=reverse(PLACE),
        done="",
        lead=gettext_lazy(
            "A program that has it acts from your seat, within what you choose here. It ends when your seat ends."
        ),
    )
    form = form_of(request, TokenForm, scopes=scopes_for(request.actor))
    made: list[Any] = []

    def act() -> None:
        made.extend(actions.make_token(request.seat, **form.cleaned_data, by=request.actor))

    if request.method == "POST" and performed(form, act, REFUSALS):
        token, secret = made
        return shown(request, "token_made", PLACE, {"token": token, "secret": secret})
    return shown(request, "form", PLACE, {"form": form, "page": page})


@house_required(INTEGRATING)
@fresh_sign_in_required
def revoke(request: HouseRequest, program: UUID) -> HttpResponse:
    """End a token."""
    found = queries.token(program, by=request.actor)
    if found is None or found.organisation_id != request.seat.organisation_id:
        raise Http404(str(program))
    page = FormPage(
        title=_("Revoke the token “%(name)s”") % {"name": found.name},
        button=gettext_lazy("Revoke the token"),
        back=reverse(PLACE),
        done=gettext_lazy("The token is revoked. It opens nothing any more."),
        warning=gettext_lazy("The program that uses it is refused from now on."),
    )
    form = form_of(request, ConfirmForm)
    return asked(
        request, form, lambda told: actions.revoke_token(found, by=request.actor), page, PLACE, refusals=REFUSALS
    )
