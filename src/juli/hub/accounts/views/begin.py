"""Signing in by e-mail, without a password: a code for this browser, and a link for any other.

The answer to every address is the same, since the account is made only once the code or link has come back.
"""

from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import open_account, open_by_link, queue_mail, send_code, try_code
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.forms import BeginForm, CodeForm
from juli.hub.accounts.models import CodePurpose, OneTimeCode
from juli.hub.accounts.queries import code_by_id, code_by_link
from juli.hub.accounts.throttle import refused

HELD = "begin-code"
"""Where the session keeps which code this browser asked for."""
VISITOR = Actor(ActorKind.VISITOR)


@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send the code and the link."""
    if request.user.is_authenticated:
        return redirect("account_home")
    form = BeginForm(request.POST or None)
    onward = get_next_redirect_url(request) or ""
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/begin.html", {"form": form, "next": onward})
    email = form.cleaned_data["email"]
    waiting = refused(request, "begin", key=email)
    if waiting:
        return waiting
    code, secrets = send_code(CodePurpose.BEGIN, email, onward=onward, by=VISITOR)
    link = settings.BASE_URL + reverse("account_begin_link", args=[secrets.link])
    body = render_to_string("account/email/begin.txt", {"code": secrets.code, "link": link})
    queue_mail(email, _("Juli: your code for signing in"), body, by=VISITOR)
    request.session[HELD] = str(code.pk)
    return redirect("account_begin_code")


@never_cache
def begin_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, in the browser that asked for it."""
    code = _held(request)
    if code is None:
        return render(request, "account/begin_gone.html", status=410)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        waiting = refused(request, "begin_code")
        if waiting:
            return waiting
        used = try_code(code.pk, CodePurpose.BEGIN, form.cleaned_data["code"], by=VISITOR)
        if used:
            return _signed_in(request, used)
        if _held(request) is None:
            return render(request, "account/begin_gone.html", status=410)
        form.add_error("code", _("This is not the code. Please compare it with the mail."))
    return render(request, "account/begin_code.html", {"form": form, "email": code.recipient})


@never_cache
def begin_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to sign in here: programs that look into mail open links too, but press no button."""
    code = code_by_link(token, CodePurpose.BEGIN, by=VISITOR)
    if code is None:
        return render(request, "account/begin_gone.html", status=410)
    if request.method == "POST":
        used = open_by_link(token, CodePurpose.BEGIN, by=VISITOR)
        return _signed_in(request, used) if used else render(request, "account/begin_gone.html", status=410)
    here = request.session.get(HELD) == str(code.pk)
    return render(request, "account/begin_link.html", {"email": code.recipient, "here": here})


def _held(request: HttpRequest) -> OneTimeCode | None:
    held = request.session.get(HELD)
    return code_by_id(UUID(held), CodePurpose.BEGIN, by=VISITOR) if held else None


def _signed_in(request: HttpRequest, code: OneTimeCode) -> HttpResponse:
    request.session.pop(HELD, None)
    user = open_account(code.recipient, by=VISITOR)
    record_authentication(request, user, method="code", email=user.email)
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=code.next or None))
    return response
