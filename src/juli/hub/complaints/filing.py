"""What is needed to file a complaint: plain data, checked before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

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


PLATFORM = "platform"
WAYS_IN = ("phone", "email", "counter", "post", "chat", "third_party", "regulator", "other")
"""How a complaint reaches a house beside this platform."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a complaint reached its respondent, and when; None: here and now.

    `reference` is the number it has where it came from, of a call or of a transfer.
    """

    channel: str = "web"
    at: datetime | None = None
    reference: str = ""

    def day(self, now: datetime) -> date:
        """The day of Beijing on which it arrived; day 0 of its clocks."""
        return timezone.localdate(self.at or now)

    @property
    def how(self) -> str:
        """How it was sent, by its code."""
        return PLATFORM if self.channel == "web" else self.channel

    @property
    def told(self) -> dict[str, str]:
        """What the event of its filing keeps of it; nothing where it was filed here."""
        if self.at is None:
            return {}
        reference = {"reference": self.reference} if self.reference else {}
        return {"channel": self.channel, "arrived_at": self.at.isoformat(), **reference}
