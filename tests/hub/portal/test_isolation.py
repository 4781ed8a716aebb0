"""Nobody reaches another's complaint or draft at any address of the portal; the addresses are found by themselves."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from juli.hub.complaints.actions import (
    add_evidence,
    end_access,
    give_access,
    keep_paper,
    note_proceeding,
    open_proceeding,
)
from juli.hub.complaints.actions.access import Power
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import Access, Complaint
from juli.hub.redress.actions import accept_offer, make_offer
from juli.hub.workbench.actions import ask_about_person
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.sharing import Helped, helped, soon
from tests.hub.papers import sample_paper
from tests.hub.portal.following import browser, follow

SECRET = "only between us 4711"


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


PORTAL = list(patterns(get_resolver("juli.hub.portal.urls")))


@pytest.fixture
def matter(db: None) -> Complaint:
    """A complaint with everything that has an id of its own: a file, a helper, an offer, a promised payment."""
    at = organisation()
    complaint, seat, _ = filed(at, story=SECRET)
    opened = open_proceeding(complaint, "pboc_complaint", by=seat)
    note_proceeding(opened, Note("sent", timezone.localdate()), Words(channel="post", body=SECRET), by=seat)
    keep_paper(opened, sample_paper(SECRET), after=0, by=seat)
    add_evidence(complaint, [NewFile("slip.txt", SECRET.encode(), "text/plain", SECRET)], by=seat)
    give_access(complaint, name=SECRET, email="x@example.cn", power=Power.SETTLE, until=timezone.localdate(), by=seat)
    desk = staff(at)[1]
    ask_about_person(complaint, filed(at, phone="13900001111")[0], by=desk)
    pay_by = timezone.localdate() + timedelta(days=5)
    accept_offer(make_offer(complaint, amount=100, pay_by=pay_by, text=SECRET, by=desk), by=seat)
    return complaint


def addresses(number: str, matter: Complaint) -> Iterator[str]:
    """Every address that names a complaint, with `number` and with what belongs to `matter`."""
    values = {
        "number": number,
        "item": matter.evidence.get().pk,
        "line": 1,
        "rule": "rate-above-agreed",
        "kind": "letter-pdf",
        "access": matter.accesses.get().pk,
        "form": "pdf",
        "offer_id": matter.offers.get().pk,
        "obligation_id": matter.obligations.get().pk,
        "procedure": "pboc_complaint",
        "proceeding": matter.proceedings.get(procedure="pboc_complaint").pk,
        "note": "received",
        "paper": "pboc_complaint",
        "version": 1,
        "same": matter.person_questions.get().pk,
    }
    for pattern in PORTAL:
        names = pattern.pattern.converters
        if "number" in names:
            yield reverse(f"portal:{pattern.name}", kwargs={name: values[name] for name in names})


def refuses(client: Client, address: str) -> None:
    sent = {"text": "x", "reference": "x", "name": "x", "email": "x@example.cn", "power": "read", "until": soon()}
    for answer in (client.get(address), client.post(address, sent)):
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert SECRET.encode() not in content, address
        assert answer.status_code in (302, 404, 405), (address, answer.status_code)
        if answer.status_code == 302:
            assert answer["Location"].startswith((reverse("portal:follow"), reverse("portal:home"))), address


def test_there_are_addresses_to_try(matter: Complaint) -> None:
    assert len(list(addresses(matter.number, matter))) >= 24


def test_a_stranger_reaches_nothing(matter: Complaint) -> None:
    events = matter.events.count()
    for address in addresses(matter.number, matter):
        refuses(browser(), address)
    assert matter.events.count() == events


def test_another_complainant_reaches_nothing_by_the_number(matter: Complaint) -> None:
    events = matter.events.count()
    other, _, passcode = filed()
    client = follow(other, passcode)
    for address in addresses(matter.number, matter):
        refuses(client, address)
    assert matter.events.count() == events


def test_another_complainant_reaches_nothing_through_their_own_number(matter: Complaint) -> None:
    other, _, passcode = filed()
    client = follow(other, passcode)
    foreign = {str(rows.get().pk) for rows in (matter.evidence, matter.offers, matter.obligations, matter.accesses)}
    foreign.add(f"/proceeding/{matter.proceedings.get(procedure='pboc_complaint').pk}/")
    tried = [address for address in addresses(other.number, matter) if any(pk in address for pk in foreign)]
    assert len(tried) >= 12
    for address in tried:
        assert client.get(address).status_code in (404, 405), address
        assert client.post(address).status_code in (404, 405), address


def test_the_draft_of_another_is_not_there(db: None) -> None:
    client = browser()
    for pattern in PORTAL:
        if str(pattern.pattern).startswith("draft/") and not pattern.pattern.converters:
            answer = client.get(reverse(f"portal:{pattern.name}"))
            assert answer.status_code in (302, 404), pattern


def signed_in(one: Helped) -> Client:
    """The helper's browser."""
    client = browser()
    client.force_login(one.user)
    return client


OWN_ONLY = {
    "renew-passcode",
    "request-confirmation",
    "keep-in-account",
    "let-go",
    "invite-helper",
    "end-helper",
    "signed-authority",
    "authority",
}


def test_a_helper_opens_another_complaint_at_no_address(matter: Complaint) -> None:
    client = signed_in(helped(Power.SETTLE, at=matter.respondent))
    events = matter.events.count()
    for address in addresses(matter.number, matter):
        refuses(client, address)
    assert matter.events.count() == events


@pytest.mark.parametrize("why", ["ended", "day passed"])
def test_a_helper_whose_access_is_over_reaches_nothing_at_the_next_request(matter: Complaint, why: str) -> None:
    one = helped(Power.SETTLE, at=matter.respondent)
    client = signed_in(one)
    assert client.get(reverse("portal:case", args=[one.complaint.number])).status_code == 200
    if why == "ended":
        end_access(one.access, by=one.seat)
    else:
        Access.objects.filter(pk=one.access.pk).update(until=timezone.localdate() - timedelta(days=1))
    events = one.complaint.events.count()
    for address in addresses(one.complaint.number, matter):
        refuses(client, address)
    assert one.complaint.number not in client.get(reverse("portal:account-complaints")).content.decode()
    assert one.complaint.events.count() == events


def test_a_reading_helper_changes_nothing_at_any_address(matter: Complaint) -> None:
    one = helped(Power.READ, at=matter.respondent)
    client = signed_in(one)
    events = one.complaint.events.count()
    given_up = reverse("portal:lay-down", args=[one.complaint.number])
    for address in addresses(one.complaint.number, matter):
        if address != given_up:  # to go is the one thing everybody may
            client.post(address, {"text": "x", "reference": "x", "name": "x"})
    assert one.complaint.events.count() == events


def test_no_helper_gets_at_keys_contact_or_other_helpers(matter: Complaint) -> None:
    one = helped(Power.SETTLE, at=matter.respondent)
    client = signed_in(one)
    tried = [pattern.name for pattern in PORTAL if pattern.name in OWN_ONLY]
    assert set(tried) == OWN_ONLY
    values = {"number": one.complaint.number, "access": one.access.pk, "form": "pdf"}
    for pattern in PORTAL:
        if pattern.name in OWN_ONLY:
            names = pattern.pattern.converters
            address = reverse(f"portal:{pattern.name}", kwargs={name: values[name] for name in names})
            assert client.get(address).status_code in (404, 405), address
            assert client.post(address).status_code in (404, 405), address
