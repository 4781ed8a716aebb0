"""How a member hears of things: their own choices, and the hours in which no mail comes."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from juli.hub.channels.kinds import KINDS
from juli.hub.channels.models import NoticeChoices

QUIET = (time(20, 0), time(8, 0))
"""The hours (Beijing) in which no mail comes, unless somebody chose others."""


def way_of(choices: NoticeChoices | None, kind: str) -> str:
    """How somebody hears of a kind."""
    chosen = choices.ways.get(kind) if choices else None
    return str(chosen or KINDS[kind].usual)


def may_come_at(choices: NoticeChoices | None, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into."""
    begins, ends = (choices.quiet_from, choices.quiet_until) if choices else QUIET
    local = timezone.localtime(moment)
    now = local.time()
    within = begins <= now < ends if begins <= ends else now >= begins or now < ends
    if not within:
        return moment
    # Past midnight the same day's morning ends them, before it the next one's.
    day = local.date() + (timedelta(days=1) if now >= ends else timedelta())
    return timezone.make_aware(datetime.combine(day, ends))
