"""Messages, notes of calls, and files: kept, refused with a sentence, taken back, downloaded."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from juli.evidence.store import sha256
from juli.hub.complaints import actions
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import EvidenceItem, Message
from juli.hub.portal.follow.files import MOST_FILES
from juli.hub.portal.follow.forms import LONGEST_TEXT
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import HOSTILE, PNG, audited, follow, page, shown_after, url

pytestmark = pytest.mark.django_db


def upload(name: str = "photo.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def test_a_message_goes_out_with_its_files_once() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    text = shown_after(client, "write", complaint, text="Please answer.", attached=[upload(), upload("b.png")])
    assert "Please answer." in text
    assert "b.png" in text
    assert complaint.messages.last().files.count() == 2
    page(client, "case", complaint)  # a refresh sends nothing
    assert complaint.messages.count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Please write what you want to say."),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "longer than 20,000 characters"),
        ({"text": "KEPT", "attached": upload("page.svg", b"<svg onload='alert(1)'/>")}, "page.svg: Web pages"),
        ({"text": "KEPT", "attached": upload("a.png", b"")}, "a.png: This file is empty"),
        ({"text": "KEPT", "attached": upload("tool.exe", b"MZ\0\0")}, "tool.exe: Programs cannot be uploaded"),
        ({"text": "KEPT", "attached": [upload(f"{i}.png") for i in range(MOST_FILES + 1)]}, "At most 10 files"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_typed_is_lost(fields: dict[str, Any], sentence: str) -> None:
    complaint, _, passcode = filed(organisation())
    answer = follow(complaint, passcode).post(url("write", complaint), fields)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert fields["text"].strip() in text
    assert complaint.messages.count() == 1


def test_two_bad_files_get_a_sentence_each() -> None:
    complaint, _, passcode = filed(organisation())
    files = [upload("one.svg", b"<svg/>"), upload("two.png", b"")]
    text = follow(complaint, passcode).post(url("write", complaint), {"text": "x", "attached": files}).content.decode()
    assert "one.svg: " in text
    assert "two.png: " in text


def test_a_name_that_looks_like_markup_stays_text_in_the_error() -> None:
    complaint, _, passcode = filed(organisation())
    bad = upload("<img src=x onerror=1>.svg", b"<svg/>")
    text = follow(complaint, passcode).post(url("write", complaint), {"text": "x", "attached": bad}).content.decode()
    assert "<img" not in text
    assert "&lt;img" in text


def test_only_where_the_other_party_reads_can_it_be_written_to() -> None:
    complaint, _, passcode = filed(organisation(active=False))
    client = follow(complaint, passcode)
    answer = client.post(url("write", complaint), {"text": "x"})
    assert answer["Location"] == url("log", complaint)
    assert "does not read here" in page(client, "case", complaint)
    assert complaint.messages.count() == 1


def test_a_call_is_noted_with_its_day_and_completes_the_target() -> None:
    complaint, seat, passcode = filed(organisation(active=False))
    client = follow(complaint, passcode)
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.record_received(complaint, received_on=yesterday, by=seat)
    assert "Service target" in page(client, "case", complaint)
    text = shown_after(
        client,
        "log",
        complaint,
        speaker="respondent",
        channel="phone",
        happened_on=yesterday.isoformat(),
        text="They will call back.",
        attached=upload("call.png"),
    )
    assert "They will call back." in text
    assert "has answered you" in text
    assert "Service target" not in text
    message = complaint.messages.last()
    assert (message.side, message.channel, message.happened_on) == ("respondent", "phone", yesterday)


def test_ones_own_words_on_the_phone_are_no_answer_of_the_other_party() -> None:
    complaint, seat, passcode = filed(organisation(active=False))
    actions.record_received(complaint, received_on=timezone.localdate(), by=seat)
    text = shown_after(
        follow(complaint, passcode),
        "log",
        complaint,
        speaker="complainant",
        channel="phone",
        happened_on=timezone.localdate().isoformat(),
        text="I called them.",
    )
    assert "Service target" in text
    assert Message.objects.last().side == "complainant"


def test_nobody_puts_words_into_the_mouth_of_a_party_that_reads_here() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    fields = {"speaker": "respondent", "channel": "phone", "happened_on": "2026-11-01", "text": "WE-ADMIT-ALL"}
    assert client.post(url("log", complaint), fields)["Location"] == url("write", complaint)
    shown_after(client, "write", complaint, **fields, side="respondent")
    assert complaint.messages.last().side == "complainant"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("speaker", "judge", "Please choose who said it."),
        ("channel", "telepathy", "Please choose one of the ways."),
        ("happened_on", "2026-02-30", "Please fill in the day"),
        ("happened_on", "0001-01-01", "Please check the year."),
        ("happened_on", "9999-12-31", "still to come"),
    ],
)
def test_a_note_that_cannot_be_right_gets_a_sentence(field: str, value: str, sentence: str) -> None:
    complaint, _, passcode = filed(organisation(active=False))
    fields = {"speaker": "respondent", "channel": "phone", "happened_on": "2026-11-01", "text": "KEPT", field: value}
    text = follow(complaint, passcode).post(url("log", complaint), fields).content.decode()
    assert sentence in text
    assert "KEPT" in text
    assert complaint.messages.count() == 1


def test_evidence_is_kept_with_fingerprint_and_what_it_proves() -> None:
    complaint, _, passcode = filed(organisation())
    text = shown_after(
        follow(complaint, passcode), "add-evidence", complaint, proves=HOSTILE, attached=upload("../../photo.html.jpg")
    )
    item = EvidenceItem.objects.get()
    assert sha256(PNG) in text
    assert "<script>" not in text
    assert (item.proves, item.media_type, item.side) == (HOSTILE, "image/png", "complainant")
    assert "/" not in item.name
    assert item.name.endswith(".png")


def test_evidence_without_a_file_or_a_word_gets_a_sentence() -> None:
    complaint, _, passcode = filed(organisation())
    text = follow(complaint, passcode).post(url("add-evidence", complaint), {}).content.decode()
    assert "Please choose at least one file." in text
    assert "Please write in one sentence what they prove." in text


def test_only_ones_own_evidence_can_be_taken_back_and_never_a_statement() -> None:
    house = organisation()
    complaint, seat, passcode = audited(house)
    client = follow(complaint, passcode)
    mine = actions.add_evidence(complaint, [NewFile("mine.png", PNG, "image/png")], by=seat)[0]
    theirs = actions.add_evidence(complaint, [NewFile("theirs.png", PNG, "image/png")], by=staff(house)[1])[0]
    statement = EvidenceItem.objects.get(purpose="statement")
    text = page(client, "case", complaint)
    assert url("withdraw-evidence", complaint, mine.pk) in text
    for other in (theirs, statement):
        assert url("withdraw-evidence", complaint, other.pk) not in text
        assert client.post(url("withdraw-evidence", complaint, other.pk)).status_code == 404
    assert "mine.png" in page(client, "withdraw-evidence", complaint, mine.pk)
    assert "taken back" in shown_after(client, "withdraw-evidence", complaint, mine.pk)
    assert "already withdrawn" in shown_after(client, "withdraw-evidence", complaint, mine.pk)
    assert client.get(url("file", complaint, mine.pk)).status_code == 200


def test_a_file_goes_out_as_a_download_and_as_nothing_else() -> None:
    complaint, seat, passcode = filed(organisation())
    item = actions.add_evidence(complaint, [NewFile('合同 "1".png', PNG, "image/png")], by=seat)[0]
    answer = follow(complaint, passcode).get(url("file", complaint, item.pk))
    assert answer.content == PNG
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%90%88%E5%90%8C")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_a_file_of_another_complaint_is_not_found() -> None:
    mine, _, passcode = filed(organisation())
    other, seat, _ = filed()
    item = actions.add_evidence(other, [NewFile("a.png", PNG, "image/png")], by=seat)[0]
    client = follow(mine, passcode)
    assert client.get(url("file", mine, item.pk)).status_code == 404
    assert client.post(url("withdraw-evidence", mine, item.pk)).status_code == 404


def test_a_number_of_bytes_beyond_the_limit_is_said(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 2**20
    complaint, _, passcode = filed(organisation())
    big = upload("big.png", PNG + b"\0" * 2**20)
    text = follow(complaint, passcode).post(url("write", complaint), {"text": "x", "attached": big}).content.decode()
    assert "big.png: This file has 2 MB; the most is 1 MB" in text
