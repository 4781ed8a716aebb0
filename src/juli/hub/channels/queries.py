"""Reading what members hear of."""

from collections.abc import Sequence

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import rows
from juli.hub.channels.models import Notice, NoticeChoices


def notice_choices(*, by: Actor) -> NoticeChoices | None:
    """What the actor chose at their own seat, or None where everything is as usual."""
    return rows(NoticeChoices, by=by).filter(membership__organisation=by.organisation_id).first()


def waiting_for_digest(*, by: Actor) -> Sequence[int]:
    """The seats for which something waits for the mail of the morning. For the system."""
    require(by, ActorKind.SYSTEM)
    found = Notice.objects.filter(is_daily=True, told_at=None).order_by("membership_id")
    return list(found.values_list("membership_id", flat=True).distinct())
