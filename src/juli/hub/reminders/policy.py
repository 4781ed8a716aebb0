"""Who sees what of this room: reminders and links are the complainant's side's, a moved clock whose the clock is."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import rows, scope
from juli.hub.complaints.models import Clock
from juli.hub.complaints.policy import NOTHING, THEIR_SIDE, of_visible
from juli.hub.reminders.models import CaseFeed, ClockMove, DeskFeed, DeskMails, MailsOff, OwnLimit, Reminder


def _theirs(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in THEIR_SIDE else NOTHING


THEIRS: tuple[type[models.Model], ...] = (Reminder, MailsOff, CaseFeed, OwnLimit)

for _model in THEIRS:
    scope(_model)(_theirs)


@scope(ClockMove)
def _moves_of(actor: Actor) -> Q:
    return Q() if actor.kind is ActorKind.SYSTEM else Q(clock__in=rows(Clock, by=actor).order_by().values("pk"))


@scope(DeskFeed)
@scope(DeskMails)
def _of_ones_seat(actor: Actor) -> Q:
    """A link to a desk's calendar, and the choice of mails, are the person's alone."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(membership__user=actor.user_id) if actor.user_id else NOTHING
