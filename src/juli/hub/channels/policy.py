"""Whose mails an actor sees: those of the complaints they may see; a partner none. Notices are their member's own."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.channels.models import Notice, NoticeChoices, OutboundMail
from juli.hub.complaints.policy import NOTHING, but_no_partner

scope(OutboundMail)(but_no_partner)


def _own(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(membership__user=actor.user_id) if actor.user_id else NOTHING


OWN: tuple[type[models.Model], ...] = (Notice, NoticeChoices)

for _model in OWN:
    scope(_model)(_own)
