"""Signatures as the Standard Webhooks specification has them: over the id, the moment and the body."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from juli.hub.integration.secrets import key_bytes


def signature(key: str, message_id: str, timestamp: int, body: bytes) -> str:
    """One signature with its version: "v1,…"."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    digest = hmac.new(key_bytes(key), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def signed_headers(key: str, message_id: str, body: bytes, *, at: datetime) -> Mapping[str, str]:
    """The headers of one delivery; the moment is that of the attempt, the id stays the same over all of them."""
    timestamp = int(at.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(key, message_id, timestamp, body),
    }
