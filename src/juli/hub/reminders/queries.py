"""Reading this room: what a calendar would move, what was moved lately, and what a link shows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from juli.calendars import WorkingDays
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, require
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.actions.ladder import DONE_WITH
from juli.hub.complaints.models import NO_DAY, Clock, Complaint, Event
from juli.hub.complaints.numbers import hash_secret, passcode_fingerprint
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at
from juli.hub.reminders.models import CaseFeed, ClockMove, DeskFeed, DeskMails, MailsOff, OwnLimit
from juli.hub.reminders.recounting import counted_anew
from juli.procedures import Clock as Counted
from juli.procedures.duties import own_limits
from juli.procedures.reminding import reminded_before

MARKED_FOR = timedelta(days=14)
"""How long a list marks that a day was moved."""
MOST_DAYS = 2_000
"""Days of one calendar; a desk with more of them reads its list."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a calendar would do: clocks whose day moves by what they are of, and how many only become certain."""

    moved: Mapping[tuple[str, str], int]
    settled: int

    @property
    def total(self) -> int:
        """How many clocks move."""
        return sum(self.moved.values())


def effect_of(calendar: WorkingDays, *, by: Actor) -> Effect:
    """What a calendar would do to all running clocks. The operator learns numbers, and nothing of any complaint."""
    require(by, ActorKind.OPERATOR)
    with acting(SYSTEM):
        found = [change for row in _running(SYSTEM).iterator() if (change := counted_anew(row, calendar))]
    moved = Counter((change.after.procedure, change.after.step) for change in found if change.moved)
    return Effect(dict(moved.most_common()), sum(not change.moved for change in found))


def running_complaints(*, by: Actor) -> Sequence[UUID]:
    """The complaints in which a clock runs. For the system."""
    require(by, ActorKind.SYSTEM)
    found = Clock.objects.filter(completed_at=None).order_by("proceeding__complaint_id")
    return list(found.values_list("proceeding__complaint_id", flat=True).distinct())


def near_complaints(today: date, *, by: Actor) -> Sequence[UUID]:
    """The complaints in which a day comes near or has just passed. For the system."""
    require(by, ActorKind.SYSTEM)
    # Own limits are missed only after the day to which they roll, up to two weeks later.
    span = (today - timedelta(days=21), today + timedelta(days=7))
    found = Clock.objects.filter(completed_at=None, due_on__range=span)
    of_clocks = set(found.values_list("proceeding__complaint_id", flat=True))
    farthest = today + timedelta(days=max(max(each.reminders, default=0) for each in own_limits().values()))
    limits = OwnLimit.objects.filter(due_on__range=(span[0], farthest))
    return sorted(of_clocks | set(limits.values_list("complaint_id", flat=True)))


def near_clocks(today: date, *, by: Actor) -> QuerySet[Clock]:
    """The running clocks whose day comes near or has just passed, as far as the actor sees them, by their day."""
    span = (today - timedelta(days=21), today + timedelta(days=7))
    return _running(by).filter(due_on__range=span).order_by("due_on", "pk")


def unwatched_complaints(calendar_version: str, *, by: Actor) -> Sequence[UUID]:
    """The complaints in which something happened since the limits of the complainant's own were counted, or which were
    counted by another calendar. For the system."""
    require(by, ActorKind.SYSTEM)
    last = Event.objects.filter(complaint=OuterRef("pk")).order_by("-position").values("position")[:1]
    counted = OwnLimit.objects.filter(
        complaint=OuterRef("pk"), position=OuterRef("last"), fields__calendar_version=calendar_version
    )
    found = Complaint.objects.exclude(closed_reason__in=DONE_WITH).annotate(last=Subquery(last))
    return list(found.exclude(Exists(counted)).order_by("pk").values_list("pk", flat=True))


