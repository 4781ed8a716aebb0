"""Who complains and what is asked for, as every paper says it. Amounts in fen; texts as the person typed them."""

from dataclasses import dataclass
from enum import StrEnum

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
