"""Webhooks as programs see them: where they go, what was sent, and sending it again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Query, Router, Schema

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, once
from juli.hub.api.complaint_schemas import NEXT
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import KEYED
from juli.hub.api.schemas import Paged
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.integration import actions, queries
from juli.hub.integration.models import DeliveryState, WebhookDelivery
from juli.hub.integration.sending import message_id

router = Router(tags=["webhooks"])
MANAGE = "integration.manage"


class WebhookOut(Schema):
    """An address that is told of events. Neither it nor its key is told here."""

    id: UUID
    kinds: list[str]
    made_at: datetime
    stopped_at: datetime | None = Field(description="since when it is told nothing, as its receiver said it is gone")
    given_up: int = Field(description="deliveries that were given up")


class WebhookList(Schema):
    """Webhooks of the organisation."""

    items: list[WebhookOut]


class DeliveryOut(Schema):
    """One message on its way to one address."""

    id: UUID
    message: str = Field(description="the `webhook-id`, the same over all attempts")
    kind: str
    data: dict[str, Any]
    state: DeliveryState
    attempts: int
    status: int | None = Field(description="what the receiver answered last")
    fault: str = Field(description="why there was no answer")
    made_at: datetime
    tried_at: datetime | None
    next_at: datetime | None


class DeliveriesWanted(Paged):
    """Which deliveries."""

    state: DeliveryState | None = None


class DeliveryPage(Schema):
    """Deliveries, the newest first."""

    items: list[DeliveryOut]
    next: str | None = Field(description=NEXT)


@router.get(
    "/webhooks",
    response=WebhookList,
    url_name="webhooks",
    operation_id="list_webhooks",
    summary="Who is told of events",
)
@allowed(MANAGE)
def webhooks(request: ProgramRequest) -> dict[str, Any]:
    """Addresses are entered on the organisation's page."""
    return {"items": list(queries.webhooks(request.token.organisation, by=request.actor))}


@router.get(
    "/webhooks/{uuid:webhook}/deliveries",
    response=DeliveryPage,
    url_name="deliveries",
    operation_id="list_deliveries",
    summary="What was sent to an address",
)
@allowed(MANAGE)
def deliveries(request: ProgramRequest, webhook: UUID, wanted: Query[DeliveriesWanted]) -> dict[str, Any]:
    """The newest first, of the last 30 days."""
    endpoint = queries.webhook(webhook, by=request.actor)
    if endpoint is None:
        raise Http404(str(webhook))
    found = queries.deliveries(endpoint, by=request.actor)
    if wanted.state:
        found = found.filter(state=wanted.state)
    rows, following = page_after(found, ("-made_at", "-pk"), wanted.cursor, wanted.limit)
    return {"items": [_told(one) for one in rows], "next": following}


@router.post(
    "/deliveries/{uuid:delivery}/replay",
    response={202: DeliveryOut},
    url_name="replay",
    operation_id="replay_delivery",
    summary="Send it once more",
    openapi_extra=KEYED,
)
@allowed(MANAGE)
@once(202)
def replay(request: ProgramRequest, delivery: UUID) -> Made:
    """Under its old id, so that who has it already can tell."""
    actions.replay_delivery(_delivery(delivery, request.actor), by=request.actor)
    return Made(_told(_delivery(delivery, request.actor)))


def _delivery(delivery: UUID, by: Actor) -> WebhookDelivery:
    found = queries.delivery(delivery, by=by)
    if found is None:
        raise Http404(str(delivery))
    return found


def _told(one: WebhookDelivery) -> DeliveryOut:
    names = ("state", "attempts", "status", "fault", "made_at", "tried_at", "next_at")
    plain = {name: getattr(one, name) for name in names}
    return DeliveryOut(
        **plain, id=one.pk, message=message_id(one.message), kind=one.message.kind, data=one.message.data
    )
