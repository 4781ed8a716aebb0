"""Confirming a phone number by a code in a text message."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import confirm_phone, forget_phone, send_code, try_code
from juli.hub.accounts.forms import CodeForm, PhoneForm
from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.accounts.models import CodePurpose, OneTimeCode, User
from juli.hub.accounts.queries import account_actor, code_by_id, phone_of
from juli.hub.accounts.throttle import refused

HELD = "phone-code"


@fresh_sign_in_required
def phone(request: HttpRequest) -> HttpResponse:
    """Show the number, take a new one, or delete it."""
    user = _user(request)
    by = account_actor(user)
    if "forget" in request.POST:
        forget_phone(user, by=by)
        messages.success(request, _("Your phone number is deleted."))
        return redirect("account_home")
    form = PhoneForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/phone.html", {"form": form, "phone": phone_of(by=by)})
    number = form.cleaned_data["phone"]
    waiting = refused(request, "change_phone", key=number, user=user)
    if waiting:
        return waiting
    code, secrets = send_code(CodePurpose.PHONE, number, user=user, by=by)
    get_adapter().send_verification_code_sms(user=user, phone=number, code=secrets.code)
    request.session[HELD] = str(code.pk)
    return redirect("account_phone_code")


@never_cache
@login_required
def phone_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the text message."""
    user = _user(request)
    code = _held(request, user)
    if code is None:
        messages.info(request, _("This code is used up or too old. Please ask for a new one."))
        return redirect("account_phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        used = try_code(code.pk, CodePurpose.PHONE, form.cleaned_data["code"], by=account_actor(user))
        if used:
            confirm_phone(user, used.recipient, by=account_actor(user))
            messages.success(request, _("Your phone number is confirmed."))
            return redirect("account_home")
        form.add_error("code", _("This is not the code. Please compare it with the text message."))
    return render(request, "account/phone_code.html", {"form": form, "number": code.recipient})


def _held(request: HttpRequest, user: User) -> OneTimeCode | None:
    held = request.session.get(HELD)
    code = code_by_id(UUID(held), CodePurpose.PHONE, by=account_actor(user)) if held else None
    return code if code and code.user_id == user.pk else None


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
