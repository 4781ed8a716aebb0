"""The public directory, and claiming a place in it: anybody may, little happens by it, and two people look."""

from html import unescape
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Proceeding
from juli.hub.directory.actions import relate_organisations
from juli.hub.directory.models import Activation, Organisation, Record
from juli.hub.directory.queries import activations
from tests.hub.builders import filed, organisation
from tests.hub.console.operating import HOSTILE, PDF

pytestmark = pytest.mark.django_db

CLAIM = {
    "name": "钱程",
    "email": "qian@beiqiao.example",
    "licence_no": "Z2000011",
    "evidence": "本单位合规负责人，可回拨公示电话核实。",
}


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "en"})


def page(visitor: Client, name: str, at: Organisation) -> str:
    answer = visitor.get(reverse(f"portal:{name}", args=[at.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def claim(visitor: Client, at: Organisation, **changes: object) -> object:
    return visitor.post(reverse("portal:claim", args=[at.pk]), {**CLAIM, **changes})


def test_a_page_says_who_an_organisation_is_and_to_whom_it_belongs(visitor: Client) -> None:
    at = organisation()
    at.region, at.licence_no, at.acquirer_codes = "浙江", "Z1000033", ["898"]
    at.save()
    agent = Organisation.objects.create(name="远山科技有限公司", kind="agent")
    relate_organisations(agent, kind="agent_of", other=at, since=at.activated_on, by=SYSTEM)
    shown = page(visitor, "institution", at)
    for text in ("浙江", "Z1000033", "898", "Handles complaints on this platform", "远山科技有限公司"):
        assert text in shown
    assert "Is this your organisation?" not in shown
    of_agent = page(visitor, "institution", agent)
    assert at.name in of_agent
    assert "Is this your organisation?" in of_agent
    assert visitor.get(reverse("portal:institution", args=[uuid4()])).status_code == 404


def test_the_search_leads_to_the_page(visitor: Client) -> None:
    at = organisation()
    shown = visitor.get(f"{reverse('portal:institutions')}?{urlencode({'q': '澄湖'})}").content.decode()
    assert f'href="{reverse("portal:institution", args=[at.pk])}"' in shown


def test_a_claim_is_kept_and_opens_nothing(visitor: Client) -> None:
    at = organisation(active=False)
    assert "Two people of the operator check" in page(visitor, "claim", at)
    answer = claim(visitor, at, documents=SimpleUploadedFile("授权书.pdf", PDF))
    shown = unescape(visitor.get(answer["Location"]).content.decode())
    assert "Two people check it, one after the other" in shown
    at.refresh_from_db()
    assert not at.is_active
    kept = Activation.objects.get()
    assert (kept.claimed_by_email, kept.state, kept.documents.get().name) == (CLAIM["email"], "proposed", "授权书.pdf")
    record = Record.objects.latest("pk")
    assert (record.kind, record.actor) == ("activation_claimed", "visitor")
    for private in (CLAIM["name"], CLAIM["email"], CLAIM["evidence"]):
        assert private not in page(visitor, "institution", at)
    with acting(Actor(ActorKind.VISITOR)):
        assert not activations(by=Actor(ActorKind.VISITOR)).exists()


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("email", "nonsense"), ("licence_no", ""), ("evidence", "")]
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(visitor: Client, field: str, value: str) -> None:
    at = organisation(active=False)
    answer = claim(visitor, at, **{field: value})
    shown = unescape(answer.content.decode())
    assert "Please look at this once more" in shown
    assert f'href="#id_{field}"' in shown
    assert all(text in shown for name, text in CLAIM.items() if name != field)
    assert not Activation.objects.exists()


def test_documents_are_recognised_by_their_content(visitor: Client) -> None:
    answer = claim(visitor, organisation(active=False), documents=SimpleUploadedFile("a.pdf", b"<html><script>"))
    assert "a.pdf" in unescape(answer.content.decode())
    assert not Activation.objects.exists()


def test_many_claims_from_one_address_wait(visitor: Client) -> None:
    houses = [organisation(f"机构{number}", active=False) for number in range(4)]
    for at in houses:
        last = claim(visitor, at)
    assert "Several claims came from here" in last.content.decode()
    assert Activation.objects.count() == 3


def test_only_some_claims_of_one_organisation_wait_at_a_time(visitor: Client) -> None:
    at = organisation(active=False)
    for number in range(4):
        last = visitor.post(reverse("portal:claim", args=[at.pk]), CLAIM, REMOTE_ADDR=f"192.0.2.{number}")
    assert "already wait for a check" in last.content.decode()
    assert Activation.objects.count() == 3


def test_what_has_a_desk_cannot_be_claimed(visitor: Client) -> None:
    at = organisation()
    assert claim(visitor, at)["Location"] == reverse("portal:institution", args=[at.pk])
    assert not Activation.objects.exists()


def test_what_people_typed_is_text_and_nothing_else(visitor: Client) -> None:
    at = Organisation.objects.create(name=HOSTILE[:120], kind="bank", region=HOSTILE[:60], address=HOSTILE)
    for shown in (
        visitor.get(reverse("portal:institution", args=[at.pk])).content.decode(),
        visitor.post(reverse("portal:claim", args=[at.pk]), {**CLAIM, "name": HOSTILE, "email": "x"}).content.decode(),
    ):
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_an_activated_agent_receives_no_complaint(visitor: Client) -> None:
    """An agent on the platform has no desk: a complaint about it is prepared, and never counts as received."""
    agent = organisation("远山科技有限公司")
    Organisation.objects.filter(pk=agent.pk).update(kind="agent")
    agent.refresh_from_db()
    complaint, _, _ = filed(agent)
    assert complaint.received_on is None
    assert Proceeding.objects.get(complaint=complaint).filing == "prepared"
    assert "On this platform" in page(visitor, "institution", agent)
    assert "Handles complaints" not in page(visitor, "institution", agent)
