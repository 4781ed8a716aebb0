"""Reading this room: what is asked, what is reviewed, and what the days were like."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Organisation
from juli.hub.quality.links import read_link
from juli.hub.quality.models import DayFlow, DayStock, Draw, Question, Review
from juli.hub.quality.policy import REPORTING, REVIEWING
from juli.hub.quality.spans import MONEY, spans
from juli.hub.workbench.models import Investigation
from juli.hub.workbench.queries import newest_records

MOST_ASKED = 5_000
"""How many are asked in one round; the rest in the next."""


def due_questions(at: datetime, *, by: Actor) -> Sequence[tuple[UUID, str]]:
    """Which complaints are to be asked what, or reminded of it. For the system."""
    require(by, ActorKind.SYSTEM)
    return [(pk, kind) for kind in spans() for pk in _due(kind, at)]


def _due(kind: str, at: datetime) -> QuerySet[Complaint, UUID]:
    span = spans()[kind]
    known = Question.objects.filter(complaint=OuterRef("pk"), kind=kind)
    settled = Q(answered_at__isnull=False) | Q(reminded_at__isnull=False) | Q(asked_at__gt=at - span.again)
    ended = Complaint.objects.filter(closed_at__range=(at - span.until, at - span.after), received_on__isnull=False)
    reachable = ended.filter(complainant__email_confirmed_at__isnull=False)
    if kind == MONEY:
        reachable = reachable.filter(closed_reason="paid")
    waiting = reachable.exclude(Exists(known.filter(settled))).order_by("closed_at")
    return waiting.values_list("pk", flat=True)[:MOST_ASKED]


def questions(of: Complaint, *, by: Actor) -> QuerySet[Question]:
    """What was asked and answered after the end of a complaint."""
    return rows(Question, by=by).filter(complaint=of).select_related("words").order_by("pk")


def opened_question(token: str) -> tuple[Question, Actor] | None:
    """The question that a mailed link opens, and the seat it gives; None where it opens nothing."""
    identity = read_link(token)
    if identity is None:
        return None
    with acting(SYSTEM):
        question = Question.objects.select_related("complaint").filter(pk=identity).first()
    if question is None:
        return None
    return question, Actor(ActorKind.COMPLAINANT, complaint_id=question.complaint_id)


def reviews(*, by: Actor) -> QuerySet[Review]:
    """The reviews the actor may do, and those of what they handled themselves; what waits comes first."""
    found = rows(Review, by=by).select_related("complaint", "draw", "handler", "reviewer", "words", "reply")
    return found.filter(_of_reviewer(by)).order_by(F("reviewed_at").asc(nulls_first=True), "-pk")


def review(review_id: int, *, by: Actor) -> Review | None:
    """One review, if the actor may do it or handled what it is about."""
    return reviews(by=by).filter(pk=review_id).first()


def _of_reviewer(by: Actor) -> Q:
    own = Q(handler=by.user_id, reviewed_at__isnull=False)
    if by.may(REVIEWING):
        return Q()
    held = [int(right.partition("@")[2]) for right in by.rights if right.startswith(f"{REVIEWING}@")]
    return own | Q(complaint__department__in=held)


def draws(*, by: Actor) -> QuerySet[Draw]:
    """The drawings of the actor's house, the last first."""
    return rows(Draw, by=by)


def houses_with_desks(*, by: Actor) -> Sequence[UUID]:
    """The organisations whose days are counted. For the system."""
    require(by, ActorKind.SYSTEM)
    return list(Organisation.objects.filter(activated_on__isnull=False).order_by("pk").values_list("pk", flat=True))


def counted_until(organisation_id: UUID, *, by: Actor) -> date | None:
    """The last day that was counted for a house, or None."""
    require(by, ActorKind.SYSTEM)
    last = [
        table.objects.filter(organisation=organisation_id).aggregate(last=Max("day")) for table in (DayFlow, DayStock)
    ]
    return max((row["last"] for row in last if row["last"]), default=None)


def first_received(organisation_id: UUID, *, by: Actor) -> date | None:
    """The day of the first complaint of a house, or None."""
    require(by, ActorKind.SYSTEM)
    found = Complaint.objects.filter(respondent=organisation_id, received_on__isnull=False).order_by("received_on")
    return found.values_list("received_on", flat=True).first()


