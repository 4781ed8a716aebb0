"""Webhooks: signed, tried again, given up, replayed, and never sent to an inside."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from juli.hub.accounts.actors import SYSTEM
from juli.hub.directory.queries import actor_at
from juli.hub.integration import sending
from juli.hub.integration.actions import (
    add_webhook,
    deliver,
    forget_deliveries,
    note_attempt,
    replay_delivery,
    tell_webhooks,
)
from juli.hub.integration.actions.webhooks import PAUSES
from juli.hub.integration.models import WebhookDelivery, WebhookEndpoint, WebhookMessage
from juli.hub.integration.secrets import KEY_PREFIX
from juli.hub.integration.sending import Attempt
from juli.hub.integration.signing import signature
from juli.hub.machines import NotPossible
from juli.hub.operations.outbound.guard import Guard
from juli.hub.operations.outbound.places import Place
from tests.hub.builders import organisation, seated
from tests.hub.house.seated import said, sit_down

pytestmark = pytest.mark.django_db

AUDIT = "00000000-0000-4000-8000-000000000001"


def endpoint(url: str = "https://hooks.example.cn/juli") -> WebhookEndpoint:
    """A house with an address that hears of finished audits."""
    seat = seated(organisation(), "lin@example.cn")
    return add_webhook(seat.organisation, url=url, kinds=["audit.finished"], by=actor_at(seat))


def delivery(to: WebhookEndpoint) -> WebhookDelivery:
    """A message on its way to it."""
    tell_webhooks(to.organisation_id, "audit.finished", {"id": AUDIT}, by=SYSTEM)
    return WebhookDelivery.objects.get(endpoint=to, message__kind="audit.finished")


@pytest.fixture
def receiver(serve: Callable[..., Any], settings: Settings) -> Callable[[bytes], tuple[Any, str]]:
    """A server of our own that answers as told, and its address."""

    def start(status: bytes) -> tuple[Any, str]:
        server = serve(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n")
        settings.OUTBOUND_ALLOWED = {Place("127.0.0.1", server.port)}
        return server, f"http://127.0.0.1:{server.port}/juli"

    return start


def test_a_receiver_can_check_what_it_gets(receiver: Callable[[bytes], tuple[Any, str]]) -> None:
    server, url = receiver(b"204 No Content")
    hook = endpoint(url)
    sent = delivery(hook)
    deliver(sent.pk, by=SYSTEM)
    sent.refresh_from_db()
    assert (sent.state, sent.status, sent.attempts) == ("delivered", 204, 1)
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    told = json.loads(body)
    assert (told["type"], told["data"]) == ("audit.finished", {"id": AUDIT})
    assert headers[b"webhook-id"] == f"msg_{sent.message_id.hex}".encode()
    # As the specification has it, worked out here without our code.
    original = server.asked[0].partition(b"\r\n\r\n")[0]
    given = next(line for line in original.split(b"\r\n") if line.lower().startswith(b"webhook-signature"))
    signed = headers[b"webhook-id"] + b"." + headers[b"webhook-timestamp"] + b"." + body
    digest = hmac.new(base64.b64decode(hook.key.removeprefix(KEY_PREFIX)), signed, hashlib.sha256).digest()
    assert given.partition(b": ")[2] == b"v1," + base64.b64encode(digest)


def test_the_signature_of_the_specification_s_own_example() -> None:
    """The example that libraries of Standard Webhooks test themselves with."""
    body = b'{"test": 2432232314}'
    made = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_it_is_tried_again_with_growing_pauses_and_then_given_up(
    receiver: Callable[[bytes], tuple[Any, str]],
) -> None:
    hook = endpoint(receiver(b"500 Oh")[1])
    sent = delivery(hook)
    begin = timezone.now()
    deliver(sent.pk, by=SYSTEM)
    job = ProcrastinateJob.objects.filter(args={"delivery_id": str(sent.pk)}).latest("pk")
    assert timedelta(seconds=4) < job.scheduled_at - begin < timedelta(minutes=1)
    for _ in PAUSES:
        note_attempt(sent.pk, Attempt(status=500), by=SYSTEM)
    sent.refresh_from_db()
    assert (sent.state, sent.attempts, sent.next_at) == ("failed", len(PAUSES) + 1, None)
    deliver(sent.pk, by=SYSTEM)
    sent.refresh_from_db()
    assert sent.attempts == len(PAUSES) + 1


def test_who_is_gone_is_told_no_more_until_a_trial(receiver: Callable[[bytes], tuple[Any, str]]) -> None:
    hook = endpoint(receiver(b"410 Gone")[1])
    sent = delivery(hook)
    deliver(sent.pk, by=SYSTEM)
    sent.refresh_from_db()
    assert sent.state == "failed"
    tell_webhooks(hook.organisation_id, "audit.finished", {"id": AUDIT}, by=SYSTEM)
    assert WebhookMessage.objects.filter(kind="audit.finished").count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.cn/",
        "https://name:word@hooks.example.cn/",
        "https://hooks.example.cn:8443/",
        "ftp://hooks.example.cn/",
        "nothing",
        "https://",
    ],
)
def test_an_address_that_may_not_be_asked_is_not_entered(url: str) -> None:
    with pytest.raises(NotPossible, match="webhook-address"):
        endpoint(url)


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fd00::1"])
def test_a_name_that_leads_inside_is_found_out_when_it_is_asked(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the connection itself, whatever the name meant when it was entered."""
    sent = delivery(endpoint())
    monkeypatch.setattr(sending, "webhook_guard", lambda: Guard(resolve=lambda *_: [inside]))
    deliver(sent.pk, by=SYSTEM)
    sent.refresh_from_db()
    assert (sent.state, sent.fault, sent.status) == ("waiting", "address", None)


