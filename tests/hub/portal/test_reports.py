"""Charts and the report on the merchant's pages: beside what they prove, for who may see it, as files to be saved."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.complaints.models import Complaint
from tests.hub.builders import organisation
from tests.hub.desk.seated import audited_with_passcode
from tests.hub.portal.following import follow
from tests.hub.portal.walking import ANSWERS, STATEMENT, at, begin, browser, file, file_it, page, send, upload, walk
from tests.papers.builders import pdf_text

pytestmark = pytest.mark.django_db

FORMS = {"pdf": b"%PDF", "html": b"<!doctype html>", "xlsx": b"PK"}
NOTHING_AGREED = {"rates": "unknown", "charges": "unknown", "deposit": "unknown"}


@pytest.fixture
def audited(db: None) -> Client:
    """A browser at the result of its audit."""
    client = begin()
    walk(client, until="audit")
    return client


def saved(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    return bytes(answer.content)


def test_the_result_shows_its_chart_beside_the_finding(audited: Client) -> None:
    shown = page(audited, at("audit"))
    (article,) = [part for part in shown.split("<article")[1:] if "jl-drawing" in part.split("</article>")[0]]
    assert "Credit card: 2 of 3 sales above the agreement" in article
    assert "agreed 0.60%" in article
    assert shown.count('<svg xmlns="http://www.w3.org/2000/svg"') == 2
    identities = re.findall(r' id="([^"]+)"', shown)
    assert len(identities) == len(set(identities))
    assert "how it was worked out cannot be seen (sales: 2)" in shown
    assert " style=" not in shown


def test_the_page_of_a_finding_shows_the_same_chart(audited: Client) -> None:
    shown = page(audited, reverse("portal:finding", args=["rate-above-agreed"]))
    assert "Credit card: 2 of 3 sales above the agreement" in shown


@pytest.mark.parametrize("form", FORMS)
def test_the_report_is_saved_without_a_complaint(audited: Client, form: str) -> None:
    assert reverse("portal:report", args=[form]) in page(audited, at("audit"))
    content = saved(audited, reverse("portal:report", args=[form]))
    assert content.startswith(FORMS[form])
    if form == "pdf":
        assert "72.00" in pdf_text(content)


def test_without_an_agreement_the_charts_and_the_report_tell_what_was_charged() -> None:
    client = begin("audit")
    upload(client, "statements", file("bill.csv", STATEMENT))
    send(client, "statements")
    send(client, "agreed", NOTHING_AGREED)
    shown = page(client, at("audit"))
    assert "Credit card: percent taken of each sale" in shown
    assert "Noagreementisknown" in pdf_text(saved(client, reverse("portal:report", args=["pdf"])))


def test_there_is_no_report_without_lines_or_in_another_form(audited: Client) -> None:
    assert audited.get(reverse("portal:report", args=["docx"])).status_code == 404
    empty = begin()
    send(empty, "what", ANSWERS["what"])
    assert empty.get(reverse("portal:report", args=["pdf"])).status_code == 404
    assert browser().get(reverse("portal:report", args=["pdf"])).status_code == 404


def test_a_complaint_keeps_its_charts_and_its_report() -> None:
    client = begin()
    walk(client)
    number = file_it(client)
    case = page(client, reverse("portal:case", args=[number]))
    assert "Credit card: 2 of 3 sales above the agreement" in case
    for form, begins in FORMS.items():
        assert reverse("portal:paper", args=[number, f"report-{form}"]) in case
        assert saved(client, reverse("portal:paper", args=[number, f"report-{form}"])).startswith(begins)
    assert Complaint.objects.get().audit.document["figures"]["rates"][0]["above"] == 2
    finding = page(client, reverse("portal:case-finding", args=[number, "rate-above-agreed"]))
    assert "jl-drawing" in finding


def test_a_complaint_without_an_audit_has_no_report() -> None:
    client = begin()
    for step, fields in ANSWERS.items():
        send(client, step, fields)
    number = file_it(client)
    assert "report-pdf" not in page(client, reverse("portal:case", args=[number]))
    assert client.get(reverse("portal:paper", args=[number, "report-pdf"])).status_code == 404


def test_an_audit_kept_before_figures_were_is_still_shown_and_reported() -> None:
    complaint, passcode = audited_with_passcode(organisation())
    assert "figures" not in complaint.audit.document
    client = follow(complaint, passcode)
    assert "224.90" in page(client, reverse("portal:case", args=[complaint.number]))
    content = saved(client, reverse("portal:paper", args=[complaint.number, "report-pdf"]))
    assert "224.90" in pdf_text(content)


@pytest.mark.parametrize("form", FORMS)
def test_nobody_else_gets_the_report(form: str) -> None:
    at_one = organisation()
    complaint, _ = audited_with_passcode(at_one)
    other, passcode = audited_with_passcode(at_one)
    address = reverse("portal:paper", args=[complaint.number, f"report-{form}"])
    assert browser().get(address).status_code == 404
    assert follow(other, passcode).get(address).status_code == 404
