"""A provider that does not read here: the letter is prepared, sent and received, each with proof."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from juli.hub.complaints import actions
from juli.hub.complaints.models import EvidenceItem
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import PNG, follow, page, shown_after, url

pytestmark = pytest.mark.django_db


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("slip.png", PNG)


def test_prepared_offers_the_letter_and_asks_to_record_the_sending() -> None:
    complaint, _, passcode = filed(organisation(active=False))
    text = page(follow(complaint, passcode), "case", complaint)
    assert "Your letter is ready. It has not been sent to 澄湖支付有限公司 yet" in text
    assert reverse("portal:paper", args=[complaint.number, "letter-pdf"]) in text
    assert url("record-sent", complaint) in text
    assert "Service target" not in text


def test_a_provider_known_by_name_only_is_sent_by_hand_too() -> None:
    complaint, _, passcode = filed()
    assert "It has not been sent to 北桥支付有限公司 yet" in page(follow(complaint, passcode), "case", complaint)


def test_the_whole_way_of_a_letter_with_its_proofs() -> None:
    complaint, _, passcode = filed(organisation(active=False))
    client = follow(complaint, passcode)
    today = timezone.localdate()
    sent = (today - timedelta(days=2)).isoformat()
    text = shown_after(
        client, "record-sent", complaint, sent_on=sent, how="courier", reference="SF-<b>1</b>", proof=proof()
    )
    assert "The letter is on its way" in text
    assert "SF-&lt;b&gt;1&lt;/b&gt;" in text
    assert url("record-received", complaint) in text
    text = shown_after(client, "record-received", complaint, received_on=today.isoformat(), proof=proof())
    assert "Waiting for its answer" in text
    assert "Service target" in text
    assert [item.proves for item in EvidenceItem.objects.all()] == ["The letter was sent", "The letter arrived"]
    kinds = list(complaint.events.values_list("kind", flat=True))
    assert kinds == ["filed", "prepared", "sent", "evidence_added", "received", "evidence_added"]


def test_the_day_before_it_was_sent_cannot_be_the_day_it_arrived() -> None:
    complaint, seat, passcode = filed(organisation(active=False))
    today = timezone.localdate()
    actions.record_sent(complaint, sent_on=today, how="post", reference="", by=seat)
    early = {"received_on": (today - timedelta(days=1)).isoformat(), "proof": proof()}
    text = follow(complaint, passcode).post(url("record-received", complaint), early).content.decode()
    assert "It cannot have arrived before it was sent." in text
    assert early["received_on"] in text
    assert not EvidenceItem.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"how": "post"}, "Please fill in the day"),
        ({"how": "pigeon", "sent_on": "2026-11-01"}, "Please choose one of the ways."),
        ({"how": "post", "sent_on": "2199-01-01"}, "still to come"),
        ({"how": "post", "sent_on": "2026-11-01", "reference": "7" * 121}, "at most 120 characters"),
        ({"how": "post", "sent_on": "2026-11-01", "reference": "\0"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_right_gets_a_sentence(fields: dict[str, str], sentence: str) -> None:
    complaint, _, passcode = filed(organisation(active=False))
    answer = follow(complaint, passcode).post(url("record-sent", complaint), fields)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert complaint.proceedings.get().filing == "prepared"


def test_recording_twice_is_answered_calmly() -> None:
    complaint, seat, passcode = filed(organisation(active=False))
    today = timezone.localdate()
    actions.record_received(complaint, received_on=today, by=seat)
    text = (
        follow(complaint, passcode)
        .post(url("record-sent", complaint), {"how": "post", "sent_on": today.isoformat()})
        .content.decode()
    )
    assert "It is already recorded that the letter arrived." in text
