"""The ladder on the complainant's pages: doors with reasons, three clicks to the papers, notes that lose nothing."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import (
    close_complaint,
    note_proceeding,
    open_proceeding,
    record_received,
    write_message,
)
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import Access, AccessKind, Circumstances, Complaint, EvidenceItem, Proceeding
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import HOSTILE, PNG, follow, page, url

pytestmark = pytest.mark.django_db

FACTS = {"province": "山东省", "clause": "no", "known_on": "2026-06-01", "purpose": "business"}


def told(complaint: Complaint, passcode: str, **changes: str) -> Client:
    """A browser whose complainant has answered the questions of the doors."""
    client = follow(complaint, passcode)
    answer = client.post(url("circumstances", complaint), {**FACTS, **changes})
    assert answer.status_code == 302, answer.context["errors"]
    return client


def noted(row: Proceeding, seat: Actor, *notes: tuple[str, str]) -> None:
    for kind, on in notes:
        note_proceeding(row, Note(kind, date.fromisoformat(on)), Words(channel="post"), by=seat)


def test_the_page_of_the_complaint_asks_first_and_then_shows_the_way() -> None:
    complaint, _, passcode = filed(organisation(), complainant_kind="person")
    client = follow(complaint, passcode)
    text = page(client, "case", complaint)
    assert url("circumstances", complaint) in text
    assert client.get(url("doors", complaint)).url == url("circumstances", complaint)  # type: ignore[attr-defined]
    text = page(told(complaint, passcode), "case", complaint)
    assert "Suggested next step" in text
    assert url("circumstances", complaint) not in text


def test_only_what_the_complaint_does_not_say_is_asked() -> None:
    complaint, _, passcode = filed(organisation())
    text = page(follow(complaint, passcode), "circumstances", complaint)
    assert 'name="purpose"' not in text
    assert 'name="respondent"' not in text
    other, _, passcode = filed(complainant_kind="person")
    text = page(follow(other, passcode), "circumstances", other)
    assert 'name="purpose"' in text
    assert 'name="respondent"' in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"province": ""}, "Please choose your province."),
        ({"province": "Atlantis"}, "Please choose your province."),
        ({"clause": ""}, "Please choose an answer."),
        ({"known_on": "2199-01-01"}, "still to come"),
        ({"known_on": "1890-01-01"}, "many years back"),
        ({"average_wage": "much"}, "much"),
    ],
)
def test_wrong_facts_get_a_sentence_and_stay(change: dict[str, str], sentence: str) -> None:
    complaint, _, passcode = filed(organisation())
    answer = follow(complaint, passcode).post(url("circumstances", complaint), {**FACTS, **change})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert not Circumstances.objects.exists()
    assert "2026-06-01" in text or "known_on" in change


def test_all_doors_stand_with_state_reason_and_ground() -> None:
    complaint, _, passcode = filed(organisation(), complainant_kind="company")
    text = page(told(complaint, passcode), "doors", complaint)
    for heading in ("g-open", "g-closed"):
        assert f'id="{heading}"' in text
    assert text.count('class="jl-door"') == 23
    assert "not verified in the text" in text
    assert "Limitation period" in text


def test_three_clicks_lead_to_the_papers() -> None:
    complaint, _, passcode = filed(organisation())
    client = told(complaint, passcode)
    door = reverse("portal:door", args=[complaint.number, "provider_compliance"])
    assert door in page(client, "doors", complaint)
    shown = client.get(door).content.decode()
    assert "already in your complaint" in shown
    asked = client.post(door, follow=True)
    row = complaint.proceedings.get(procedure="provider_compliance")
    assert asked.request["PATH_INFO"] == reverse("portal:proceeding-facts", args=[complaint.number, row.pk])
    papers = client.post(asked.request["PATH_INFO"], {}, follow=True)
    assert papers.request["PATH_INFO"] == reverse("portal:proceeding-papers", args=[complaint.number, row.pk])
    text = papers.content.decode()
    assert "Written escalation" in text
    assert reverse("portal:paper", args=[complaint.number, "letter-pdf"]) in text
    assert reverse("portal:note-proceeding", args=[complaint.number, row.pk, "sent"]) in text


def test_a_note_is_kept_with_its_proof_and_told() -> None:
    complaint, seat, passcode = filed(organisation(), complainant_kind="person")
    client = told(complaint, passcode)
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    address = reverse("portal:note-proceeding", args=[complaint.number, row.pk, "sent"])
    slip = SimpleUploadedFile("slip.png", PNG)
    fields = {"on": "2026-11-02", "channel": "post", "body": HOSTILE, "reference": "EMS 7", "proof": slip}
    text = client.post(address, fields, follow=True).content.decode()
    assert "It is noted" in text
    assert "EMS 7" in text
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert EvidenceItem.objects.get().private
    assert "EMS 7" not in page(client, "doors", complaint)


def test_a_wrong_order_is_told_in_words_and_loses_nothing() -> None:
    complaint, seat, passcode = filed(organisation(), complainant_kind="person")
    client = told(complaint, passcode)
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    noted(row, seat, ("sent", "2026-11-05"))
    address = reverse("portal:note-proceeding", args=[complaint.number, row.pk, "received"])
    answer = client.post(address, {"on": "2026-11-04", "reference": "12363-9", "text": "打过电话"})
    text = answer.content.decode()
    assert "before the last day" in text
    assert "12363-9" in text
    assert "打过电话" in text
    assert row.complaint.proceedings.get(pk=row.pk).filing == "sent"
    late = reverse("portal:note-proceeding", args=[complaint.number, row.pk, "correction_made"])
    assert client.get(late).status_code == 302
    assert "does not fit" in client.post(late, {"on": "2026-11-06"}).content.decode()


@pytest.mark.parametrize("note", ["nonsense", "terminated"])
def test_a_note_that_the_procedure_does_not_know_is_not_there(note: str) -> None:
    complaint, seat, passcode = filed(organisation())
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    address = reverse("portal:note-proceeding", args=[complaint.number, row.pk, note])
    assert follow(complaint, passcode).get(address).status_code == 404


def test_what_the_run_out_days_allow_stands_on_both_pages() -> None:
    complaint, seat, passcode = filed(organisation(), complainant_kind="person")
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    noted(row, seat, ("sent", "2026-11-01"), ("received", "2026-11-01"), ("transferred", "2026-11-02"))
    client = told(complaint, passcode)
    with time_machine.travel("2026-12-01 12:00:00+08:00", tick=False):
        client = follow(complaint, passcode)
        for text in (
            page(client, "case", complaint),
            client.get(reverse("portal:proceeding", args=[complaint.number, row.pk])).content.decode(),
        ):
            assert "ask it to urge" in text
            assert "jl-clock--over" in text


def test_an_extension_short_of_the_law_is_said_to_move_nothing() -> None:
    complaint, seat, passcode = filed(organisation(), complainant_kind="person")
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    noted(row, seat, ("sent", "2026-11-20"), ("received", "2026-11-20"), ("transferred", "2026-11-23"))
    address = reverse("portal:note-proceeding", args=[complaint.number, row.pk, "extended"])
    client = follow(complaint, passcode)
    assert "the matter is complex" in client.get(address).content.decode()
    text = client.post(address, {"on": "2026-11-24", "reason": "复杂"}, follow=True).content.decode()
    assert "The day stays." in text


def test_a_letter_nobody_answers_leads_on_after_the_target() -> None:
    complaint, _, passcode = filed(organisation(), complainant_kind="person")
    told(complaint, passcode)
    today = page(follow(complaint, passcode), "doors", complaint)
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        later = page(follow(complaint, passcode), "doors", complaint)
        case = page(follow(complaint, passcode), "case", complaint)
    pboc = reverse("portal:door", args=[complaint.number, "pboc_complaint"])
    assert f'btn-plain" href="{pboc}"' not in today
    assert f'btn-plain" href="{pboc}"' in later or f'btn-primary" href="{pboc}"' in later
    assert "Written escalation" in case
    assert "You need not do anything now" not in case


def test_what_the_provider_did_is_what_was_tried() -> None:
    house = organisation()
    complaint, seat, passcode = filed(house, complainant_kind="person")
    _, officer = staff(house)
    client = told(complaint, passcode)
    assert "has answered and you do not accept" not in page(client, "doors", complaint)
    write_message(complaint, "不同意。", by=officer)
    assert "has answered and you do not accept" in page(client, "doors", complaint)
    close_complaint(complaint, reason="unfounded", text="不成立", by=officer)
    client = follow(complaint, passcode)
    assert "What you can do now" in page(client, "case", complaint)
    open_proceeding(complaint, "small_claims", by=seat)
    assert "being prepared" in page(client, "case", complaint)


def test_the_number_of_queries_does_not_grow_with_proceedings_and_notes() -> None:
    complaint, seat, passcode = filed(organisation(), complainant_kind="person")
    client = told(complaint, passcode)

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, name, complaint)
        return len(caught)

    open_proceeding(complaint, "unionpay", by=seat)
    queries("case")  # the first page also shows what was just done
    few = {name: queries(name) for name in ("case", "doors")}
    for procedure in ("pboc_complaint", "pcac_report", "hotline_12345"):
        row = open_proceeding(complaint, procedure, by=seat)
        noted(row, seat, ("sent", "2026-11-01"), ("received", "2026-11-02"))
    assert {name: queries(name) for name in few} == few


def test_another_complaint_s_proceeding_is_not_there() -> None:
    complaint, _, passcode = filed(organisation())
    other, seat, _ = filed()
    row = open_proceeding(other, "unionpay", by=seat)
    client = follow(complaint, passcode)
    for name in ("proceeding", "proceeding-papers"):
        assert client.get(reverse(f"portal:{name}", args=[complaint.number, row.pk])).status_code == 404


def test_the_time_to_go_to_court_is_watched_and_a_demand_starts_it_anew() -> None:
    """Known on 1 December 2023, with nothing demanded: three years, to 1 December 2026."""
    complaint, seat, passcode = filed(organisation(active=False))
    client = told(complaint, passcode, known_on="2023-12-01")
    with time_machine.travel("2026-11-20 12:00:00+08:00", tick=False):
        client = follow(complaint, passcode)
        text = page(client, "case", complaint)
        assert "Your own deadline" in text
        assert "1 Dec" in text
        record_received(complaint, received_on=timezone.localdate(), by=seat)
        text = page(client, "case", complaint)
        assert "Your own deadline" not in text
        assert "20 Nov 2029" in text


def test_who_only_reads_along_is_asked_nothing() -> None:
    complaint, _, _ = filed(organisation())
    reader = User.objects.create_user("wang@lawyer.example")
    now = timezone.now()
    Access.objects.create(
        complaint=complaint,
        kind=AccessKind.DELEGATE,
        user=reader,
        until=timezone.localdate() + timedelta(days=9),
        given_at=now,
        accepted_at=now,
    )
    client = Client()
    client.force_login(reader)
    assert url("circumstances", complaint) not in page(client, "case", complaint)
    assert client.post(url("circumstances", complaint), FACTS).status_code == 404
    door = reverse("portal:door", args=[complaint.number, "unionpay"])
    assert client.post(door).status_code in (302, 404)
    assert not complaint.proceedings.filter(procedure="unionpay").exists()
