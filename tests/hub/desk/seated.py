"""Things a test of the desk needs: someone signed in, and a complaint that rests on an audited statement."""

from dataclasses import dataclass, replace
from datetime import date

from django.test import Client

from juli.agreement import from_fields, to_fields
from juli.audit import audit, document
from juli.calendars import official
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import add_draft_file, file_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Organisation
from juli.ledger import combine, read_file
from tests.hub.builders import REQUEST, staff, visitor

STATEMENT = """occurred_at,kind,instrument,amount,fee,settled,charge_kind,memo
2026-01-05 10:00:00,sale,credit,1000.00,6.00,994.00,,
2026-01-09 11:00:00,sale,credit,1000.00,32.90,967.10,,<b>bold</b>
2026-03-20 02:10:00,charge,unknown,198.00,,,membership,{{ secret }}
"""
"""Agreed are 0.60 %: the second sale was charged 26.90 too much, and nobody agreed to the charge of 198."""
TOO_MUCH = 2690 + 19800


@dataclass
class Desk:
    """An organisation, a browser signed in at its desk, and the seat."""

    at: Organisation
    browser: Client
    actor: Actor

    def post(self, complaint: Complaint, act: str, **fields: object) -> "object":
        """Do an act as its page would send it."""
        return self.browser.post(f"/desk/{complaint.number}/{act}/", {"seen": newest(complaint), **fields})


def newest(complaint: Complaint) -> int:
    """The position of the newest event."""
    return complaint.events.order_by("position").last().position


def sit_down(at: Organisation, email: str = "lin@example.cn") -> Desk:
    """Someone signs in at the organisation's desk, in English."""
    user, actor = staff(at, email)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(user)
    return Desk(at, browser, actor)


def audited(at: Organisation, **changes: object) -> Complaint:
    """A complaint against the organisation, filed with STATEMENT and its audit."""
    return audited_with_passcode(at, **changes)[0]


def audited_with_passcode(at: Organisation, **changes: object) -> tuple[Complaint, str]:
    """The same, and the passcode that opens it."""
    seat, passcode = visitor()
    content = STATEMENT.encode()
    add_draft_file(content, purpose="statement", name="流水.csv", media_type="text/csv", by=seat)
    agreement = from_fields(
        {
            "schema": "juli.agreement/1",
            "provider": at.name,
            "merchant_no": REQUEST.merchant_no,
            "signed_on": "2026-01-01",
            "rate": [{"instrument": "credit", "percent": "0.60"}],
        }
    )
    found = audit(combine([read_file("流水.csv", content)]), agreement, as_of=date(2026, 4, 1), calendar=official())
    request = replace(
        replace(REQUEST, **changes),
        organisation_id=at.pk,
        respondent_name=at.name,
        audit=document(found, "zh"),
        agreement=to_fields(agreement),
    )
    return file_complaint(request, by=seat), passcode
