"""Who sits at the console: people the operator has entered at the machine itself."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting
from juli.hub.directory.queries import operator_actor

Arguments = ParamSpec("Arguments")


class ConsoleRequest(HttpRequest):
    """A request of an operator: `actor` for actions and queries."""

    actor: Actor
    user: User


def operator_required(
    view: Callable[Concatenate[ConsoleRequest, Arguments], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]:
    """Let only operators through. Strangers sign in first; for everybody else there is nothing here."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        actor = operator_actor(request.user)
        if actor is None:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]
        try:
            with acting(actor):
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        except NotAllowed:
            raise Http404 from None
        add_never_cache_headers(response)
        return response

    return guarded
