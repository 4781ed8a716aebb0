"""What a door asks for, and which of it the complaint already holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.matter import Matter
from juli.procedures import procedure
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a door asks for, and whether it is there."""

    what: Said
    is_there: bool


def needs_of(matter: Matter, procedure_id: str) -> Sequence[Need]:
    """What the procedure asks for, what is still missing first."""
    asked = procedure(procedure_id).information
    needs = [Need(what, name in HELD and HELD[name](matter)) for name, what in asked.items()]
    return sorted(needs, key=lambda need: need.is_there)


def _has_contact(complaint: Complaint) -> bool:
    return bool(complaint.complainant.phone or complaint.complainant.email)


HELD: Mapping[str, Callable[[Matter], bool]] = {
    "name": lambda matter: True,
    "true_name": lambda matter: True,
    "contact": lambda matter: _has_contact(matter.complaint),
    "phone": lambda matter: bool(matter.complaint.complainant.phone),
    "respondent_name": lambda matter: True,
    "specific_claim": lambda matter: bool(matter.claims),
    "facts": lambda matter: bool(matter.messages),
    "facts_and_reasons": lambda matter: bool(matter.messages),
    "evidence": lambda matter: bool(matter.evidence),
    "merchant_or_terminal_number": lambda matter: bool(matter.complaint.merchant_no or matter.complaint.terminal_no),
    "earlier_answer": lambda matter: matter.proceeding.filing != "prepared",
}
"""What the complaint itself can answer."""
