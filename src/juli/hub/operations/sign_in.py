"""Who may sign in, how it is told to them, and where they arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.hub.accounts.actions import queue_mail, queue_sms
from juli.hub.accounts.actors import SYSTEM, ActorKind
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor
from juli.hub.directory.queries import operator_actor, seat_of
from juli.hub.directory.rights import seat_kind
from juli.hub.identity.queries import must_use_organisation

DEMO = "juli.hub.operations.demo"
"""Looked for when it is needed: only a demo installation does."""
TO_NOBODY = "account/email/unknown_account"
"""allauth's note to an address that has no account: made like the real one, so that it takes as long, and not sent."""


HOMES = {ActorKind.STAFF: "desk:list", ActorKind.PARTNER: "partners:list", ActorKind.SUPERVISOR: "house:home"}
"""Where a member arrives, by the seat."""


def home_of(user: User) -> str:
    """Where a person arrives after signing in.

    Operators at the console, a provider's staff at their desk, partners at what they are asked, supervisors at
    their organisation, and everybody else at their account.
    """
    if operator_actor(user) is not None:
        return reverse("console:home")
    seat = seat_of(user)
    if seat is None:
        return reverse("account_home")
    return reverse(HOMES[seat_kind(seat.organisation)])


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's behaviour with sign-up closed, mail sent by the worker, and our own words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "email_password_mismatch": gettext_lazy("E-mail or password is not correct."),
        "enter_current_password": gettext_lazy("Please type your present password."),
        "incorrect_code": gettext_lazy("This is not the code, or it is too old."),
        "incorrect_password": gettext_lazy("The password is not correct."),
        "invalid_or_expired_key": gettext_lazy("This link no longer works."),
        "invalid_login": gettext_lazy("E-mail or password is not correct."),
        "invalid_password_reset": gettext_lazy("This link no longer works."),
        "rate_limited": gettext_lazy("Too many attempts. Please wait some minutes."),
        "too_many_login_attempts": gettext_lazy("Too many attempts. Please wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)  # type: ignore[arg-type]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Nobody signs in past the way their organisation demands."""
        if user.is_active and must_use_organisation(user, request):
            return redirect("identity:required")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        queue_mail("" if template_prefix == TO_NOBODY else email, message.subject, message.body, by=SYSTEM)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: object) -> None:
        text = _("Juli: %(code)s is your code, good for 15 minutes. Tell it to nobody.") % {"code": code}
        queue_sms(phone, text, by=account_actor(user))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        words = {
            "reauthenticate": _("With my password"),
            "mfa_reauthenticate": _("With a code of my app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With my passkey"),
        }
        return [{**way, "description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in of the demo: who it is ("customer service, Chenghu Payment"), and what they type.

    Where it opens a complaint, `email` is the complaint's number and `password` its passcode.
    """

    who: str
    email: str
    password: str
    opens: Literal["desk", "complaint"] = "desk"


def demo_sign_ins() -> Sequence[SignIn]:
    """The sign-ins that the demo data brings."""
    sign_ins: Sequence[SignIn] = import_module(DEMO).sign_ins()
    return sign_ins
