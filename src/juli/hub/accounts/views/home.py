"""The account of a signed-in person: what is known of them, how they sign in, where they are signed in."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actions import end_session, end_sessions, rename_person
from juli.hub.accounts.devices import device_name, network_text
from juli.hub.accounts.forms import NameForm
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor, has_second_factor, is_email_confirmed, phone_of, sessions_of


@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Everything about the account on one page, each thing with the link that changes it."""
    user = _user(request)
    by = account_actor(user)
    phone = phone_of(by=by)
    shown = {
        "confirmed": is_email_confirmed(by=by),
        "phone": f"{phone.number[:3]}****{phone.number[-4:]}" if phone else "",
        "has_second_factor": has_second_factor(user),
        "sessions": len(sessions_of(by=by)),
        "place": get_adapter().get_login_redirect_url(request),
    }
    return render(request, "account/home.html", shown)


@never_cache
@login_required
def name(request: HttpRequest) -> HttpResponse:
    """Change the name."""
    user = _user(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    if request.method == "POST" and form.is_valid():
        rename_person(user, form.cleaned_data["name"], by=account_actor(user))
        return redirect("account_home")
    return render(request, "account/name.html", {"form": form})


@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in."""
    found = sessions_of(by=account_actor(_user(request)))
    shown = [{"session": one, "device": device_name(one.user_agent), "network": network_text(one.ip)} for one in found]
    return render(request, "account/sessions.html", {"sessions": shown})


@login_required
def end_one(request: HttpRequest, number: int) -> HttpResponse:
    """Sign one browser out."""
    user = _user(request)
    if request.method == "POST" and end_session(user, number, by=account_actor(user)):
        messages.success(request, _("That browser is signed out."))
    return redirect("account_sessions")


@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    user = _user(request)
    if request.method == "POST":
        end_sessions(user, but=request.session.session_key or "", by=account_actor(user))
        messages.success(request, _("You are signed out everywhere else."))
    return redirect("account_sessions")


@never_cache
@login_required
def confirm_it_is_you(request: HttpRequest) -> HttpResponse:
    """Lead to a way to confirm it: the first the person has, or signing in anew where they have none."""
    onward = get_next_redirect_url(request) or reverse("account_home")
    ways = get_adapter().get_reauthentication_methods(request.user)
    if ways:
        return redirect(f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: onward})}")
    again = f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: onward})}"
    return render(request, "account/sign_in_again.html", {"again": again})


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
