"""One's own data on the portal: seen, taken along, put right, taken back, erased on request."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.utils import timezone

from juli.hub.complaints.actions import withdraw_complaint, write_note
from juli.hub.complaints.models import Complainant, Complaint, Event
from juli.hub.privacy.categories import Span
from juli.hub.privacy.models import ErasureRequest
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import HOSTILE, STATEMENT, audited, browser, follow, page, shown_after, url

pytestmark = pytest.mark.django_db

ACCOUNT = "6222021234567890123"
CONTACT = {"name": "周桂兰", "business_name": "", "phone": "13900001111", "email": ""}
TABLES = ("messages.csv", "evidence.csv", "events.csv")
PAGES = ("data", "correct", "account", "withdraw-consent", "erase")


def corrected(client: Client, complaint: Complaint, **changes: str) -> str:
    """Send the form of name and contact, and return the page it leads to."""
    return client.post(url("correct", complaint), {**CONTACT, **changes}, follow=True).content.decode()


def test_the_page_says_what_is_kept_and_how_long() -> None:
    complaint, _, passcode = filed(organisation(), refund_account=ACCOUNT, refund_account_consent=True)
    shown = " ".join(page(follow(complaint, passcode), "data", complaint).split())
    assert "13800006027" in shown
    assert "**** 0123" in shown
    assert ACCOUNT not in shown
    assert "Nobody so far" in shown
    assert "for 3 years after its end" in shown


@pytest.mark.parametrize("name", PAGES)
def test_who_has_not_opened_the_complaint_is_asked_for_the_passcode(name: str) -> None:
    complaint, _, _ = filed(organisation())
    answer = browser().get(url(name, complaint))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/follow/?number=")


def test_the_archive_holds_page_document_and_files() -> None:
    home = organisation()
    complaint, _, passcode = audited(home)
    _, seat = staff(home)
    write_note(complaint, "内部备注", by=seat)
    answer = follow(complaint, passcode).post(url("export", complaint))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="juli-{complaint.number}.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        document = json.loads(archive.read("data.json"))
        assert set(archive.namelist()) == {f"files/001-{STATEMENT}", "data.json", "index.html", *TABLES}
        assert archive.read(f"files/001-{STATEMENT}").startswith(b"occurred_at,")
        readable = archive.read("index.html").decode()
        assert (
            archive.read("messages.csv").decode("utf-8-sig").splitlines()[0]
            == '"at","side","channel","happened_on","text"'
        )
    assert document["complainant"]["email"] == "zhou@example.cn"
    assert document["audit"]["document"]["schema"] == "juli.audit/1"
    assert "13800006027" in readable
    assert "内部备注" not in json.dumps(document, ensure_ascii=False) + readable
    assert "You downloaded your data" in page(follow(complaint, passcode), "case", complaint)


def test_words_of_others_run_in_no_archive() -> None:
    complaint, _, passcode = filed(organisation(), story="=HYPERLINK(1)" + HOSTILE)
    answer = follow(complaint, passcode).post(url("export", complaint))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        assert "<script>" not in archive.read("index.html").decode()
        assert ',"=' not in archive.read("messages.csv").decode("utf-8-sig")


def test_a_file_whose_bytes_are_gone_is_named() -> None:
    from juli.hub.files import file_store

    complaint, _, passcode = audited(organisation())
    file_store().path(complaint.evidence.get().sha256).unlink()
    answer = follow(complaint, passcode).post(url("export", complaint))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        assert json.loads(archive.read("data.json"))["missing"] == [f"files/001-{STATEMENT}"]


def test_putting_right_keeps_the_rules_of_filing() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    assert 'value="13800006027"' in page(client, "correct", complaint)
    assert "no telephone number" in corrected(client, complaint, phone="none")
    assert "one way to reach you" in corrected(client, complaint, phone="")
    assert Complainant.objects.get().phone == "13800006027"
    assert "Your data is put right" in corrected(client, complaint)
    assert Complainant.objects.get().phone == "13900001111"


def test_an_account_needs_its_consent_and_goes_with_it() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    shown_after(client, "account", complaint, account=ACCOUNT)
    assert Complainant.objects.get().refund_account == ""
    assert "**** 0123" in shown_after(client, "account", complaint, account=ACCOUNT, consent="on")
    assert "None is kept" in shown_after(client, "withdraw-consent", complaint)
    assert Complainant.objects.get().refund_account == ""


def test_erasure_is_asked_for_after_the_end_and_the_day_is_said() -> None:
    complaint, seat, passcode = filed(organisation())
    client = follow(complaint, passcode)
    assert "The complaint is still open" in shown_after(client, "erase", complaint)
    withdraw_complaint(complaint, by=seat)
    assert "Your wish is noted" in shown_after(client, "erase", complaint)
    free_on = Span(36, "months").after(timezone.localdate())
    assert Event.objects.get(kind="erasure_requested").data == {"on": free_on.isoformat()}
    assert ErasureRequest.objects.count() == 1
    assert str(free_on.year) in page(client, "data", complaint)


def test_putting_right_stays_possible_after_the_end() -> None:
    complaint, seat, passcode = filed(organisation())
    withdraw_complaint(complaint, by=seat)
    assert "Your data is put right" in corrected(follow(complaint, passcode), complaint)
