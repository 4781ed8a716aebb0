"""What the API takes and gives of offers and payments."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from juli.hub.api.complaint_schemas import NEXT, PersonOut
from juli.hub.api.schemas import Day, Strict, Yuan
from juli.hub.api.toned import TONE, MarkOut
from juli.hub.api.values import Text, line


class OfferIn(Strict):
    """What is paid, by which day, in which words."""

    amount: Yuan
    pay_by: Day
    text: Text


class OfferOut(Schema):
    """An offer. `prepared`: above the limit, it waits for a second person."""

    id: UUID
    state: str
    amount: str
    pay_by: date
    text: str | None
    limit: str | None = Field(description="the limit it was above")
    made_by: PersonOut
    made_at: datetime
    approved_by: PersonOut | None
    sent_at: datetime | None
    decided_at: datetime | None
    returned_because: str | None


class MadeOffer(OfferOut):
    """An offer just made."""

    tone: list[MarkOut] = TONE


class OfferList(Schema):
    """Offers, the newest first."""

    items: list[OfferOut]


class WaitingOffer(OfferOut):
    """An offer with its complaint."""

    number: str


class WaitingPage(Schema):
    """Offers that wait."""

    items: list[WaitingOffer]
    next: str | None = Field(description=NEXT)


class PaymentOut(Schema):
    """A payment that an accepted offer promised."""

    id: UUID
    state: str = Field(description="`due`, `paid`, or `confirmed` by the complainant")
    amount: str
    due_on: date
    paid_on: date | None
    reference: str
    confirmed_at: datetime | None


class PaymentList(Schema):
    """Payments, the last promised first."""

    items: list[PaymentOut]


class PaidIn(Strict):
    """When it was paid, with the bank's reference."""

    paid_on: Day
    reference: Annotated[str, line(120)] = ""
