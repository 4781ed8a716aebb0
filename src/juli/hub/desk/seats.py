"""Who sits at the desk: signed-in staff of an organisation that the operator has activated."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juli.hub.accounts.actors import ActorKind
from juli.hub.seats import SeatedRequest, seated

Arguments = ParamSpec("Arguments")
DeskRequest: TypeAlias = SeatedRequest


def seat_required(
    view: Callable[Concatenate[DeskRequest, Arguments], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Let only those through who have a seat at a provider. Others sign in first, or read why there is no desk."""
    return seated(view, ActorKind.STAFF, without=_no_seat)


def _no_seat(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/no_seat.html", status=403)
