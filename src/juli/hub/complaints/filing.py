"""What is needed to file a complaint: plain data, checked before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from juli.money import Fen


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """One thing asked for; `amount` in fen, for a refund only."""

    kind: str
    amount: Fen | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilingRequest:
    """A complaint as it is filed. `organisation_id` names a respondent of the directory, else only its name.

    `audit` is a juli.audit/1 document with the `agreement` (fields) it was judged by, or None; `sentences` are those of
    a contract behind terms of that agreement, by their place in it.
    """

    issue: str
    complainant_kind: str
    name: str
    respondent_name: str
    story: str
    claims: tuple[ClaimRequest, ...]
    organisation_id: UUID | None = None
    business_name: str = ""
    phone: str = ""
    email: str = ""
    refund_account: str = ""
    refund_account_consent: bool = False
    merchant_no: str = ""
    terminal_no: str = ""
    language: str = "zh"
    audit: Mapping[str, object] | None = None
    agreement: Mapping[str, object] | None = None
    sentences: Mapping[str, object] | None = None
    follows: UUID | None = None

    @property
    def claimed(self) -> Fen:
        """The sum asked back, in fen."""
        return sum(claim.amount or 0 for claim in self.claims)
