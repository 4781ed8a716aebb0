"""Whose tokens and webhooks an actor sees: their own organisation's."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import MEMBERS, Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.integration.models import ApiToken, KeptAnswer, WebhookDelivery, WebhookEndpoint, WebhookMessage

NOTHING = Q(pk__in=[])


def _of_house(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(organisation=actor.organisation_id) if actor.kind in MEMBERS else NOTHING


GUARDED: tuple[type[models.Model], ...] = (ApiToken, KeptAnswer, WebhookEndpoint, WebhookMessage, WebhookDelivery)

for _model in GUARDED:
    scope(_model)(_of_house)
