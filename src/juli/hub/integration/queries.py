"""Reading tokens and webhooks; and who a token is."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.recalling import recalled
from juli.hub.accounts.scopes import acting, rows
from juli.hub.directory.links import hash_secret
from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import actor_at
from juli.hub.integration.models import ApiToken, WebhookDelivery, WebhookEndpoint
from juli.hub.integration.scopes import within
from juli.hub.integration.secrets import is_token


def open_token(secret: str, *, now: datetime) -> tuple[ApiToken, Actor] | None:
    """The token behind a secret and who acts by it; None where it is wrong, revoked or over, or its seat has ended.

    The actor is that of the seat today, restricted to what the token is for.
    """
    if not is_token(secret):
        return None
    secret_hash = hash_secret(secret)
    with acting(SYSTEM):
        # A role may be lent until a day.
        key = ("token", secret_hash, timezone.localdate())
        found = recalled(key, "SELECT juli_state_of_token(%s)", [secret_hash], lambda: _token_behind(secret_hash))
    return found if found and found[0].expires_at > now else None


def _token_behind(secret_hash: str) -> tuple[ApiToken, Actor] | None:
    joined = ApiToken.objects.select_related("membership__user", "membership__organisation", "organisation")
    token = joined.filter(secret_hash=secret_hash, revoked_at=None).first()
    if token is None or not token.membership.is_live:
        return None
    actor = actor_at(token.membership)
    return token, replace(actor, rights=within(actor, frozenset(token.scopes)))


def tokens(of: Organisation, *, by: Actor) -> QuerySet[ApiToken]:
    """The tokens of an organisation, the newest first."""
    return rows(ApiToken, by=by).filter(organisation=of).select_related("membership__user")


def token(token_id: UUID, *, by: Actor) -> ApiToken | None:
    """One token, if the actor may see it."""
    return rows(ApiToken, by=by).filter(pk=token_id).select_related("organisation").first()


def webhooks(of: Organisation, *, by: Actor) -> QuerySet[WebhookEndpoint]:
    """The endpoints of an organisation, with how many deliveries to each were given up (`given_up`)."""
    given_up = Count("deliveries", filter=Q(deliveries__state="failed"))
    return rows(WebhookEndpoint, by=by).filter(organisation=of).annotate(given_up=given_up)


def webhook(webhook_id: UUID, *, by: Actor) -> WebhookEndpoint | None:
    """One endpoint, if the actor may see it."""
    return rows(WebhookEndpoint, by=by).filter(pk=webhook_id).select_related("organisation").first()


def is_listening(organisation_id: UUID, kinds: Collection[str], *, by: Actor) -> bool:
    """Whether an address of an organisation asked to be told of one of these kinds. For the system."""

    def read() -> frozenset[str]:
        asked = rows(WebhookEndpoint, by=by).filter(organisation=organisation_id, stopped_at=None)
        return frozenset(kind for told in asked.values_list("kinds", flat=True) for kind in told)

    return not recalled(("webhooks", organisation_id), _WEBHOOKS_STATE, [organisation_id], read).isdisjoint(kinds)


_WEBHOOKS_STATE = "SELECT xmin, ctid FROM integration_webhookendpoint WHERE organisation_id = %s AND stopped_at IS NULL"


def deliveries(to: WebhookEndpoint, *, by: Actor) -> QuerySet[WebhookDelivery]:
    """What was sent to an endpoint, the newest first."""
    return rows(WebhookDelivery, by=by).filter(endpoint=to).select_related("message")


def delivery(delivery_id: UUID, *, by: Actor) -> WebhookDelivery | None:
    """One delivery, if the actor may see it."""
    return rows(WebhookDelivery, by=by).filter(pk=delivery_id).select_related("endpoint").first()
