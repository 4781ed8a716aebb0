"""Messages that Juli sends: whether they are genuine, by Standard Webhooks."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

TOLERANCE = 300
"""Seconds that the clocks of both sides may differ."""


class WebhookRefused(Exception):
    """The message is not genuine, or too old."""


def checked(key: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None) -> Mapping[str, Any]:
    """The message, if `key` (as the organisation's page shows it, "whsec_…") has signed it. WebhookRefused otherwise.

    Its `webhook-id` stays the same when it is sent again: keep those that were handled.
    """
    told = {name.lower(): value for name, value in headers.items()}
    try:
        identity, moment = told["webhook-id"], int(told["webhook-timestamp"])
        signatures = told["webhook-signature"].split()
    except (KeyError, ValueError):
        raise WebhookRefused("a header is missing") from None
    if abs((time.time() if now is None else now) - moment) > TOLERANCE:
        raise WebhookRefused("too old, or from the future")
    secret = base64.b64decode(key.removeprefix("whsec_"))
    digest = hmac.new(secret, f"{identity}.{moment}.".encode() + body, hashlib.sha256).digest()
    own = f"v1,{base64.b64encode(digest).decode()}"
    if not any(hmac.compare_digest(own, one) for one in signatures):
        raise WebhookRefused("not signed with this key")
    message: Mapping[str, Any] = json.loads(body)
    return message
