"""Programs of a partner's house: told of what it was asked, able to answer, and of nothing else."""

import json

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import ask_further, end_involvement, write_message
from juli.hub.directory.actions import unrelate_organisations
from juli.hub.directory.models import Organisation, Relation
from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import add_webhook
from juli.hub.integration.kinds import KINDS
from juli.hub.integration.models import WebhookMessage
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import post
from tests.hub.api.test_complaints import good
from tests.hub.complaints.sharing import Asked, asked, partner

pytestmark = pytest.mark.django_db
SCOPES = ("requests.answer", "integration.manage")


def listening(at: Organisation, email: str) -> Program:
    """A program of a partner, and an address of its house that wants to hear everything."""
    made = program(at, email, scopes=SCOPES)
    add_webhook(at, url="https://hooks.example/", kinds=list(KINDS), by=actor_at(made.seat))
    return made


@pytest.fixture
def one() -> Asked:
    return asked()


def told(at: Organisation) -> list[tuple[str, dict[str, str]]]:
    """What the addresses of a house were told."""
    with acting(SYSTEM):
        found = WebhookMessage.objects.filter(organisation=at).exclude(kind="webhook.trial").order_by("at")
        return list(found.values_list("kind", "data"))


def test_a_partner_hears_of_its_own_requests_and_reads_them(one: Asked) -> None:
    agent = listening(one.partner, "admin@agent.example")
    other = listening(partner("众信代理有限公司", of=one.at), "admin@other.example")
    said = ask_further(one.involvement, "装机单还在吗？", by=one.staff)
    write_message(one.complaint, "给商户的答复", by=one.staff)
    good(post(agent, f"/requests/{one.involvement.pk}/answer", {"text": "还在。"}), 201)
    first, answer = told(one.partner)
    assert (first[0], answer[0]) == ("partner.asked", "partner.answered")
    assert first[1] == {
        "number": one.complaint.number,
        "event": "partner_asked",
        "involvement": str(one.involvement.pk),
        "message": str(said.pk),
        "side": "respondent",
    }
    read = good(agent.get(f"/requests/{first[1]['involvement']}"))
    assert str(said.pk) in {message["id"] for message in read["messages"]}  # type: ignore[attr-defined]
    assert told(other.at) == []
    assert other.get(f"/requests/{one.involvement.pk}").status_code == 404
    assert "装机单" not in json.dumps(told(one.partner), ensure_ascii=False)
    end_involvement(one.involvement, by=one.staff)
    assert told(one.partner)[-1][0] == "partner.ended"
    assert agent.get(f"/requests/{one.involvement.pk}").status_code == 404


def test_the_house_that_asked_hears_it_with_its_place_in_the_chain(one: Asked) -> None:
    house = program(one.at, "admin@house.example", scopes=["integration.manage"])
    add_webhook(one.at, url="https://hooks.example/", kinds=["partner.ended"], by=actor_at(house.seat))
    end_involvement(one.involvement, by=one.staff)
    ((kind, data),) = told(one.at)
    assert (kind, data["involvement"]) == ("partner.ended", str(one.involvement.pk))
    assert data["position"]


def test_who_no_longer_belongs_to_it_is_told_nothing(one: Asked) -> None:
    listening(one.partner, "admin@agent.example")
    unrelate_organisations(Relation.objects.get(one=one.partner), until=timezone.localdate(), by=SYSTEM)
    ask_further(one.involvement, "还有一件事。", by=one.staff)
    assert told(one.partner) == []


def test_a_partner_s_deliveries_are_its_own(one: Asked) -> None:
    agent = listening(one.partner, "admin@agent.example")
    house = program(one.at, "admin@house.example", scopes=["integration.manage"])
    (hook,) = good(agent.get("/webhooks"))["items"]  # type: ignore[misc]
    assert good(house.get("/webhooks"))["items"] == []
    assert house.get(f"/webhooks/{hook['id']}/deliveries").status_code == 404
    (trial,) = good(agent.get(f"/webhooks/{hook['id']}/deliveries"))["items"]  # type: ignore[misc]
    assert post(house, f"/deliveries/{trial['id']}/replay").status_code == 404
