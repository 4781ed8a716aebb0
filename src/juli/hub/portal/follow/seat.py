"""The door to one complaint: open in this browser, or the way to number and passcode."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import normalise_number
from juli.hub.complaints.queries import complaint as complaint_by_number
from juli.hub.machines import NotPossible
from juli.hub.portal.access import complainant
from juli.hub.privacy.labels import REFUSALS as PRIVACY_REFUSALS

View = Callable[..., HttpResponseBase]


def opened(view: View) -> View:
    """A view of one complaint for its complainant and who helps them: `view(request, complaint, actor, …)`.

    Whoever has not opened the complaint in this browser is sent to ask for number and passcode, whether the
    number exists or not. Nothing is kept in the cache of a shared phone.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, number: str, **rest: object) -> HttpResponseBase:
        normal = normalise_number(number)
        if normal is None:
            raise Http404
        actor = complainant(request, normal)
        if actor is None:
            return redirect(f"{reverse('portal:follow')}?{urlencode({'number': normal})}")
        try:
            with acting(actor):
                return view(request, complaint_by_number(normal, by=actor), actor, **rest)
        except NotAllowed:
            raise Http404 from None
        except NotPossible as refusal:
            messages.info(request, refusal_text(refusal))
            return redirect("portal:case", normal)

    return guarded


def owned(view: View) -> View:
    """A view of one complaint for its complainant alone; for who helps them it is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, complaint: Complaint, actor: Actor, **rest: object) -> HttpResponseBase:
        require(actor, ActorKind.COMPLAINANT)
        return view(request, complaint, actor, **rest)

    return opened(guarded)


def refusal_text(refusal: NotPossible) -> str:
    """Why a change was not possible, for the person who asked for it."""
    otherwise = _("This is no longer possible. The page shows how things stand now.")
    return str({**REFUSALS, **PRIVACY_REFUSALS}.get(refusal.code, otherwise))
