"""The people who may handle complaints of a department, and what each has open."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Q

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Grant, Membership, Organisation
from juli.hub.directory.rights import grantable
from juli.hub.routing.choosing import Candidate, load_of
from juli.hub.routing.models import Absence, Assignment, Staffing

READING, HANDLING = "complaints.read", "complaints.answer"


def fit_seats(organisation: Organisation, department_id: int | None, *, today: date) -> list[Membership]:
    """The members who may read and answer there today, away or not. For actions, while the system is bound."""
    allowed = grantable(organisation)
    if not {READING, HANDLING} <= allowed:
        return []
    held: defaultdict[int, set[str]] = defaultdict(set)
    grants = Grant.objects.filter(
        Q(until=None) | Q(until__gte=today),
        Q(department=None) | Q(department=department_id),
        membership__organisation=organisation,
        membership__left_on=None,
        membership__user__is_active=True,
    )
    for seat, rights in grants.values_list("membership", "role__rights"):
        held[seat].update(rights)
    fit = [seat for seat, rights in held.items() if {READING, HANDLING} <= rights]
    return list(Membership.objects.filter(pk__in=fit).select_related("user", "department").order_by("pk"))


def at_home(seats: Collection[Membership], department_id: int | None) -> list[Membership]:
    """Those who work in the department, or all where nobody does: heads of the house get what nobody else could."""
    own = [seat for seat in seats if seat.department_id == department_id]
    return own or list(seats)


def candidates(seats: Collection[Membership], *, today: date) -> list[Candidate]:
    """What is known of each seat for the choice among them."""
    loads, last = _loads(seats, today), _last_given(seats)
    skills = {row.membership_id: row.skills for row in Staffing.objects.filter(membership__in=seats)}
    away = away_on(today, [seat.pk for seat in seats])
    return [
        Candidate(
            seat=seat.pk,
            load=loads.get(seat.user_id, 0),
            last_given=last.get(seat.pk),
            skills=frozenset(skills.get(seat.pk, ())),
            is_away=seat.pk in away,
        )
        for seat in seats
    ]


def away_on(day: date, seats: Iterable[int]) -> dict[int, int | None]:
    """Who of some seats is away on a day, each with their deputy's seat (None where nobody was named)."""
    found = rows(Absence, by=SYSTEM).filter(ended_at=None, first_day__lte=day, last_day__gte=day)
    return dict(found.filter(membership__in=list(seats)).values_list("membership", "deputy"))


def _loads(seats: Collection[Membership], today: date) -> Mapping[UUID, int]:
    houses = {seat.organisation_id for seat in seats}
    mine = Complaint.objects.filter(respondent__in=houses, assignee__in=[seat.user_id for seat in seats])
    days: defaultdict[UUID, list[date]] = defaultdict(list)
    for user, due_on in mine.exclude(stage="closed").values_list("assignee", "due_on"):
        days[user].append(due_on)
    return {user: load_of(due, today) for user, due in days.items()}


def _last_given(seats: Collection[Membership]) -> Mapping[int, datetime]:
    given = Assignment.objects.filter(membership__in=seats).order_by().values("membership")
    return {row["membership"]: row["last"] for row in given.annotate(last=Max("given_at"))}
