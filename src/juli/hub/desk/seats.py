"""Who sits at the desk: signed-in staff of an organisation that the operator has activated."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from juli.hub.accounts.actors import ActorKind
from juli.hub.desk.case import MovedAway
from juli.hub.desk.worklist import VIEWS
from juli.hub.directory.queries import operator_actor
from juli.hub.seats import SeatedRequest, chosen_seat, seated

Arguments = ParamSpec("Arguments")
DeskRequest: TypeAlias = SeatedRequest


def seat_required(
    view: Callable[Concatenate[DeskRequest, Arguments], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]:
    """Let only those through who have a seat at a provider. Others sign in first, or read why there is no desk."""

    @wraps(view)
    def told(request: DeskRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except MovedAway as gone:
            # What was typed for it meanwhile can still be copied.
            typed = request.POST.get("text", "")
            context = {"moved": gone.moved, "typed": typed, "seat": request.seat, "views": VIEWS.values()}
            return render(request, "desk/moved.html", context, status=410)

    return seated(told, ActorKind.STAFF, without=_no_seat)


def _no_seat(request: HttpRequest) -> HttpResponse:
    """Who sits elsewhere is led there; who sits nowhere reads why."""
    if request.user.is_authenticated and operator_actor(request.user) is not None:
        return redirect("console:home")
    if chosen_seat(request) is not None:
        return redirect("house:home")
    return render(request, "desk/no_seat.html", status=403)
