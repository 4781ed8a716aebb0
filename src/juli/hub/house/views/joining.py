"""The link of an invitation: what is offered, and a button, so that no mail scanner accepts by looking."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.links import first_password_link
from juli.hub.accounts.models import User
from juli.hub.directory.actions import accept_invitation
from juli.hub.directory.models import Invitation
from juli.hub.directory.queries import invitation_offered, seats_of
from juli.hub.directory.rights import in_order
from juli.hub.machines import NotPossible
from juli.hub.seats import choose_seat


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the offer, or take it. A link that is wrong, used or over tells nothing of what it was."""
    actor = _who(request)
    offered = invitation_offered(secret, now=timezone.now(), by=actor)
    if offered is None:
        return _answer(request, {"invitation": None}, status=404)
    if request.method != "POST":
        return _answer(request, _told(offered))
    try:
        user = accept_invitation(secret, now=timezone.now(), by=actor)
    except NotAllowed:
        return _answer(request, {"invitation": None}, status=404)
    except NotPossible:
        return _answer(request, {**_told(offered), "sign_in_first": True}, status=409)
    return _led_on(request, user, offered)


def _who(request: HttpRequest) -> Actor:
    if request.user.is_authenticated:
        return Actor(ActorKind.ACCOUNT, user_id=request.user.pk)
    return Actor(ActorKind.VISITOR)


def _told(offered: Invitation) -> dict[str, object]:
    return {"invitation": offered, "rights": in_order(offered.role.rights)}


def _led_on(request: HttpRequest, user: User, offered: Invitation) -> HttpResponse:
    """To the seat who is signed in to it; to their first password who is new; to the sign-in anybody else."""
    messages.success(request, _("You belong to %(name)s now.") % {"name": offered.organisation.name})
    if request.user == user:
        taken = next(seat for seat in seats_of(user) if seat.organisation_id == offered.organisation_id)
        choose_seat(request, taken.pk)
        return redirect("house:home")
    return redirect("account_login" if user.has_usable_password() else first_password_link(user))


def _answer(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    return render(request, "house/join.html", context, status=status)