def test_only_who_asked_for_a_kind_is_told_and_no_other_house() -> None:
    hook = endpoint()
    other = seated(organisation("云帆支付有限公司"), "chen@example.cn")
    add_webhook(other.organisation, url="https://other.example.cn/", kinds=["audit.failed"], by=actor_at(other))
    tell_webhooks(hook.organisation_id, "audit.failed", {"id": AUDIT}, by=SYSTEM)
    tell_webhooks(other.organisation_id, "audit.finished", {"id": AUDIT}, by=SYSTEM)
    assert not WebhookMessage.objects.exclude(kind="webhook.trial").exists()


def test_the_key_and_the_address_are_sealed() -> None:
    from django.db import connection

    hook = endpoint()
    with connection.cursor() as cursor:
        cursor.execute("SELECT url, key FROM integration_webhookendpoint")
        kept = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"example" not in kept
    assert hook.key.encode() not in kept


def test_the_log_is_forgotten_after_a_month() -> None:
    delivery(endpoint())
    assert forget_deliveries(now=timezone.now() + timedelta(days=29), by=SYSTEM) == 0
    assert forget_deliveries(now=timezone.now() + timedelta(days=31), by=SYSTEM) > 0
    assert not WebhookDelivery.objects.exists()


def test_pages_enter_show_replay_and_remove(receiver: Callable[[bytes], tuple[Any, str]]) -> None:
    server, url = receiver(b"500 Oh")
    seat = sit_down(organisation())
    assert "No address is entered yet" in seat.page("webhooks")
    assert "choose at least one kind" in said(seat.post("add-webhook", url=url))
    assert seat.post("add-webhook", url=url, kinds=["audit.finished"]).status_code == 302
    hook = WebhookEndpoint.objects.get()
    trial = WebhookDelivery.objects.get()
    deliver(trial.pk, by=SYSTEM)
    page = seat.page("webhook", hook.pk)
    assert hook.key in page
    assert "500" in page
    assert "on its way" in page
    with pytest.raises(NotPossible, match="delivery-waiting"):
        replay_delivery(trial, by=seat.actor)
    WebhookDelivery.objects.update(state="failed")
    assert seat.post("replay", trial.pk).status_code == 302
    deliver(trial.pk, by=SYSTEM)
    ids = {line for asked in server.asked for line in asked.split(b"\r\n") if line.lower().startswith(b"webhook-id")}
    assert (len(server.asked), len(ids)) == (2, 1)
    assert seat.post("try-webhook", hook.pk).status_code == 302
    assert seat.post("remove-webhook", hook.pk).status_code == 302
    assert not WebhookEndpoint.objects.exists()
