"""Seats: from which of their organisations a person acts in this browser, and who is let through a member's door."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting, looking
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at, seat_of, seats_of

Arguments = ParamSpec("Arguments")

CHOSEN = "seat"
"""Where the session keeps the chosen seat."""


class SeatedRequest(HttpRequest):
    """A request from a seat: `actor` for actions and queries, `seat` for the name in the corner."""

    actor: Actor
    seat: Membership
    user: User


def choose_seat(request: HttpRequest, membership_id: int) -> Membership | None:
    """Act from another of one's own seats from now on, in this browser; None where it is no seat of theirs."""
    found = next((seat for seat in seats_of(request.user) if seat.pk == membership_id), None)  # type: ignore[arg-type]
    if found is not None:
        request.session[CHOSEN] = found.pk
    return found


def chosen_seat(request: HttpRequest, *kinds: ActorKind) -> Membership | None:
    """The seat the signed-in person acts from at a door of these kinds (none named: any), or None."""
    return seat_of(request.user, chosen=request.session.get(CHOSEN), kinds=kinds)  # type: ignore[arg-type]


def seated(
    view: Callable[Concatenate[SeatedRequest, Arguments], HttpResponseBase],
    *kinds: ActorKind,
    without: Callable[[HttpRequest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]:
    """Let only those through who have a seat of these kinds; `without` answers those who have none.

    What the seat may not see does not exist: NotAllowed becomes "not found". Nothing behind the door is cached.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        with looking(SYSTEM):
            seat = chosen_seat(request, *kinds)
            actor = actor_at(seat) if seat else None
        if seat is None or actor is None:
            return without(request)
        request.seat, request.actor = seat, actor  # type: ignore[attr-defined]
        try:
            with acting(actor):
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        except NotAllowed:
            raise Http404 from None
        add_never_cache_headers(response)
        return response

    return guarded
