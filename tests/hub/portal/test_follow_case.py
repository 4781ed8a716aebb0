"""The page of a complaint: where it stands, by when, why, and what must never be on it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.evidence.store import sha256
from juli.hub.complaints import actions
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint, EvidenceItem, Payload
from juli.hub.files import file_store
from juli.hub.portal.follow.clocks import clock_card
from juli.hub.redress.actions import accept_offer, make_offer
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import HOSTILE, PNG, STATEMENT, audited, browser, follow, page, url

pytestmark = pytest.mark.django_db


def test_the_state_and_the_next_step_come_first() -> None:
    complaint, _, passcode = filed(organisation())
    text = page(follow(complaint, passcode), "case", complaint)
    assert "澄湖支付有限公司 has received your complaint." in text
    assert text.index('id="next"') < text.index('id="talk"') < text.index('id="proof"')


def test_a_target_is_dashed_and_never_called_law() -> None:
    complaint, _, passcode = filed(organisation())
    text = page(follow(complaint, passcode), "case", complaint)
    assert text.count("jl-clock--target") == 2
    assert "This is a target, not the law." in text
    assert "not counted" in text  # how the day was counted
    assert "jl-clock--law" not in text
    assert "Legal deadline" not in text


def test_a_missed_target_is_not_red_and_a_missed_promise_is() -> None:
    house = organisation()
    complaint, seat, passcode = filed(house)
    client = follow(complaint, passcode)
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        text = page(client, "case", complaint)
        assert "It was a target, not the law." in text
        assert "jl-clock--over" not in text
    _, officer = staff(house)
    due = timezone.localdate() + timedelta(days=3)
    accept_offer(make_offer(complaint, amount=100_00, pay_by=due, text="ok", by=officer), by=seat)
    assert "jl-clock--over" not in page(client, "case", complaint)
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        text = page(client, "case", complaint)
        assert "jl-clock--over" in text
        assert "The day has passed on which 澄湖支付有限公司 promised to pay" in text


def test_a_promise_due_today_is_not_overdue() -> None:
    house = organisation()
    complaint, seat, _ = filed(house)
    _, officer = staff(house)
    today = timezone.localdate()
    accept_offer(make_offer(complaint, amount=100_00, pay_by=today, text="ok", by=officer), by=seat)
    clock = complaint.proceedings.get().clocks.get(step="pay")
    card = clock_card(clock, today)
    assert (card.days_left, card.days_over, card.is_overdue) == (0, 0, False)
    assert clock_card(clock, today + timedelta(days=1)).is_overdue


def test_only_a_payment_institution_is_said_to_have_no_legal_days() -> None:
    sentence = "the law sets no number of days"
    bank = organisation("云洲银行")
    bank.kind = "bank"
    bank.save()
    for house, said in [(organisation(), True), (bank, False)]:
        complaint, _, passcode = filed(house)
        assert (sentence in page(follow(complaint, passcode), "case", complaint)) is said


def test_internal_notes_are_nowhere() -> None:
    house = organisation()
    complaint, _, passcode = filed(house)
    _, officer = staff(house)
    note = actions.write_note(
        complaint, "SECRET-NOTE", files=[NewFile("secret-plan.png", PNG, "image/png")], by=officer
    )
    client = follow(complaint, passcode)
    text = page(client, "case", complaint)
    assert "SECRET-NOTE" not in text
    assert "secret-plan" not in text
    assert sha256(PNG) not in text
    assert "Internal note" not in text
    item = note.files.get()
    assert client.get(url("file", complaint, item.pk)).status_code == 404
    assert client.get(url("withdraw-evidence", complaint, item.pk)).status_code == 404


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    house = organisation(f"{HOSTILE[:60]} A")
    complaint, seat, passcode = filed(house, story=HOSTILE, name=HOSTILE[:60])
    _, officer = staff(house)
    actions.write_message(
        complaint, HOSTILE, files=[NewFile(f"{HOSTILE[:25]}.png", PNG, "image/png", proves=HOSTILE)], by=seat
    )
    actions.add_evidence(complaint, [NewFile("a.png", PNG, "image/png", proves=HOSTILE)], by=seat)
    make_offer(complaint, amount=1, pay_by=timezone.localdate(), text=HOSTILE, by=officer)
    text = page(follow(complaint, passcode), "case", complaint)
    assert "<script>" not in text
    assert text.count("&lt;script&gt;alert(1)") > 4
    assert "{{ 7|add:7 }}" in text


def test_erased_words_are_said_to_be_erased() -> None:
    complaint, _, passcode = filed(organisation())
    Payload.objects.filter(message__isnull=False).update(content=None, erased_at=timezone.now())
    assert "This was erased." in page(follow(complaint, passcode), "case", complaint)


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    complaint, seat, passcode = audited(organisation())
    client = follow(complaint, passcode)
    few = queries_for(client, complaint)
    for i in range(6):
        actions.write_message(complaint, str(i), files=[NewFile(f"{i}.png", PNG, "image/png")], by=seat)
    assert queries_for(client, complaint) == few


def queries_for(client: Client, complaint: Complaint) -> int:
    with CaptureQueriesContext(connection) as seen:
        page(client, "case", complaint)
    return len(seen)


def test_every_sum_leads_down_to_its_line() -> None:
    complaint, _, passcode = audited(organisation())
    client = follow(complaint, passcode)
    text = page(client, "case", complaint)
    assert "72.00" in text  # (30 - 6) + (60 - 12)
    item = EvidenceItem.objects.get(purpose="statement")
    assert url("case-line", complaint, item.pk, 3) in text
    line = page(client, "case-line", complaint, item.pk, 3)
    assert "Line 3 of the statement" in line
    for amount in ("1,000.00", "30.00", "6.00", "24.00"):
        assert amount in line
    assert "as agreed" in line  # the neighbouring row
    finding = page(client, "case-finding", complaint, "rate-above-agreed")
    assert "48.00" in finding
    assert url("case-line", complaint, item.pk, 4) in finding


def test_a_formula_in_a_statement_stays_text() -> None:
    complaint, _, passcode = audited(organisation(), memo="<img src=x onerror=alert(1)>")
    item = EvidenceItem.objects.get(purpose="statement")
    text = page(follow(complaint, passcode), "case-line", complaint, item.pk, 3)
    assert "&lt;img src=x" in text
    assert "<img src=x" not in text


def test_lines_and_findings_that_are_not_there_are_not_found() -> None:
    complaint, seat, passcode = audited(organisation())
    other = actions.add_evidence(complaint, [NewFile("a.png", PNG, "image/png")], by=seat)[0]
    item = EvidenceItem.objects.get(purpose="statement")
    client = follow(complaint, passcode)
    missing = [
        url("case-line", complaint, item.pk, 99),
        url("case-line", complaint, item.pk, 10**30),
        url("case-line", complaint, other.pk, 1),
        url("case-line", complaint, complaint.pk, 1),
        url("case-finding", complaint, "charged-twice"),
        url("file", complaint, complaint.pk),
    ]
    assert {client.get(address).status_code for address in missing} == {404}


def test_pages_of_lines_that_do_not_exist_show_the_nearest() -> None:
    complaint, _, passcode = audited(organisation())
    client = follow(complaint, passcode)
    for number in ("2", "-1", "x", "9" * 40):
        assert client.get(url("case-finding", complaint, "rate-above-agreed"), {"page": number}).status_code == 200


def test_without_an_audit_the_page_says_so() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    assert "filed without an audit" in page(client, "case", complaint)
    assert client.get(url("case-finding", complaint, "rate-above-agreed")).status_code == 404


def test_a_statement_that_is_lost_or_damaged_is_said_calmly() -> None:
    complaint, _, passcode = audited(organisation())
    item = EvidenceItem.objects.get(purpose="statement")
    client = follow(complaint, passcode)
    path = file_store().path(item.sha256)
    whole = path.read_bytes()
    try:
        path.write_bytes(b"changed")
        for name, rest in [("file", (item.pk,)), ("case-line", (item.pk, 3))]:
            answer = client.get(url(name, complaint, *rest))
            assert answer.status_code == 404
            assert "This file cannot be shown" in answer.content.decode()
    finally:
        path.write_bytes(whole)


def test_a_closed_complaint_shows_its_reason_and_lets_nothing_change() -> None:
    house = organisation()
    complaint, seat, passcode = audited(house)
    _, officer = staff(house)
    item = actions.add_evidence(complaint, [NewFile("a.png", PNG, "image/png")], by=seat)[0]
    offer = make_offer(complaint, amount=1, pay_by=timezone.localdate(), text="x", by=officer)
    actions.close_complaint(complaint, reason="unfounded", text="WHY-IT-ENDS", by=officer)
    client = follow(complaint, passcode)
    text = page(client, "case", complaint)
    assert "澄湖支付有限公司 has closed this complaint" in text
    assert "unfounded" in text.lower()
    assert "WHY-IT-ENDS" in text
    changes = [
        url("write", complaint),
        url("add-evidence", complaint),
        url("withdraw", complaint),
        url("withdraw-evidence", complaint, item.pk),
        url("accept-offer", complaint, offer.pk),
        url("decline-offer", complaint, offer.pk),
        url("record-sent", complaint),
        url("record-received", complaint),
    ]
    assert [address for address in changes if address in text] == []
    before = complaint.events.count()
    for address in changes:
        for answer in (
            client.get(address, follow=True),
            client.post(address, {"text": "x", "proves": "x", "how": "post"}, follow=True),
        ):
            assert answer.status_code == 200, address
    assert complaint.events.count() == before
    assert "nothing can be changed" in client.get(url("write", complaint), follow=True).content.decode()
    assert client.get(url("file", complaint, item.pk)).status_code == 200


def test_what_was_typed_is_not_lost_when_it_closes_meanwhile() -> None:
    house = organisation()
    complaint, _, passcode = filed(house)
    client = follow(complaint, passcode)
    actions.close_complaint(complaint, reason="explained", text="x", by=staff(house)[1])
    text = client.post(url("write", complaint), {"text": "A-LONG-STORY"}).content.decode()
    assert "A-LONG-STORY" in text
    assert "nothing can be changed any more" in text


def test_anonymous_browsers_reach_no_page_of_a_complaint() -> None:
    complaint, _, _ = audited(organisation())
    item = EvidenceItem.objects.get(purpose="statement")
    for name, rest in [
        ("case", ()),
        ("write", ()),
        ("log", ()),
        ("add-evidence", ()),
        ("withdraw-evidence", (item.pk,)),
        ("file", (item.pk,)),
        ("case-finding", ("rate-above-agreed",)),
        ("case-line", (item.pk, 3)),
        ("withdraw", ()),
        ("record-sent", ()),
        ("record-received", ()),
        ("renew-passcode", ()),
    ]:
        for answer in (browser().get(url(name, complaint, *rest)), browser().post(url(name, complaint, *rest))):
            assert answer.status_code in {302, 405}, name
            assert STATEMENT not in answer.content.decode()
