"""Things a test of the organisations' own pages needs: members signed in, and houses of every kind."""

from dataclasses import dataclass
from html import unescape

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.models import User
from juli.hub.directory.actions import open_desk
from juli.hub.directory.models import Membership, Organisation
from tests.hub.builders import staff
from tests.hub.signed import signed_in


@dataclass
class Seat:
    """A member, a browser signed in for them in English, and their actor."""

    at: Organisation
    browser: Client
    actor: Actor
    user: User

    @property
    def membership(self) -> Membership:
        return Membership.objects.get(user=self.user, organisation=self.at)

    def get(self, name: str, *args: object) -> HttpResponse:
        return self.browser.get(reverse(f"house:{name}", args=args))

    def post(self, name: str, /, *args: object, **fields: object) -> HttpResponse:
        return self.browser.post(reverse(f"house:{name}", args=args), fields)

    def page(self, name: str, *args: object) -> str:
        """The text of a page that must be there, as a person reads it."""
        answer = self.get(name, *args)
        assert answer.status_code == 200, answer.status_code
        return unescape(answer.content.decode())


def house(name: str, kind: str) -> Organisation:
    """An activated organisation of a kind."""
    from datetime import date

    return open_desk(name, kind=kind, opened_on=date(2026, 1, 5), by=SYSTEM)


def sit_down(at: Organisation, email: str = "lin@example.cn", *, role: str = "管理员") -> Seat:
    """Someone signs in who holds a role there."""
    user, actor = staff(at, email, role=role)
    browser = signed_in(user)
    return Seat(at, browser, actor, user)


def said(answer: HttpResponse) -> str:
    """The text of a page as a person reads it."""
    return unescape(answer.content.decode())
