"""Things a test of the console needs: an operator signed in, claims, looks past a wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.directory.actions import (
    claim_organisation,
    invite_person,
    open_emergency,
    propose_activation,
    relate_organisations,
)
from juli.hub.directory.actions.activation import NewDocument
from juli.hub.directory.models import Activation, Organisation, Role
from juli.hub.directory.queries import operator_actor
from tests.hub.builders import filed, organisation
from tests.hub.signed import signed_in

HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}\"'><img src=x onerror=alert(1)>"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass
class Console:
    """A browser signed in at the console, in English, and the operator's actor."""

    browser: Client
    actor: Actor
    user: User

    def get(self, name: str, *args: object) -> HttpResponse:
        return self.browser.get(reverse(f"console:{name}", args=args))

    def post(self, name: str, /, *args: object, **fields: object) -> HttpResponse:
        return self.browser.post(reverse(f"console:{name}", args=args), fields)

    def page(self, name: str, *args: object) -> str:
        """The text of a page that must be there."""
        answer = self.get(name, *args)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()


def sit_down(email: str = "guan@example.cn", *, name: str = "关山") -> Console:
    """An operator signs in."""
    user = User.objects.create_user(email, "long enough for a test", name=name, is_staff=True)
    browser = signed_in(user)
    actor = operator_actor(user)
    assert actor is not None
    return Console(browser, actor, user)


def claimed(at: Organisation, **changes: object) -> Activation:
    """A claim from outside, with one document."""
    told = {
        "name": "钱程",
        "email": "qian@beiqiao.example",
        "licence_no": "Z2000011",
        "evidence": "执照扫描件，可回拨官网电话核实。",
        "documents": [NewDocument("licence.pdf", PDF, "application/pdf")],
        **changes,
    }
    return claim_organisation(at, **told, by=Actor(ActorKind.VISITOR))


def said(answer: HttpResponse) -> str:
    """The text of a page as a person reads it."""
    return unescape(answer.content.decode())


def everything(console: Console) -> Iterator[tuple[str, list[object]]]:
    """Every address of the console with values that lead somewhere."""
    at, other = organisation(), organisation("云帆支付有限公司", active=False)
    complaint, _, _ = filed(at)
    claim = claimed(other)
    proposed = propose_activation(at, licence_no="Z1", evidence="ok", by=console.actor)
    relation = relate_organisations(other, kind="agent_of", other=at, since=at.activated_on, by=console.actor)
    look = open_emergency(at, reason="the duty officer cannot be reached", hours=1, by=console.actor)
    role = Role.objects.filter(organisation=at, rights__contains=["members.manage"]).get()
    invitation = invite_person(at, email="new@example.cn", name="新人", role=role, by=console.actor)
    values = {
        "organisation": at.pk,
        "relation": relation.pk,
        "invitation": invitation.pk,
        "activation": claim.pk,
        "document": claim.documents.get().pk,
        "emergency": look.pk,
        "number": complaint.number,
        "year": 2026,
        "template": "organisation/invitation",
        "name": "letter-pdf",
        "language": "zh",
    }
    special = {"unrelate": {"organisation": at.pk}, "retry": {"number": 1}, "check": {"activation": proposed.pk}}
    from juli.hub.console.urls import urlpatterns

    for pattern in urlpatterns:
        known = {**values, **special.get(pattern.name, {})}
        yield pattern.name, [known[name] for name in pattern.pattern.converters]
