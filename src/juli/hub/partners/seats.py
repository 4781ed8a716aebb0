"""Who stands at the partner's door: signed-in people of an activated agent, maker, seller or service."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions.partners import ANSWERING
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at, seats_of
from juli.hub.directory.rights import seat_kind
from juli.hub.seats import CHOSEN

Arguments = ParamSpec("Arguments")


class PartnerRequest(HttpRequest):
    """A request from a partner's seat: `actor` for actions and queries, `seat` for the name in the corner."""

    actor: Actor
    seat: Membership


def seat_required(
    view: Callable[Concatenate[PartnerRequest, Arguments], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Let only those through who answer for a partner. Others sign in first, or read why nothing is here for them.

    What the seat may not see does not exist: NotAllowed becomes "not found". Nothing is cached.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        seats = [seat for seat in seats_of(request.user) if seat_kind(seat.organisation) is ActorKind.PARTNER]
        chosen = request.session.get(CHOSEN)
        seats.sort(key=lambda seat: seat.pk != chosen)
        found = next(((seat, actor) for seat in seats if (actor := actor_at(seat)).may(ANSWERING)), None)
        if found is None:
            return render(request, "partners/no_seat.html", status=403)
        request.seat, request.actor = found  # type: ignore[attr-defined]
        try:
            with acting(found[1]):
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        except NotAllowed:
            raise Http404 from None
        add_never_cache_headers(response)
        return response

    return guarded
