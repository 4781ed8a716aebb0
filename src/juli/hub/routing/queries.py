"""Reading what a house decided about its routing, and whom it could give a complaint to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, organisation_of, require
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.models import Complaint, Message, Side
from juli.hub.complaints.placing import Facts, Placement
from juli.hub.directory.models import Membership, Organisation
from juli.hub.routing.ladder import Climb, Ladder, Step, shipped_ladder
from juli.hub.routing.models import (
    Absence,
    EscalationRule,
    Intake,
    Level,
    RoutingRule,
    RuleVersion,
    Staffing,
    Trigger,
)
from juli.hub.routing.people import at_home, away_on, candidates, fit_seats
from juli.hub.routing.placing import place_by_rules


def rule_version(*, by: Actor) -> RuleVersion | None:
    """The rules of the actor's house in force, with all of them; None where it has made none."""
    return rule_versions(by=by).prefetch_related("rules").first()


def rule_versions(*, by: Actor) -> QuerySet[RuleVersion]:
    """All versions of the rules of the actor's house, the newest first."""
    return rows(RuleVersion, by=by).filter(organisation_id=organisation_of(by)).select_related("made_by")


def routing_rule(rule_id: int, *, by: Actor) -> RoutingRule | None:
    """One rule, of whatever version, if it is of the actor's house."""
    return rows(RoutingRule, by=by).select_related("version").filter(pk=rule_id).first()


def tried(organisation: Organisation, facts: Facts, *, by: Actor) -> tuple[Placement, RoutingRule | None]:
    """Where a complaint of these facts would go, and by which rule (None: the taxonomy)."""
    with acting(SYSTEM):
        placement = place_by_rules(organisation, facts)
    return placement, routing_rule(int(str(placement.reason["rule"])), by=by) if "rule" in placement.reason else None


def intakes(*, by: Actor) -> Mapping[int, bool]:
    """Which departments give their complaints to people by themselves."""
    return dict(rows(Intake, by=by).values_list("department_id", "automatic"))


def staffing(*, by: Actor) -> Mapping[int, Staffing]:
    """What the members of the actor's house know and on which level they sit, by seat."""
    return {row.membership_id: row for row in rows(Staffing, by=by)}


def absences(*, today: date, by: Actor) -> QuerySet[Absence]:
    """Who of the actor's house is away, now or later, the next first."""
    found = rows(Absence, by=by).filter(ended_at=None, last_day__gte=today)
    return found.select_related("membership__user", "deputy__user")


def absence(absence_id: int, *, by: Actor) -> Absence | None:
    """One absence of the actor's house."""
    return rows(Absence, by=by).select_related("membership__user").filter(pk=absence_id).first()


def ladder_of(organisation_id: UUID | None, *, by: Actor) -> Ladder:
    """The ladder of a house: its own, or the shipped one until it has made one."""
    if organisation_id is None:
        return shipped_ladder()
    steps = [Step(one.number, one.name) for one in rows(Level, by=by).filter(organisation_id=organisation_id)]
    if not steps:
        return shipped_ladder()
    made = rows(EscalationRule, by=by).filter(organisation_id=organisation_id)
    return Ladder(steps, [Climb(one.trigger, one.threshold, one.level) for one in made], is_own=True)


def house_seats(*, by: Actor) -> list[Membership]:
    """The members of the actor's house who have not left."""
    found = rows(Membership, by=by).filter(organisation_id=organisation_of(by), left_on=None)
    return list(found.select_related("user", "department").order_by("user__name", "pk"))


