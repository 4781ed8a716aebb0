"""Offers and payments."""

from typing import Any
from uuid import UUID

from django.http import Http404
from ninja import Query, Router

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import ReasonIn
from juli.hub.api.complaints import READ
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import CHANGING
from juli.hub.api.redress_schemas import (
    MadeOffer,
    OfferIn,
    OfferList,
    OfferOut,
    PaidIn,
    PaymentList,
    PaymentOut,
    WaitingOffer,
    WaitingPage,
)
from juli.hub.api.schemas import Paged
from juli.hub.api.showing import offer_of, payment_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.toned import tone_of
from juli.hub.api.values import Number
from juli.hub.redress import actions, queries
from juli.hub.redress.models import Offer
from juli.money import parse_yuan

router = Router(tags=["redress"])
OFFER, APPROVE, PAY = "complaints.offer", "offers.approve", "complaints.pay"


@router.get(
    "/complaints/{number}/offers",
    response=OfferList,
    url_name="offers",
    operation_id="list_offers",
    summary="The offers made",
)
@allowed(READ)
def listed(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """The newest first."""
    found = queries.offers(complaint_of(number, request.actor), by=request.actor)
    return {"items": [offer_of(one) for one in found]}


@router.post(
    "/complaints/{number}/offers",
    response={201: MadeOffer},
    url_name="offers",
    operation_id="make_offer",
    summary="Offer to pay an amount by a day",
    openapi_extra=CHANGING,
)
@allowed(OFFER)
@once(201)
def make(request: ProgramRequest, number: Number, body: OfferIn) -> Made:
    """It takes the place of an open one. Above the house's limit it is `prepared`, and waits for a second person."""
    complaint = complaint_to_change(request, number)
    amount = parse_yuan(body.amount)
    made = actions.make_offer(complaint, amount=amount, pay_by=body.pay_by, text=body.text, by=request.actor)
    return Made(MadeOffer(**offer_of(made).model_dump(), tone=tone_of(body.text, complaint)))


@router.post(
    "/complaints/{number}/offers/{uuid:offer_id}/approve",
    response=OfferOut,
    url_name="approve-offer",
    operation_id="approve_offer",
    summary="Approve an offer that somebody else prepared",
    openapi_extra=CHANGING,
)
@allowed(APPROVE)
@once()
def approve(request: ProgramRequest, number: Number, offer_id: UUID) -> Made:
    """The complainant gets it now."""
    complaint_to_change(request, number)
    actions.approve_offer(_offer(number, offer_id, request.actor), by=request.actor)
    return Made(offer_of(_offer(number, offer_id, request.actor)))


@router.post(
    "/complaints/{number}/offers/{uuid:offer_id}/return",
    response=OfferOut,
    url_name="return-offer",
    operation_id="return_offer",
    summary="Send a prepared offer back to its author",
    openapi_extra=CHANGING,
)
@allowed(APPROVE)
@once()
def send_back(request: ProgramRequest, number: Number, offer_id: UUID, body: ReasonIn) -> Made:
    """With a reason; the complainant never hears of it."""
    complaint_to_change(request, number)
    actions.return_offer(_offer(number, offer_id, request.actor), reason=body.reason, by=request.actor)
    return Made(offer_of(_offer(number, offer_id, request.actor)))


@router.get(
    "/offers",
    response=WaitingPage,
    url_name="waiting-offers",
    operation_id="list_waiting_offers",
    summary="Offers that wait for a second person",
)
@allowed(APPROVE)
def waiting(request: ProgramRequest, wanted: Query[Paged]) -> dict[str, Any]:
    """Who has waited longest first."""
    found = queries.offers_waiting(by=request.actor)
    rows, following = page_after(found, ("made_at", "pk"), wanted.cursor, wanted.limit)
    items = [WaitingOffer(**offer_of(one).model_dump(), number=one.complaint.number) for one in rows]
    return {"items": items, "next": following}


@router.get(
    "/complaints/{number}/payments",
    response=PaymentList,
    url_name="payments",
    operation_id="list_payments",
    summary="What accepted offers promised, and what was paid",
)
@allowed(READ)
def payments(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """The last promised first."""
    found = queries.obligations(complaint_of(number, request.actor), by=request.actor)
    return {"items": [payment_of(one) for one in found]}


@router.post(
    "/complaints/{number}/payments/{uuid:obligation_id}/paid",
    response=PaymentOut,
    url_name="record-payment",
    operation_id="record_payment",
    summary="Say that it was paid",
    openapi_extra=CHANGING,
)
@allowed(PAY)
@once()
def paid(request: ProgramRequest, number: Number, obligation_id: UUID, body: PaidIn) -> Made:
    """The complainant then checks whether it arrived."""
    complaint = complaint_to_change(request, number)
    owed = queries.obligation(obligation_id, by=request.actor)
    if owed is None or owed.complaint_id != complaint.pk:
        raise Http404(str(obligation_id))
    kept = actions.record_payment(owed, paid_on=body.paid_on, reference=body.reference, by=request.actor)
    return Made(payment_of(kept))


def _offer(number: str, offer_id: UUID, by: Actor) -> Offer:
    complaint = complaint_of(number, by)
    found = next((one for one in queries.offers(complaint, by=by) if one.pk == offer_id), None)
    if found is None:
        raise Http404(str(offer_id))
    return found
