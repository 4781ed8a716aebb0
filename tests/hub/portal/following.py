"""What the tests of following need: complaints with an audit, and browsers that have opened them."""

from dataclasses import replace
from datetime import date

from django.test import Client
from django.urls import reverse

from juli.agreement import from_fields, to_fields
from juli.audit import audit, document
from juli.calendars import official
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints.actions import add_draft_file, file_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Organisation
from juli.ledger import combine, read_file
from tests.hub.builders import REQUEST, visitor

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}=HYPERLINK(1)"
STATEMENT = "statement.csv"
ROWS = """occurred_at,kind,instrument,amount,fee,memo
2026-01-09 10:00:00,sale,credit,1000.00,6.00,as agreed
2026-01-10 10:00:00,sale,credit,1000.00,30.00,{memo}
2026-01-11 10:00:00,sale,credit,2000.00,60.00,too much again
"""
AGREED = {
    "schema": "juli.agreement/1",
    "signed_on": "2025-09-12",
    "rate": [{"instrument": "credit", "percent": "0.60"}],
}


def browser() -> Client:
    """A browser that reads English and has opened nothing."""
    return Client(headers={"accept-language": "en"})


def follow(complaint: Complaint, passcode: str) -> Client:
    """A browser that has opened a complaint with number and passcode."""
    client = browser()
    answer = client.post(reverse("portal:follow"), {"number": complaint.number, "passcode": passcode})
    assert answer.status_code == 302, answer.content.decode()
    return client


def url(name: str, complaint: Complaint, *rest: object) -> str:
    """The address of a page of a complaint."""
    return reverse(f"portal:{name}", args=[complaint.number, *rest])


def page(client: Client, name: str, complaint: Complaint, *rest: object) -> str:
    """The text of a page that is there."""
    answer = client.get(url(name, complaint, *rest))
    assert answer.status_code == 200
    return answer.content.decode()


def shown_after(client: Client, name: str, complaint: Complaint, *rest: object, **fields: object) -> str:
    """Send a form and return the page it leads to."""
    answer = client.post(url(name, complaint, *rest), fields, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def audited(against: Organisation | None = None, memo: str = "too much") -> tuple[Complaint, Actor, str]:
    """A complaint about 24 + 48 yuan too much, with the statement that proves it."""
    content = ROWS.format(memo=memo).encode()
    agreement = from_fields(AGREED)
    ledger = combine([read_file(STATEMENT, content)])
    result = audit(ledger, agreement, as_of=date(2026, 11, 22), calendar=official())
    seat, passcode = visitor()
    add_draft_file(content, purpose="statement", name=STATEMENT, media_type="text/csv", by=seat)
    request = replace(REQUEST, audit=document(result, "en"), agreement=to_fields(agreement))
    if against is not None:
        request = replace(request, organisation_id=against.pk, respondent_name=against.name)
    complaint = file_complaint(request, by=seat)
    return complaint, Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk), passcode