def house_seat(seat_id: int, *, by: Actor) -> Membership | None:
    """One member of the actor's house who has not left."""
    return rows(Membership, by=by).filter(pk=seat_id, organisation_id=organisation_of(by), left_on=None).first()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a complaint could be given to: what they have open (weighted), what they know, whether they are away."""

    seat: Membership
    load: int
    skills: frozenset[str]
    is_away: bool


def colleagues_for(complaint: Complaint, *, today: date, by: Actor) -> list[Colleague]:
    """Who may handle the complaint, those of its department first, whoever has the least to do before others."""
    if complaint.respondent is None:
        return []
    with acting(SYSTEM):
        seats = fit_seats(complaint.respondent, complaint.department_id, today=today)
        known = {one.seat: one for one in candidates(seats, today=today)}
    found = [Colleague(s, known[s.pk].load, known[s.pk].skills, known[s.pk].is_away) for s in seats]
    own = {seat.pk for seat in at_home(seats, complaint.department_id)}
    return sorted(found, key=lambda one: (one.is_away, one.seat.pk not in own, one.load, one.seat.pk))


def mine(found: QuerySet[Complaint], *, by: Actor) -> QuerySet[Complaint]:
    """Those of `found` that are with the actor and open."""
    return found.filter(assignee_id=by.user_id).exclude(stage="closed")


def held_by_absent(*, today: date, by: Actor) -> list[UUID]:
    """The open complaints of people who are away, have left, or may not handle them any more. For the system."""
    require(by, ActorKind.SYSTEM)
    held = Complaint.objects.exclude(stage="closed").exclude(assignee=None).exclude(respondent=None)
    found: list[UUID] = []
    for group in held.order_by().values("respondent", "department", "assignee").distinct():
        house = Organisation.objects.get(pk=group["respondent"])
        fit = {seat.user_id: seat.pk for seat in fit_seats(house, group["department"], today=today)}
        seat = fit.get(group["assignee"])
        if seat is None or seat in away_on(today, [seat]):
            same = held.filter(**group)
            found += same.order_by("due_on", "pk").values_list("pk", flat=True)
    return found


def climbing(*, today: date, by: Actor) -> Iterator[tuple[UUID, Climb]]:
    """The complaints for which a rule of their house's ladder holds, each with the highest level it leads to.

    For the system.
    """
    require(by, ActorKind.SYSTEM)
    waiting = Complaint.objects.exclude(stage="closed").exclude(received_on=None)
    for house in waiting.order_by().values_list("respondent", flat=True).distinct():
        for climb in sorted(ladder_of(house, by=by).climbs, key=lambda one: -one.level):
            below = waiting.filter(respondent=house, level__lt=climb.level)
            if climb.trigger in _CONDITIONS:
                for found in _CONDITIONS[climb.trigger](below, climb.threshold, today).values_list("pk", flat=True):
                    yield found, climb


def _law(found: QuerySet[Complaint], days: int, today: date) -> QuerySet[Complaint]:
    return found.filter(bound_on__lte=today + timedelta(days=days))


def _target(found: QuerySet[Complaint], days: int, today: date) -> QuerySet[Complaint]:
    """Of the days that are near, one is a target's: it ends before the first that binds."""
    return found.filter(due_on__lte=today + timedelta(days=days), due_on__lt=F("bound_on"))


def _amount(found: QuerySet[Complaint], fen: int, today: date) -> QuerySet[Complaint]:
    return found.filter(claimed_fen__gte=max(fen, 1))


def _contact(found: QuerySet[Complaint], messages: int, today: date) -> QuerySet[Complaint]:
    """The merchant has written so many times since the last answer."""
    open_again = Q(messages__side=Side.COMPLAINANT, messages__at__gt=Coalesce(F("answered_at"), F("filed_at")))
    answers = Message.objects.filter(complaint=OuterRef("pk"), internal=False, side=Side.RESPONDENT)
    last = answers.order_by("-at").values("at")[:1]
    spoke_last = found.filter(last_said_by=Side.COMPLAINANT).annotate(answered_at=Subquery(last))
    return spoke_last.annotate(unanswered=Count("messages", filter=open_again)).filter(unanswered__gte=max(messages, 1))


_CONDITIONS = {
    Trigger.LAW.value: _law,
    Trigger.TARGET.value: _target,
    Trigger.AMOUNT.value: _amount,
    Trigger.CONTACT.value: _contact,
}
"""What each trigger asks; a request of the merchant is no matter of time."""
