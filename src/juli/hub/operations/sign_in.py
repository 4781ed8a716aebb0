"""Who may sign in: people the operator has entered. There is no public sign-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

DEMO = "juli.hub.operations.demo"
"""Looked for when it is needed: only a demo installation does."""


class ClosedSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's behaviour with sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


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