def desk_seats(*, by: Actor) -> Sequence[int]:
    """The seats at desks whose people want reminders. For the system."""
    require(by, ActorKind.SYSTEM)
    unwanted = DeskMails.objects.filter(wanted=False).values("membership")
    live = Membership.objects.filter(left_on=None, user__is_active=True).exclude(pk__in=unwanted)
    received = Complaint.objects.filter(respondent=OuterRef("organisation"), received_on__isnull=False)
    found = live.filter(Exists(received.exclude(stage="closed")), organisation__activated_on__isnull=False)
    return list(found.order_by("pk").values_list("pk", flat=True))


def wants_desk_mails(*, by: Actor) -> bool:
    """Whether reminders are sent to one's own seat."""
    mine = rows(DeskMails, by=by).filter(membership__organisation=by.organisation_id)
    return not mine.filter(wanted=False).exists()


def moved_lately(complaints: Collection[Complaint], *, today: date, by: Actor) -> set[UUID]:
    """Those of the complaints in which a new calendar moved a day within the last two weeks."""
    found = rows(ClockMove, by=by).filter(complaint__in=complaints, moved=True, at__date__gt=today - MARKED_FOR)
    return set(found.values_list("complaint_id", flat=True))


def wants_mails(complaint: Complaint, *, by: Actor) -> bool:
    """Whether reminders are sent."""
    return not rows(MailsOff, by=by).filter(complaint=complaint).exists()


def case_feed(complaint: Complaint, *, by: Actor) -> CaseFeed | None:
    """The link that holds, or None."""
    known = passcode_fingerprint(complaint.passcode_hash)
    return rows(CaseFeed, by=by).filter(complaint=complaint, ended_at=None, passcode_fingerprint=known).first()


def desk_feed(*, by: Actor) -> DeskFeed | None:
    """The link of one's own seat that holds, or None."""
    return rows(DeskFeed, by=by).filter(membership__organisation=by.organisation_id, ended_at=None).first()


@dataclass(frozen=True, slots=True)
class Due:
    """One day of a calendar: of which complaint, and the clock."""

    uid: str
    number: str
    counted: Counted
    due_on: date

    @property
    def alarms(self) -> Sequence[int]:
        """How many days before to ring."""
        return reminded_before(self.counted.procedure, self.counted.step)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a link shows, and whether it is a desk's."""

    days: Sequence[Due]
    is_desk: bool


def shown_by(secret: str) -> Shown | None:
    """What a secret opens, as its seat sees it today; None where it opens nothing. Being asked is all it takes."""
    digest = hash_secret(secret)
    with acting(SYSTEM):
        case = CaseFeed.objects.select_related("complaint").filter(secret_hash=digest, ended_at=None).first()
        live = DeskFeed.objects.filter(membership__left_on=None, membership__user__is_active=True, ended_at=None)
        live = live.filter(membership__organisation__activated_on__isnull=False)
        desk = live.select_related("membership__organisation").filter(secret_hash=digest).first()
    if case and case.passcode_fingerprint == passcode_fingerprint(case.complaint.passcode_hash):
        seat = Actor(ActorKind.COMPLAINANT, complaint_id=case.complaint_id, read_only=True)
        return Shown(_days(seat), is_desk=False)
    return Shown(_days(actor_at(desk.membership)), is_desk=True) if desk else None


def _days(seat: Actor) -> Sequence[Due]:
    with acting(seat):
        found = _running(seat).order_by("due_on", "pk")[:MOST_DAYS]
        limits = rows(OwnLimit, by=seat).select_related("complaint").order_by("due_on", "pk")
        days = [_due(f"clock-{row.pk}", row, row.proceeding.complaint) for row in found]
        return [*days, *(_due(f"limit-{row.pk}", row, row.complaint) for row in limits)]


def _due(uid: str, row: Clock | OwnLimit, complaint: Complaint) -> Due:
    return Due(f"{uid}@juli", complaint.number, Counted.from_fields(row.fields), row.due_on)


def _running(by: Actor) -> QuerySet[Clock]:
    found = rows(Clock, by=by).select_related("proceeding__complaint")
    return found.filter(completed_at=None, due_on__lt=NO_DAY)
