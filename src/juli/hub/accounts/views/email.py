"""The address with which a person signs in: confirmed or changed by a link sent to it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import change_email, open_by_link, queue_mail, send_code
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.forms import BeginForm
from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.accounts.models import CodePurpose, OneTimeCode, User
from juli.hub.accounts.queries import account_actor, code_by_link, is_email_confirmed
from juli.hub.accounts.throttle import refused

VISITOR = Actor(ActorKind.VISITOR)


@fresh_sign_in_required
def email(request: HttpRequest) -> HttpResponse:
    """Take an address and send the link. Whether another account has it is told to nobody."""
    user = request.user
    assert isinstance(user, User)
    confirmed = is_email_confirmed(by=account_actor(user))
    form = BeginForm(request.POST or None, initial={} if confirmed else {"email": user.email})
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/email.html", {"form": form, "confirmed": confirmed})
    address = form.cleaned_data["email"]
    waiting = refused(request, "manage_email", key=address, user=user)
    if waiting:
        return waiting
    _code, secrets = send_code(CodePurpose.EMAIL, address, user=user, by=account_actor(user))
    link = settings.BASE_URL + reverse("account_confirm_email", args=[secrets.link])
    body = render_to_string("account/email/confirm.txt", {"link": link})
    queue_mail(address, _("Juli: please confirm your address"), body, by=account_actor(user))
    messages.info(request, _("We have sent a link to the address. Until you open it nothing changes."))
    return redirect("account_home")


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm the address by a button: programs that look into mail open links too."""
    code = code_by_link(token, CodePurpose.EMAIL, by=VISITOR)
    if request.method == "POST" and code:
        code = open_by_link(token, CodePurpose.EMAIL, by=VISITOR)
        if code and _changed(code):
            messages.success(request, _("The address is confirmed."))
            return redirect("account_home")
        code = None
    shown = {"email": code.recipient if code else ""}
    return render(request, "account/email_confirm.html", shown, status=200 if code else 410)


def _changed(code: OneTimeCode) -> bool:
    """Write the new address and tell the old one."""
    assert code.user
    old, by = code.user.email, account_actor(code.user)
    if not change_email(code.user, code.recipient, by=by):
        return False
    if old != code.user.email:
        body = render_to_string("account/email/changed.txt")
        queue_mail(old, _("Juli: the address of your account was changed"), body, by=by)
    return True
