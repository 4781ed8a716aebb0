"""Giving a complaint to a person: by hand, by workload, and on to others when somebody is away or gone."""

from uuid import UUID

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.conversation import keep_message
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Event, Side
from juli.hub.complaints.notifying import notify_person
from juli.hub.complaints.policy import locked
from juli.hub.directory.models import Membership, Organisation
from juli.hub.machines import NotPossible
from juli.hub.routing.choosing import Candidate, choose
from juli.hub.routing.models import Assignment, How, Intake, RoutingRule
from juli.hub.routing.people import HANDLING, at_home, away_on, candidates, fit_seats
from juli.hub.today import this_day, this_moment

ASSIGNING = "complaints.assign"


@action
def take_complaint(complaint: Complaint, *, by: Actor) -> Complaint:
    """Take a complaint that nobody has."""
    require(by, ActorKind.STAFF)
    found = _open(complaint, by, HANDLING)
    if found.assignee_id == by.user_id:
        raise NotPossible("assigned-own")
    if found.assignee_id is not None:
        raise NotPossible("assigned-other")
    seat = _fit(found, user_of(by))
    return _give(found, seat, How.TAKEN, by)


@action
def assign_complaint(complaint: Complaint, membership: Membership, reason: str, *, by: Actor) -> Complaint:
    """Give a complaint to somebody who may handle it there and is not away, with the reason."""
    require(by, ActorKind.STAFF)
    found = _open(complaint, by, ASSIGNING)
    if membership.organisation_id != found.respondent_id:
        raise NotAllowed
    if not reason.strip():
        raise NotPossible("reason-missing")
    if membership.user_id == found.assignee_id:
        raise NotPossible("assigned-same")
    seat = _fit(found, membership.user_id)
    return _give(found, seat, How.GIVEN, by, reason=reason.strip())


@action
def take_back_assignment(
    complaint: Complaint, given: UUID, former: UUID | None, reason: str, *, by: Actor
) -> Complaint:
    """Give a complaint back to who had it (None: to nobody) before it was given to the user `given`."""
    require(by, ActorKind.STAFF)
    found = _open(complaint, by, ASSIGNING)
    if found.assignee_id != given:
        raise NotPossible("assigned-since")
    if former is None:
        _set_down(found, by)
        return found
    return _give(found, _fit(found, former), How.GIVEN, by, reason=reason)


@action
def assign_by_load(complaint_id: UUID, *, by: Actor) -> Membership | None:
    """Give a complaint that nobody has to whoever has the least to do, where its department wants that."""
    require(by, ActorKind.SYSTEM)
    found = _waiting(complaint_id)
    if found is None or found.assignee_id is not None:
        return None
    if not Intake.objects.filter(department=found.department_id, automatic=True).exists():
        return None
    seat = _chosen(found)
    if seat is not None:
        _give(found, seat, How.AUTOMATIC, by)
    return seat


@action
def hand_over(complaint_id: UUID, *, by: Actor) -> Membership | None:
    """Give on what somebody has who is away, has left or may no longer handle it: to their deputy, else by workload.

    Where nobody is there, it is nobody's until somebody takes it. Done twice it changes nothing.
    """
    require(by, ActorKind.SYSTEM)
    found = _waiting(complaint_id)
    if found is None or found.assignee_id is None or found.respondent is None:
        return None
    today = this_day()
    fit = fit_seats(found.respondent, found.department_id, today=today)
    holder = Membership.objects.filter(user=found.assignee_id, organisation=found.respondent_id).first()
    away = away_on(today, [seat.pk for seat in fit])
    if holder is not None and holder in fit and holder.pk not in away:
        return None
    deputy = away.get(holder.pk) if holder is not None else None
    here = next((seat for seat in fit if seat.pk == deputy and seat.pk not in away), None)
    seat = here or _chosen(found)
    if seat is None:
        _set_down(found, by)
        return None
    _give(found, seat, How.DEPUTY if here else How.AUTOMATIC, by)
    return seat


def _open(complaint: Complaint, by: Actor, right: str) -> Complaint:
    found = locked(complaint, by, right)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    return found


def _waiting(complaint_id: UUID) -> Complaint | None:
    """An open complaint that a house has received, locked."""
    found = Complaint.objects.select_for_update(of=("self",)).select_related("respondent").filter(pk=complaint_id)
    return found.exclude(stage="closed").exclude(received_on=None).first()


def _fit(complaint: Complaint, user_id: UUID) -> Membership:
    """The seat of a person who may handle the complaint today; NotPossible where they may not, left or are away."""
    today = this_day()
    with acting(SYSTEM):
        seats = fit_seats(_house(complaint), complaint.department_id, today=today)
        seat = next((one for one in seats if one.user_id == user_id), None)
        if seat is None:
            raise NotPossible("assignee-unfit")
        if seat.pk in away_on(today, [seat.pk]):
            raise NotPossible("assignee-away")
    return seat


def _chosen(complaint: Complaint) -> Membership | None:
    today = this_day()
    seats = at_home(fit_seats(_house(complaint), complaint.department_id, today=today), complaint.department_id)
    found: Candidate | None = choose(candidates(seats, today=today), _wanted_skill(complaint))
    return next((seat for seat in seats if found is not None and seat.pk == found.seat), None)


def _wanted_skill(complaint: Complaint) -> str:
    """The skill named by the rule that placed the complaint; empty where none did, or it was passed on since."""
    last = Event.objects.filter(complaint=complaint, kind__in=("received", "transferred")).last()
    rule = RoutingRule.objects.filter(pk=last.data.get("rule")).first() if last else None
    return rule.skill if rule else ""


def _house(complaint: Complaint) -> Organisation:
    if complaint.respondent is None:
        raise NotAllowed
    return complaint.respondent


def _give(complaint: Complaint, seat: Membership, how: How, by: Actor, *, reason: str = "") -> Complaint:
    now = this_moment()
    complaint.assignee_id, complaint.changed_at = seat.user_id, now
    complaint.save(update_fields=["assignee", "changed_at"])
    Assignment.objects.create(complaint=complaint, membership=seat, how=how, given_at=now)
    data = {"assignee": str(seat.user_id), "how": how.value}
    if reason:
        keep_message(complaint, reason, (), by=by, side=Side.RESPONDENT, kind="assigned", data=data)
    else:
        record_event(complaint, "assigned", by=by, at=now, data=data)
    if seat.user_id != by.user_id:
        notify_person(complaint, "given", user=seat.user_id)
    return complaint


def _set_down(complaint: Complaint, by: Actor) -> None:
    complaint.assignee = None
    complaint.save(update_fields=["assignee"])
    record_event(complaint, "assigned", by=by, at=this_moment(), data={"assignee": None, "how": "nobody"})
