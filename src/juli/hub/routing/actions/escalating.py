"""A complaint climbs inside the house: by hand, because the merchant asks, or because a rule of the ladder holds."""

from uuid import UUID

from juli.hub.accounts.actors import COMPLAINANT_SIDE, SYSTEM, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.conversation import keep_message
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Side
from juli.hub.complaints.notifying import notify_people
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.routing.ladder import Climb, Ladder
from juli.hub.routing.models import Staffing
from juli.hub.routing.people import HANDLING, fit_seats
from juli.hub.routing.queries import ladder_of
from juli.hub.today import this_day, this_moment


@action
def escalate_complaint(complaint: Complaint, level: int, reason: str, *, by: Actor) -> Complaint:
    """Raise a complaint to a higher level of the house, with the reason; the people there are told."""
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, HANDLING)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    if not reason.strip():
        raise NotPossible("reason-missing")
    if level not in [step.number for step in _ladder(found).above(found.level)]:
        raise NotPossible("level-not-higher")
    return _raise(found, Climb("hand", 0, level), by, reason=reason.strip())


@action
def ask_for_senior(complaint: Complaint, *, by: Actor) -> Complaint:
    """The complainant asks that a senior looks at it; once is enough. It climbs where the house offers that."""
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    if found.stage == "closed":
        raise NotPossible("stage-closed")
    if found.received_on is None:
        raise NotAllowed
    if found.events.filter(kind="senior_requested").exists():
        raise NotPossible("senior-asked")
    record_event(found, "senior_requested", by=by, at=this_moment())
    with acting(SYSTEM):
        level = _ladder(found).on_request()
        if level is not None and level > found.level:
            _raise(found, Climb("request", 0, level), SYSTEM)
    return found


@action
def climb_complaint(complaint_id: UUID, climb: Climb, *, by: Actor) -> bool:
    """Raise a complaint because a rule of the ladder holds; False where it is closed or as high already."""
    require(by, ActorKind.SYSTEM)
    locked_one = Complaint.objects.select_for_update(of=("self",)).select_related("respondent")
    found = locked_one.filter(pk=complaint_id, level__lt=climb.level).exclude(stage="closed").first()
    if found is None:
        return False
    _raise(found, climb, by)
    return True


def _ladder(complaint: Complaint) -> Ladder:
    with acting(SYSTEM):
        return ladder_of(complaint.respondent_id, by=SYSTEM)


def _raise(complaint: Complaint, climb: Climb, by: Actor, *, reason: str = "") -> Complaint:
    now = this_moment()
    complaint.level, complaint.changed_at = climb.level, now
    complaint.save(update_fields=["level", "changed_at"])
    data = {"level": climb.level, "trigger": climb.trigger, "threshold": climb.threshold}
    if reason:
        keep_message(complaint, reason, (), by=by, side=Side.RESPONDENT, kind="escalated", data=data)
    else:
        record_event(complaint, "escalated", by=by, at=now, data=data)
    notify_people(complaint, "escalated", users=_people_on(complaint, climb.level))
    return complaint


def _people_on(complaint: Complaint, level: int) -> list[UUID]:
    """Who sits on the level and may handle it; where nobody does, who sits on the next one above."""
    if complaint.respondent is None:
        return []
    with acting(SYSTEM):
        fit = fit_seats(complaint.respondent, complaint.department_id, today=this_day())
        levels = dict(Staffing.objects.filter(membership__in=fit).values_list("membership", "level"))
    reached = sorted({own for own in levels.values() if own >= level})
    return [seat.user_id for seat in fit if reached and levels.get(seat.pk) == reached[0]]
