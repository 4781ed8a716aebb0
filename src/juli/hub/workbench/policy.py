"""Whose workbench it is: that of the staff who see the complaint, or of the house; what one types is one's own."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import NOTHING, THEIR_SIDE, of_visible
from juli.hub.workbench.models import (
    CannedReply,
    ChecklistEdition,
    Investigation,
    KeptText,
    Mention,
    Merge,
    PersonQuestion,
    Presence,
    ReplyVersion,
    Tick,
)


def of_desk(actor: Actor) -> Q:
    """The filter of rows that hang on a complaint of one's desk."""
    return of_visible(actor) if actor.kind in (ActorKind.STAFF, ActorKind.SYSTEM) else NOTHING


OF_COMPLAINTS: tuple[type[models.Model], ...] = (Presence, Mention, Tick, Investigation)

for _model in OF_COMPLAINTS:
    scope(_model)(of_desk)


@scope(Merge)
def _merges_of(actor: Actor) -> Q:
    """Both sides of either complaint know of it; a partner does not."""
    if actor.kind in (ActorKind.STAFF, *THEIR_SIDE):
        return of_visible(actor) | of_visible(actor, "main")
    return NOTHING


@scope(PersonQuestion)
def _questions_of(actor: Actor) -> Q:
    """A desk that sees both complaints, and the side of the one that is asked."""
    if actor.kind in THEIR_SIDE:
        return of_visible(actor)
    return of_desk(actor) & of_visible(actor, "other") if actor.kind is ActorKind.STAFF else of_desk(actor)


@scope(KeptText)
def _typed_by(actor: Actor) -> Q:
    found = of_desk(actor)
    return found if actor.kind is ActorKind.SYSTEM else found & Q(user_id=actor.user_id)


def of_house(actor: Actor, path: str = "") -> Q:
    """The filter of rows that belong to the organisation one works for."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(**{f"{path}organisation_id": actor.organisation_id}) if actor.kind is ActorKind.STAFF else NOTHING


for _model in (CannedReply, ChecklistEdition):
    scope(_model)(of_house)


@scope(ReplyVersion)
def _versions_of(actor: Actor) -> Q:
    return of_house(actor, "reply__")
