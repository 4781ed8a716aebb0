"""Changes to what members hear of: kept as they choose, sent once, forgotten after a while."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub.accounts.actors import MEMBERS, Actor, ActorKind, NotAllowed, organisation_of, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.channels.choices import may_come_at, way_of
from juli.hub.channels.helpers import send
from juli.hub.channels.kinds import DAILY, KINDS, NEVER, NOW, WAYS
from juli.hub.channels.models import Notice, NoticeChoices
from juli.hub.channels.telling import compose_digest, compose_notice, recipients
from juli.hub.complaints.handlers import handler_of
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.notifying import HANDLER
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import people_with
from juli.hub.machines import NotPossible

SEND_NOTICE = "juli.send_notice"
FORGOTTEN_AFTER = timedelta(days=30)
"""How long it is kept that somebody was told."""


@action
def choose_notices(*, ways: Mapping[str, str], quiet_from: time, quiet_until: time, by: Actor) -> NoticeChoices:
    """Choose for each kind how one hears of it, and the hours (Beijing) in which no mail comes."""
    require(by, *MEMBERS)
    mine = rows(Membership, by=by).filter(user_id=user_of(by), organisation_id=organisation_of(by)).first()
    if mine is None or by.read_only:
        raise NotAllowed
    if not set(ways) <= set(KINDS) or not set(ways.values()) <= set(WAYS):
        raise NotPossible("notice-unknown")
    told = {"ways": dict(ways), "quiet_from": quiet_from, "quiet_until": quiet_until}
    kept, _ = NoticeChoices.objects.update_or_create(membership=mine, defaults=told)
    return kept


@action
def keep_notices(
    complaint_id: UUID,
    kind: str,
    *,
    by: Actor,
    at: datetime,
    user: str = "",
    right: str = "",
    but: str = "",
    department: int | None = None,
) -> list[Notice]:
    """Keep a notice for everybody it is for, as each chose; those to be told at once go on their way.

    What already waits for somebody about the same complaint is not kept twice.
    """
    require(by, ActorKind.SYSTEM)
    complaint = Complaint.objects.filter(pk=complaint_id).first()
    if complaint is None or kind not in KINDS:
        return []
    person = str(handler_of(complaint) or "") if user == HANDLER else user
    if not (person or right or department):
        return []
    seats = recipients(complaint, user=person, right=right, but=but, department=department)
    return _keep(seats, kind, complaint, at)


@action
def keep_house_notices(organisation_id: UUID, kind: str, *, right: str, at: datetime, by: Actor) -> list[Notice]:
    """Keep a notice that is about no complaint for all who hold a right in the whole house."""
    require(by, ActorKind.SYSTEM)
    people = people_with(right, organisation_id, by=by)
    seats = Membership.objects.filter(user__in=people, organisation=organisation_id, left_on=None)
    return _keep(list(seats.select_related("user").order_by("pk")), kind, None, at)


def _keep(seats: list[Membership], kind: str, complaint: Complaint | None, at: datetime) -> list[Notice]:
    choices = {one.membership_id: one for one in NoticeChoices.objects.filter(membership__in=seats)}
    made = []
    for seat in seats:
        way = way_of(choices.get(seat.pk), kind)
        if way == NEVER:
            continue
        told = {"kept_at": at, "is_daily": way == DAILY}
        notice, fresh = Notice.objects.get_or_create(
            membership=seat, kind=kind, complaint=complaint, told_at=None, defaults=told
        )
        if fresh and way == NOW:
            when = may_come_at(choices.get(seat.pk), at)
            app.configure_task(SEND_NOTICE, queue="mail", schedule_at=when).defer(notice_id=notice.pk)
        made.append(notice)
    return made


@action
def send_notice(notice_id: int, *, at: datetime, by: Actor) -> bool:
    """Send one notice; False where it was told already, or its seat or complaint is gone."""
    require(by, ActorKind.SYSTEM)
    found = Notice.objects.select_for_update(of=("self",)).select_related("membership__user", "complaint")
    notice = found.filter(pk=notice_id, told_at=None, membership__left_on=None).first()
    if notice is None:
        return False
    send(compose_notice(notice))
    Notice.objects.filter(pk=notice.pk).update(told_at=at)
    return True


@action
def send_digest(membership_id: int, *, at: datetime, by: Actor) -> int:
    """Send the mail of the morning to one member; how many things it told of."""
    require(by, ActorKind.SYSTEM)
    found = Notice.objects.select_for_update(of=("self",)).select_related("membership__user", "complaint")
    waiting = list(found.filter(membership=membership_id, is_daily=True, told_at=None).order_by("kind", "pk"))
    if not waiting:
        return 0
    if waiting[0].membership.left_on is None:
        send(compose_digest(waiting))
    Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(told_at=at)
    return len(waiting)


@action
def forget_notices(*, at: datetime, by: Actor) -> int:
    """Forget whom was told what a while ago; how many."""
    require(by, ActorKind.SYSTEM)
    return Notice.objects.filter(told_at__lt=at - FORGOTTEN_AFTER).delete()[0]