def passed_complaints(day: date, *, by: Actor) -> Sequence[UUID]:
    """The open complaints whose day of the law or of a promise was `day`. For the system."""
    require(by, ActorKind.SYSTEM)
    found = Complaint.objects.filter(bound_on=day, respondent__isnull=False).exclude(stage="closed")
    return list(found.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Figures:
    """The days of a report, added up. `flows` and `stocks` are rows by day, department, issue and agent."""

    flows: Sequence[DayFlow]
    stocks: Sequence[DayStock]

    @property
    def own(self) -> list[DayFlow]:
        """The flows without those of agents, which are a part of them."""
        return [row for row in self.flows if row.agent_id is None]

    def total(self, column: str) -> int:
        """The sum of a column over all days."""
        return sum(getattr(row, column) for row in self.own)

    def counted(self, column: str) -> Mapping[str, int]:
        """What a column holds by code, added up, the most frequent first."""
        found: Counter[str] = Counter()
        for row in self.own:
            found.update(getattr(row, column))
        return dict(found.most_common())

    def latest(self, column: str) -> int:
        """A column of the stock at the end of the last day counted."""
        last = max((row.day for row in self.stocks), default=None)
        return sum(getattr(row, column) for row in self.stocks if row.day == last)


def figures(first: date, last: date, *, by: Actor, department_id: int | None = None) -> Figures:
    """The counted days of the actor's house, in one department or in all that they may read reports of."""
    allowed = _departments(by)
    wanted = Q() if allowed is None else Q(department__in=allowed)
    if department_id is not None:
        wanted &= Q(department=department_id)
    span = wanted & Q(day__range=(first, last))
    flows = rows(DayFlow, by=by).filter(span).select_related("agent", "department").order_by("day", "pk")
    return Figures(list(flows), list(rows(DayStock, by=by).filter(span).order_by("day", "pk")))


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered after the end: how often each verdict by kind of question, and the mean grade in tenths."""

    verdicts: Mapping[tuple[str, str], int]
    grade_tenths: int | None


def said_afterwards(first: date, last: date, *, by: Actor, department_id: int | None = None) -> Said:
    """What was answered from one day to another (Beijing), of complaints whose reports the actor may read."""
    allowed = _departments(by)
    found = rows(Question, by=by).filter(answered_at__date__range=(first, last)).order_by()
    if allowed is not None:
        found = found.filter(complaint__department__in=allowed)
    if department_id is not None:
        found = found.filter(complaint__department=department_id)
    counted = list(
        found.values("kind", "verdict").annotate(count=Count("pk"), grades=Sum("grade"), graded=Count("grade"))
    )
    graded = sum(row["graded"] for row in counted)
    grades = sum(row["grades"] or 0 for row in counted)
    verdicts = {(row["kind"], row["verdict"]): row["count"] for row in counted}
    return Said(verdicts, round(grades * 10 / graded) if graded else None)


def _departments(by: Actor) -> frozenset[int] | None:
    """The departments whose reports the actor may read, None for all; NotAllowed without the right."""
    if by.may(REPORTING):
        return None
    held = frozenset(int(right.partition("@")[2]) for right in by.rights if right.startswith(f"{REPORTING}@"))
    if not held:
        raise NotAllowed
    return held


def _found(first: date, last: date) -> QuerySet[Investigation]:
    """The newest records of investigations, of those that were kept in these days (Beijing)."""
    return newest_records(Investigation.objects.filter(at__date__range=(first, last)))


BEHIND: Mapping[str, Callable[[date, date], Q]] = {
    "received": lambda first, last: Q(received_on__range=(first, last)),
    "closed": lambda first, last: (
        Q(closed_at__date__range=(first, last)) | Q(reopenings__closed_at__date__range=(first, last))
    ),
    "reopened": lambda first, last: Q(reopenings__at__date__range=(first, last)),
    "found": lambda first, last: Q(pk__in=_found(first, last).values("complaint")),
    "open": lambda first, last: ~Q(stage="closed"),
    "overdue": lambda first, last: ~Q(stage="closed") & Q(bound_on__lte=last),
    "missed": lambda first, last: ~Q(stage="closed") & Q(due_on__lte=last, bound_on__gt=last),
    "unmet": lambda first, last: ~Q(stage="closed") & Q(aimed_at__date__lte=last),
}
"""Which complaints stand behind a figure of the days from `first` to `last`; of stocks those of today."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a report: what it counts, of which days, narrowed by issue, department, agent, closing or cause."""

    what: str
    first: date
    last: date
    issue: str = ""
    department: int | None = None
    agent: UUID | None = None
    closing: str = ""
    cause: str = ""


def behind(point: Point, *, by: Actor) -> QuerySet[Complaint]:
    """The complaints behind a figure, as far as the actor may see them; some may have been disposed of since."""
    _departments(by)
    found = rows(Complaint, by=by).filter(BEHIND[point.what](point.first, point.last))
    narrowed: dict[str, object] = {"issue": point.issue, "department": point.department}
    narrowed["involvements__organisation"] = point.agent
    found = found.filter(**{name: value for name, value in narrowed.items() if value})
    if point.closing:
        found = found.filter(Q(closed_reason=point.closing) | Q(reopenings__closed_reason=point.closing))
    if point.cause:
        found = found.filter(pk__in=_found(point.first, point.last).filter(cause=point.cause).values("complaint"))
    return found.select_related("department").distinct()
