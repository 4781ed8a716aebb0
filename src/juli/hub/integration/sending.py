"""One attempt at one delivery."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from juli.hub.integration.models import WebhookDelivery, WebhookMessage
from juli.hub.integration.signing import signed_headers
from juli.hub.operations.outbound.asking import UNANSWERED, fetch
from juli.hub.operations.outbound.guard import Guard, Refused

SECONDS = 15.0
MOST_BYTES = 64 * 1024
"""Of an answer nothing but its status is of interest."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it: the status the receiver answered, or why there was none."""

    status: int | None = None
    fault: str = ""

    @property
    def arrived(self) -> bool:
        """Whether the receiver has it."""
        return self.status is not None and 200 <= self.status < 300


def webhook_guard() -> Guard:
    """The rules for webhooks: https in every mode, but for servers of the operator's own."""
    return Guard(allowed=frozenset(settings.OUTBOUND_ALLOWED), https_only=True)


def message_id(message: WebhookMessage) -> str:
    """By which a receiver tells that it has a message already."""
    return f"msg_{message.pk.hex}"


def body_of(message: WebhookMessage) -> bytes:
    """What is sent: the kind, the moment, and ids to ask the API about."""
    told = {"type": message.kind, "timestamp": message.at.isoformat(), "data": message.data}
    return json.dumps(told, separators=(",", ":")).encode()


def attempt(delivery: WebhookDelivery, *, now: datetime) -> Attempt:
    """Send it once; never raises for what a receiver does."""
    endpoint, message, body = delivery.endpoint, delivery.message, body_of(delivery.message)
    headers = {
        "content-type": "application/json",
        **signed_headers(endpoint.key, message_id(message), body, at=now),
    }
    try:
        answer = fetch(
            "POST",
            endpoint.url,
            headers=headers,
            content=body,
            guard=webhook_guard(),
            seconds=SECONDS,
            most_bytes=MOST_BYTES,
        )
    except Refused as refusal:
        return Attempt(fault="address" if refusal.code != "answer-large" else "answer")
    except UNANSWERED:
        return Attempt(fault="unanswered")
    return Attempt(status=answer.status)
