"""What stands beside the doors: a consumer's ways, help with a large sum, a lawyer who reads and changes nothing."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.models import User
from juli.hub.complaints.models import Access, AccessKind, Complaint, Event, EvidenceItem, Proceeding
from juli.hub.portal.follow.urls import urlpatterns
from juli.procedures import procedures
from juli.procedures.doors.beside import beside
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import audited, browser, follow, page, url
from tests.hub.portal.test_ladder import FACTS, told

pytestmark = pytest.mark.django_db


def test_a_consumer_is_shown_the_bank_the_seller_12315_and_the_police() -> None:
    complaint, _, passcode = filed(organisation(), complainant_kind="consumer")
    shown = page(told(complaint, passcode), "doors", complaint)
    for words in ("Your card&#x27;s bank", "The seller", "A complaint to 12315", "The police"):
        assert words in shown, words
    assert url("door", complaint, "samr_complaint") in shown
    assert url("door", complaint, "police") in shown


def test_a_business_is_not() -> None:
    complaint, _, passcode = filed(organisation(), complainant_kind="company")
    assert "For you as a consumer" not in page(told(complaint, passcode), "doors", complaint)


@pytest.mark.parametrize(("fen", "first"), [(29_900, False), (5_000_001, True)])
def test_help_stands_before_the_doors_of_a_large_sum_and_behind_those_of_a_small_one(fen: int, first: bool) -> None:
    complaint, _, passcode = filed(organisation())
    Complaint.objects.filter(pk=complaint.pk).update(claimed_fen=fen)
    shown = page(told(complaint, passcode), "doors", complaint)
    assert (shown.index('id="help"') < shown.index('id="doorlist"')) is first
    assert "12348" in shown
    assert f"{url('invite-helper', complaint)}?for=lawyer" in shown


def test_from_the_doors_a_lawyer_is_let_in_to_read() -> None:
    complaint, _, passcode = filed(organisation())
    client = told(complaint, passcode)
    invite = client.get(f"{url('invite-helper', complaint)}?for=lawyer")
    assert invite.context["form"]["power"].value() == "read"
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    typed = {"name": "Wang", "email": "wang@lawyer.example", "power": "read", "until": until}
    assert client.post(url("invite-helper", complaint), typed).status_code == 302
    assert Access.objects.get(kind=AccessKind.DELEGATE).may_act is False


@pytest.fixture
def reading() -> tuple[Complaint, Client]:
    """A complaint with an audit and a proceeding elsewhere, and the browser of a lawyer who may read it."""
    complaint, _, passcode = audited(organisation())
    owner = follow(complaint, passcode)
    owner.post(url("circumstances", complaint), FACTS)
    owner.post(url("door", complaint, "pboc_complaint"))
    lawyer = User.objects.create_user("wang@lawyer.example", name="Wang")
    now = timezone.now()
    Access.objects.create(
        complaint=complaint,
        kind=AccessKind.DELEGATE,
        user=lawyer,
        until=timezone.localdate() + timedelta(days=9),
        given_at=now,
        accepted_at=now,
    )
    client = browser()
    client.force_login(lawyer)
    return complaint, client


def test_a_reading_lawyer_reads_everything_a_case_needs(reading: tuple[Complaint, Client]) -> None:
    complaint, lawyer = reading
    proceeding = Proceeding.objects.get(complaint=complaint, procedure="pboc_complaint")
    statement = EvidenceItem.objects.get(complaint=complaint, purpose="statement")
    for name, rest in (
        ("case", ()),
        ("doors", ()),
        ("door", ("civil_suit",)),
        ("proceeding", (proceeding.pk,)),
        ("file", (statement.pk,)),
        ("case-line", (statement.pk, 2)),
    ):
        assert lawyer.get(url(name, complaint, *rest)).status_code == 200, name
    shown = page(lawyer, "doors", complaint)
    assert "Let a lawyer read" not in shown
    assert "Deliver it" not in page(lawyer, "door", complaint, "provider_compliance")


def addresses(complaint: Complaint) -> Iterator[str]:
    """Every address of a complaint's pages."""
    item = EvidenceItem.objects.filter(complaint=complaint).earliest("pk").pk
    proceeding = Proceeding.objects.filter(complaint=complaint).latest("pk").pk
    access = Access.objects.get(complaint=complaint).pk
    known: Mapping[str, object] = {
        "number": complaint.number,
        "item": item,
        "line": 2,
        "rule": "rate-above-agreed",
        "procedure": "police",
        "proceeding": proceeding,
        "note": "sent",
        "offer_id": item,
        "obligation_id": item,
        "access": access,
        "form": "pdf",
    }
    for pattern in urlpatterns:
        names = pattern.pattern.regex.groupindex.keys() | pattern.pattern.converters.keys()
        if "number" in names and names <= known.keys():
            yield reverse(f"portal:{pattern.name}", kwargs={name: known[name] for name in names})


def test_a_reading_lawyer_changes_nothing_at_any_address(reading: tuple[Complaint, Client]) -> None:
    complaint, lawyer = reading
    typed = {
        "text": "x",
        "on": "2026-11-20",
        "channel": "post",
        "power": "read",
        "tone": "mine",
        "deliver": "yes",
        **FACTS,
    }
    typed |= {"name": "x", "email": "x@example.cn", "until": "2026-12-20", "sent_on": "2026-11-20", "how": "post"}
    before, rows = Event.objects.count(), Proceeding.objects.count()
    found = list(addresses(complaint))
    assert len(found) > 25
    for address in found:
        assert lawyer.post(address, typed).status_code < 500, address
    assert (Event.objects.count(), Proceeding.objects.count()) == (before, rows)
    complaint.refresh_from_db()
    assert complaint.stage == "filed"


def test_every_way_names_a_door_that_there_is() -> None:
    assert {way.door for way in beside() if way.door} <= procedures().keys()
    assert not any(way.verified for way in beside() if not way.door)
