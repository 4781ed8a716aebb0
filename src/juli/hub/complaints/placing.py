"""Where a complaint goes when it arrives. The room `routing` says so; without it, the department of the taxonomy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import looking
from juli.hub.complaints.filing import FilingRequest
from juli.hub.directory.models import Department, Organisation
from juli.hub.directory.queries import department_for
from juli.ledger.merchant_number import decode
from juli.money import Fen
from juli.triage import taxonomy

LAST_RESORT = "customer_service"
"""Answers for what no department of the house answers for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a complaint when it arrives.

    `amount` in fen; `text` is where a product or brand may be named; `province` the first two digits of its region.
    """

    issue: str
    claims: frozenset[str] = frozenset()
    amount: Fen = 0
    text: str = ""
    province: str = ""
    channel: str = "web"
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Placement:
    """The department that gets it, what the event of its arrival keeps of the reason, and whether a person is to be
    found at once."""

    department: Department | None
    reason: Mapping[str, object] = field(default_factory=dict)
    automatic: bool = False


Placer = Callable[[Organisation, Facts], Placement]
_PLACERS: list[Placer] = []


def placer(function: Placer) -> Placer:
    """Name the function that places complaints."""
    _PLACERS[:] = [function]
    return function


def place(organisation: Organisation, facts: Facts) -> Placement:
    """Where a complaint against the organisation goes. Its rules are the house's own; the system reads them."""
    with looking(SYSTEM):
        if _PLACERS:
            return _PLACERS[0](organisation, facts)
        return Placement(default_department(organisation, facts.issue))


def default_department(organisation: Organisation, issue: str) -> Department | None:
    """The house's department for an issue by the taxonomy; customer service where it has none; else None."""
    return department_or_service(organisation, taxonomy().issue(issue).department)


def department_or_service(organisation: Organisation, code: str) -> Department | None:
    """The house's department of that code, or its customer service, or None where it has neither."""
    found = department_for(organisation.pk, code, by=SYSTEM)
    return found or department_for(organisation.pk, LAST_RESORT, by=SYSTEM)


def facts_of(request: FilingRequest) -> Facts:
    """What a request tells. A brand may be named in the story, or in the contract."""
    named = str((request.agreement or {}).get("provider") or "")
    return Facts(
        issue=request.issue,
        claims=frozenset(claim.kind for claim in request.claims),
        amount=request.claimed,
        text=" ".join((request.respondent_name, named, request.story)),
        province=(decode(request.merchant_no).region or "")[:2],
        language=request.language,
    )
