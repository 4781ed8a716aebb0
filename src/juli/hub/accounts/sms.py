"""Text messages: into files, or to a service of the operator's that sends them."""

import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from http import HTTPStatus

from django.conf import settings
from django.utils import timezone

from juli.hub.configuration import SmsWay
from juli.hub.operations.outbound.asking import fetch


class NotTaken(RuntimeError):
    """The service did not take the message; it answered with this status."""


def send_sms(number: str, text: str) -> None:
    """Send `text` to a number of the mainland. Fails where it did not leave, and the job is tried again."""
    if settings.SMS.way is SmsWay.WEBHOOK:
        _hand_over(json.dumps({"to": number, "text": text}, ensure_ascii=False).encode())
    else:
        _write(f"{number}\n{text}\n")


def signed_headers(body: bytes, secret: str) -> Mapping[str, str]:
    """Headers by which the service knows a request as ours, as Standard Webhooks writes them."""
    identifier, moment = f"msg_{uuid.uuid4().hex}", str(int(timezone.now().timestamp()))
    signed = hmac.digest(secret.encode(), b".".join((identifier.encode(), moment.encode(), body)), hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "webhook-id": identifier,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }


def _hand_over(body: bytes) -> None:
    headers = signed_headers(body, settings.SMS.secret)
    answer = fetch("POST", settings.SMS.url, headers=headers, content=body)
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        raise NotTaken(answer.status)


def _write(content: str) -> None:
    settings.SMS_PATH.mkdir(mode=0o700, exist_ok=True)
    path = settings.SMS_PATH / f"{timezone.now():%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:8]}.txt"
    path.touch(mode=0o600)
    path.write_text(content, encoding="utf-8")
