"""Webhooks: entered, told, tried again, replayed, removed."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.directory.guarding import require_house
from juli.hub.directory.models import Organisation
from juli.hub.directory.records import keep_record
from juli.hub.integration.actions.tokens import RIGHT
from juli.hub.integration.effects import deliver_later
from juli.hub.integration.kinds import KINDS, TRIAL
from juli.hub.integration.machines import DELIVERY
from juli.hub.integration.models import WebhookDelivery, WebhookEndpoint, WebhookMessage
from juli.hub.integration.secrets import new_key
from juli.hub.integration.sending import Attempt, attempt, webhook_guard
from juli.hub.machines import NotPossible
from juli.hub.operations.outbound.asking import may_be_asked

MOST_ENDPOINTS = 10
PAUSES = tuple(timedelta(seconds=s) for s in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400))
"""How long after each attempt the next one comes: nine pauses over about three days."""
GONE = 410
KEPT = timedelta(days=30)
"""How long the log of deliveries stays."""


@action
def add_webhook(organisation: Organisation, *, url: str, kinds: Collection[str], by: Actor) -> WebhookEndpoint:
    """Tell an address of events from now on, and send it a trial at once. NotPossible for one that is not allowed."""
    require_house(by, organisation.pk, RIGHT)
    chosen = [kind for kind in KINDS if kind in kinds]
    if not chosen:
        raise NotPossible("webhook-kinds-missing")
    if not may_be_asked(url, webhook_guard()):
        raise NotPossible("webhook-address")
    if WebhookEndpoint.objects.filter(organisation=organisation).count() >= MOST_ENDPOINTS:
        raise NotPossible("webhooks-many")
    made = WebhookEndpoint.objects.create(
        organisation=organisation, url=url, key=new_key(), kinds=chosen, made_at=timezone.now()
    )
    keep_record(organisation, "webhook_added", by=by, data={"webhook": str(made.pk), "kinds": chosen})
    _send(made, _message(organisation.pk, TRIAL, {"webhook": str(made.pk)}))
    return made


@action
def remove_webhook(endpoint: WebhookEndpoint, *, by: Actor) -> None:
    """Tell an address no more; its log goes with it."""
    require_house(by, endpoint.organisation_id, RIGHT)
    keep_record(endpoint.organisation, "webhook_removed", by=by, data={"webhook": str(endpoint.pk)})
    endpoint.delete()


@action
def try_webhook(endpoint: WebhookEndpoint, *, by: Actor) -> None:
    """Send a trial. One that was stopped because it was gone is told again from now on."""
    require_house(by, endpoint.organisation_id, RIGHT)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(stopped_at=None)
    _send(endpoint, _message(endpoint.organisation_id, TRIAL, {"webhook": str(endpoint.pk)}))


@action
def replay_delivery(delivery: WebhookDelivery, *, by: Actor) -> None:
    """Send a message once more under its old id. NotPossible while it is on its way."""
    require_house(by, delivery.organisation_id, RIGHT)
    found = _locked(delivery.pk)
    if found is None:
        raise NotAllowed
    DELIVERY.check(found.state, "waiting")
    found.state, found.attempts, found.next_at = "waiting", 0, timezone.now()
    found.save(update_fields=["state", "attempts", "next_at"])
    deliver_later(found.pk)


@action
def tell_webhooks(organisation_id: UUID, kind: str, data: Mapping[str, str], *, by: Actor) -> None:
    """Tell all endpoints of an organisation that asked for this kind. `data` holds ids only."""
    require(by, ActorKind.SYSTEM)
    asked = WebhookEndpoint.objects.filter(organisation=organisation_id, stopped_at=None, kinds__contains=[kind])
    if endpoints := list(asked):
        message = _message(organisation_id, kind, data)
        for endpoint in endpoints:
            _send(endpoint, message)


def deliver(delivery_id: UUID, *, by: Actor) -> None:
    """One attempt; where it fails the next one is queued, until there are no more. No row is held while it lasts."""
    require(by, ActorKind.SYSTEM)
    with acting(SYSTEM):
        found = WebhookDelivery.objects.select_related("endpoint", "message").filter(pk=delivery_id, state="waiting")
        delivery = found.first()
    if delivery is None:
        return
    came = attempt(delivery, now=timezone.now())
    note_attempt(delivery_id, came, by=by)


@action
def note_attempt(delivery_id: UUID, came: Attempt, *, by: Actor) -> None:
    """Write down what came of an attempt and what follows."""
    require(by, ActorKind.SYSTEM)
    found = _locked(delivery_id)
    if found is None or found.state != "waiting":
        return
    now = timezone.now()
    found.attempts, found.tried_at, found.next_at = found.attempts + 1, now, None
    found.status, found.fault = came.status, came.fault
    if came.arrived:
        found.state = "delivered"
    elif came.status == GONE or found.attempts > len(PAUSES):
        found.state = "failed"
    else:
        pause = PAUSES[found.attempts - 1]
        found.next_at = now + pause
        deliver_later(found.pk, after=pause)
    found.save()
    if came.status == GONE:
        WebhookEndpoint.objects.filter(pk=found.endpoint_id).update(stopped_at=now)


@action
def forget_deliveries(*, now: datetime, by: Actor) -> int:
    """Delete what was told long ago; how many rows went."""
    require(by, ActorKind.SYSTEM)
    return WebhookMessage.objects.filter(at__lte=now - KEPT).delete()[0]


def _message(organisation_id: UUID, kind: str, data: Mapping[str, str]) -> WebhookMessage:
    return WebhookMessage.objects.create(organisation_id=organisation_id, kind=kind, data=dict(data), at=timezone.now())


def _send(endpoint: WebhookEndpoint, message: WebhookMessage) -> None:
    now = timezone.now()
    made = WebhookDelivery.objects.create(
        organisation_id=endpoint.organisation_id, endpoint=endpoint, message=message, made_at=now, next_at=now
    )
    deliver_later(made.pk)


def _locked(delivery_id: UUID) -> WebhookDelivery | None:
    return WebhookDelivery.objects.select_for_update(of=("self",)).filter(pk=delivery_id).first()
