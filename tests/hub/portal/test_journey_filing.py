"""Filing: once and only once, and what is taken home."""

import io
import re
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.complaints.models import Complaint, Draft, Event
from tests.hub.builders import organisation
from tests.hub.portal.walking import (
    ANSWERS,
    CONTACT,
    at,
    begin,
    browser,
    file,
    file_it,
    page,
    passcode_on,
    send,
    upload,
    walk,
)

pytestmark = pytest.mark.django_db
FILED = reverse("portal:filed")
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %} #import \"x\" =HYPERLINK(1)"


def ready(**changes: dict[str, object]) -> Client:
    """A browser with everything answered."""
    client = begin()
    walk(client, **changes)
    return client


def paper(client: Client, number: str, kind: str) -> bytes:
    answer = client.get(reverse("portal:paper", args=[number, kind]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    return answer.content


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_what_was_answered_is_what_is_filed() -> None:
    client = ready()
    complaint = Complaint.objects.get(number=file_it(client))
    assert complaint.issue == "rate_increase"
    assert complaint.respondent_name == "Beiqiao Payment"
    assert complaint.merchant_no == "89813014812B06R"
    assert complaint.claimed_fen == 7200
    assert [claim.kind for claim in complaint.claims.all()] == ["refund", "restore_rate"]
    assert complaint.audit.document["overcharged"] == "72.00"
    assert complaint.audit.agreement["signed_on"] == "2025-09-12"
    assert complaint.complainant.phone == "13800006027"
    assert complaint.complainant.refund_account == ""


def test_filing_twice_files_once() -> None:
    client = ready()
    number = file_it(client)
    assert send(client, "check", do="file") == FILED
    assert number in page(client, FILED)
    assert Complaint.objects.count() == 1
    assert Event.objects.filter(kind="filed").count() == 1


def test_after_filing_every_step_leads_to_the_receipt() -> None:
    client = ready()
    file_it(client)
    for step in ANSWERS:
        assert client.get(at(step))["Location"] == FILED
        assert client.post(at(step), {"story": "changed"})["Location"] == FILED
    assert Draft.objects.get().answers["story"] == {"story": [ANSWERS["story"]["story"]]}


def test_nothing_is_filed_while_something_is_missing() -> None:
    client = ready(contact={**CONTACT, "name": ""})
    assert send(client, "check", do="file") == at("check")
    assert not Complaint.objects.exists()


def test_a_begun_agreement_with_an_error_must_be_mended_before_filing() -> None:
    client = ready()
    send(client, "agreed", {"rate-0-instrument": "credit", "rate-0-percent": "six"})
    assert send(client, "check", do="file") == at("check")
    send(client, "agreed", {"rates": "unknown"})
    file_it(client)


def test_a_provider_with_a_desk_has_it_at_once_and_any_other_has_not() -> None:
    desk = organisation("Chenghu Payment")
    chosen = {"provider_name": "Chenghu", "organisation": str(desk.pk)}
    client = ready(provider=chosen)
    file_it(client)
    assert "The provider has it" in page(client, FILED)
    client = ready()
    file_it(client)
    assert "Now it has to be sent" in page(client, FILED)


def test_number_and_passcode_open_the_complaint_elsewhere() -> None:
    client = ready()
    number = file_it(client)
    passcode = passcode_on(page(client, FILED))
    other = browser()
    assert other.get(reverse("portal:paper", args=[number, "letter-pdf"])).status_code == 404
    assert other.post(reverse("portal:follow"), {"number": number, "passcode": passcode}).status_code == 302
    assert paper(other, number, "letter-pdf")
    # This browser never held the draft: its receipt bears no passcode.
    assert passcode not in pdf_text(paper(other, number, "receipt"))


def test_the_receipt_bears_number_passcode_and_what_was_asked() -> None:
    client = ready()
    number = file_it(client)
    text = pdf_text(paper(client, number, "receipt"))
    assert number in text
    assert passcode_on(page(client, FILED)) in text
    assert "72.00" in text


def test_the_letter_says_what_the_audit_found() -> None:
    client = ready()
    number = file_it(client)
    text = pdf_text(paper(client, number, "letter-pdf"))
    for expected in (number, "Beiqiao Payment", "Zhou Guilan", "72.00", "bill.csv"):
        assert expected in text
    with ZipFile(io.BytesIO(paper(client, number, "letter-docx"))) as docx:
        assert "72.00" in docx.read("word/document.xml").decode()


@pytest.mark.parametrize("kind", ["", "letter", "RECEIPT", "passcode"])
def test_there_is_no_other_paper(kind: str) -> None:
    client = ready()
    number = file_it(client)
    assert client.get(f"/paper/{number}/{kind}/").status_code == 404


def test_hostile_text_stays_text_everywhere() -> None:
    client = ready(
        story={"story": HOSTILE},
        contact={**CONTACT, "name": HOSTILE[:50], "business_name": HOSTILE},
        provider={"provider_name": HOSTILE},
        claims={"claims": ["refund", "stop_charge"], "amount": "1.00", "note_stop_charge": HOSTILE},
    )
    upload(client, "evidence", file("talk.txt", b"text"), proves=HOSTILE)
    for step in [*ANSWERS, "check"]:
        shown = page(client, at(step))
        assert "<script>alert" not in shown
        assert not re.search(r">14<|20\d\d =HYPERLINK", shown)
    number = file_it(client)
    assert "<script>alert" not in page(client, FILED)
    assert "<script>alert(1)</script>{{ 7|add:7 }}" in pdf_text(paper(client, number, "letter-pdf")).replace("\r\n", "")
    assert paper(client, number, "letter-docx")


def test_an_account_is_kept_only_with_its_own_consent() -> None:
    account = {**CONTACT, "refund_account": "6222020000001234"}
    client = ready(contact=account)
    assert send(client, "check", do="file") == at("check")
    send(client, "contact", {**account, "refund_account_consent": "on"})
    shown = page(client, at("check"))
    assert "6222020000001234" not in shown
    complaint = Complaint.objects.get(number=file_it(client))
    assert complaint.complainant.refund_account == "6222020000001234"
    assert complaint.complainant.refund_account_consent_at is not None


def test_the_number_of_queries_of_a_page_does_not_grow_with_its_files(django_assert_max_num_queries: object) -> None:
    client = ready()
    for number in range(6):
        upload(client, "evidence", file(f"{number}.txt", b"text %d" % number))
    page(client, at("check"))
    with django_assert_max_num_queries(21):  # type: ignore[operator]
        page(client, at("check"))
