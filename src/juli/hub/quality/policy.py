"""Who sees what of this room: answers with their complaint, reviews and figures within the house."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, but_no_partner, of_visible
from juli.hub.quality.models import DayFlow, DayStock, Draw, Question, Review

REVIEWING, REPORTING = "quality.review", "reports.read"
"""The rights of this room."""

scope(Question)(but_no_partner)


@scope(Review)
def _reviews_of(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, ActorKind.SYSTEM) else NOTHING


def _of_house(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(organisation=actor.organisation_id) if actor.kind is ActorKind.STAFF else NOTHING


OF_HOUSE: tuple[type[models.Model], ...] = (DayFlow, DayStock, Draw)

for _model in OF_HOUSE:
    scope(_model)(_of_house)
