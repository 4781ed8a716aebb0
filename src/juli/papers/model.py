"""What a letter needs to know. Amounts in fen, dates in Beijing time; texts as the person typed them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from juli.money import Fen


class ComplainantKind(StrEnum):
    """Who complains: it decides how the letter says "I" and whether a seal is asked for."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    PERSON = "person"
    CONSUMER = "consumer"


class ClaimKind(StrEnum):
    """What is asked for."""

    REFUND = "refund"
    STOP_CHARGE = "stop_charge"
    RESTORE_RATE = "restore_rate"
    LOWER_RATE = "lower_rate"
    REPAIR = "repair"
    END_CONTRACT = "end_contract"
    TAKE_BACK = "take_back"
    EXPLANATION = "explanation"
    APOLOGY = "apology"
    CORRECTION = "correction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Complainant:
    """The person or firm that complains. `phone` is printed as it is given, masked or not."""

    name: str
    kind: ComplainantKind
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One thing asked for; `amount` in fen where it is money, `note` in the person's own words."""

    kind: ClaimKind
    amount: Fen | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One file that goes with the letter, and what it proves."""

    name: str
    proves: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a letter says.

    `issue` is an id of the taxonomy and names the matter where there are no findings. `audit` is a
    `juli.audit/1` document; `sources` are the names of its statements in the order in which the letter
    shall number them. `answer_by` is the complainant's own request, and the letter says so.
    """

    number: str
    filed_on: date
    complainant: Complainant
    provider: str
    issue: str
    department: str = ""
    merchant_no: str = ""
    terminal_no: str = ""
    signed_on: date | None = None
    story: str = ""
    audit: Mapping[str, Any] | None = None
    sources: tuple[str, ...] = ()
    claims: tuple[ClaimLine, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    answer_by: date | None = None
