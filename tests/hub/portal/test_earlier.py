"""Before filing: a like complaint of one's own is shown and never in the way, and nobody learns of another's."""

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import link_complaint
from juli.hub.complaints.models import Complaint
from tests.hub.portal.walking import ANSWERS, at, begin, browser, file_it, page, walk
from tests.hub.signed import signed_in

pytestmark = pytest.mark.django_db

SHOWN = "You have filed a like complaint already"


def again(client: Client, **changes: dict[str, object]) -> str:
    """The last page of another draft in the same browser."""
    client.post(reverse("portal:start"), {"entrance": "overcharged"})
    walk(client, **changes)
    return page(client, at("check"))


@pytest.fixture
def client() -> Client:
    """A browser that has filed a complaint."""
    found = begin()
    walk(found)
    file_it(found)
    return found


def test_the_same_matter_is_shown_with_a_way_to_it_and_is_filed_all_the_same(client: Client) -> None:
    first = Complaint.objects.get()
    shown = again(client)
    assert SHOWN in shown
    assert first.number in shown
    assert reverse("portal:case", args=[first.number]) in shown
    assert "the same kind of matter" in shown
    second = file_it(client)
    assert second != first.number
    assert Complaint.objects.count() == 2


def test_another_matter_or_another_provider_is_not_taken_for_it(client: Client) -> None:
    other = {"claims": {"claims": ["restore_rate"]}, "what": {"issue": "data_fee"}}
    assert SHOWN not in again(client, **other)
    elsewhere = {**ANSWERS["provider"], "provider_name": "Another Payment"}
    assert SHOWN not in again(client, provider=elsewhere)


def test_a_closed_complaint_stands_in_no_way(client: Client) -> None:
    Complaint.objects.update(stage="in_hand")
    Complaint.objects.update(stage="closed", closed_at="2026-11-20T08:00:00Z", closed_reason="resolved")
    assert SHOWN not in again(client)


def test_who_types_another_person_s_number_learns_nothing(client: Client) -> None:
    first = Complaint.objects.get()
    shown = again(browser())
    assert SHOWN not in shown
    assert first.number not in shown


def test_an_account_is_shown_what_it_holds_and_nothing_else(client: Client) -> None:
    first = Complaint.objects.get()
    own, other = (User.objects.create_user(f"{name}@example.cn", name="周桂兰") for name in ("zhou", "chen"))
    link_complaint(first, by=Actor(ActorKind.COMPLAINANT, user_id=own.pk, complaint_id=first.pk))
    assert first.number in again(signed_in(own))
    assert SHOWN not in again(signed_in(other))
