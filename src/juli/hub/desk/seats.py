"""Who sits at the desk: signed-in staff of an organisation that the operator has activated."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at, seat_of
from juli.hub.directory.rights import seat_kind

Arguments = ParamSpec("Arguments")


class DeskRequest(HttpRequest):
    """A request from a seat at the desk: `actor` for actions and queries, `seat` for the name in the corner."""

    actor: Actor
    seat: Membership


def seat_required(
    view: Callable[Concatenate[DeskRequest, Arguments], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Let only those through who have a seat. Others sign in first, or read why there is no desk for them.

    What the seat may not see does not exist: NotAllowed becomes "not found". Nothing of the desk is cached.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        seat = seat_of(request.user)
        if seat is None or seat_kind(seat.organisation) is not ActorKind.STAFF:
            return render(request, "desk/no_seat.html", status=403)
        actor = actor_at(seat)
        request.seat, request.actor = seat, actor  # type: ignore[attr-defined]
        try:
            with acting(actor):
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        except NotAllowed:
            raise Http404 from None
        add_never_cache_headers(response)
        return response

    return guarded
