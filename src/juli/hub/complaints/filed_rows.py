"""The rows that a filing says, in whichever way it comes; nothing is written yet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from juli.hub.complaints.filing import FilingRequest
from juli.hub.complaints.models import Claim, Complainant, Complaint
from juli.hub.complaints.numbers import complaint_number
from juli.hub.complaints.placing import Placement
from juli.hub.directory.models import Organisation


def serials(count: int) -> list[int]:
    """The next serials of complaint numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('complaints_number_serial') FROM generate_series(1, %s)", [count])
        return [int(serial) for (serial,) in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Place:
    """What is the database's to give to a new complaint before it is written: its serial, its proceeding's key."""

    serial: int
    proceeding: int


def places(count: int) -> list[Place]:
    """Places for so many complaints; nobody else gets them."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [count])
        return [Place(int(serial), int(proceeding)) for serial, proceeding in cursor.fetchall()]


_PLACES = """
    SELECT nextval('complaints_number_serial'), nextval(pg_get_serial_sequence('complaints_proceeding', 'id'))
    FROM generate_series(1, %s)
"""


def complaint_of(
    request: FilingRequest,
    placement: Placement,
    respondent: Organisation | None,
    *,
    key: UUID,
    serial: int,
    passcode_hash: str,
    at: datetime,
    received_on: date | None,
) -> Complaint:
    """The complaint itself, filed at a moment; `received_on` is the day on which a desk has it, None without one."""
    return Complaint(
        id=key,
        number=complaint_number(serial, timezone.localdate(at)),
        passcode_hash=passcode_hash,
        issue=request.issue,
        respondent=respondent,
        respondent_name=respondent.name if respondent else request.respondent_name,
        department=placement.department,
        merchant_no=request.merchant_no,
        terminal_no=request.terminal_no,
        claimed_fen=request.claimed,
        language=request.language,
        filed_at=at,
        changed_at=at,
        received_on=received_on,
        follows_id=request.follows,
    )


def person_of(request: FilingRequest, complaint: Complaint, *, at: datetime) -> Complainant:
    """Who complains. Account data only where they agreed to it."""
    agreed = request.refund_account_consent
    return Complainant(
        complaint=complaint,
        kind=request.complainant_kind,
        name=request.name,
        business_name=request.business_name,
        phone=request.phone,
        email=request.email,
        refund_account=request.refund_account if agreed else "",
        refund_account_consent_at=at if agreed else None,
    )


def claims_of(request: FilingRequest, complaint: Complaint) -> list[Claim]:
    """What is asked for, in order."""
    return [
        Claim(complaint=complaint, position=i, kind=claim.kind, amount_fen=claim.amount, note=claim.note)
        for i, claim in enumerate(request.claims)
    ]


def told_of(request: FilingRequest) -> dict[str, object]:
    """What the event of filing keeps: codes and a sum, nothing of a person."""
    claims = [claim.kind for claim in request.claims]
    return {"issue": request.issue, "claimed_fen": request.claimed, "claims": claims}
