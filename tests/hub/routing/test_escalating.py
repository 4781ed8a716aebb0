"""A complaint climbs inside the house: by time, by amount, by repeated contact, because it is asked, and by hand."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.complaints.actions import withdraw_complaint, write_message
from juli.hub.complaints.models import Complaint, Event
from juli.hub.complaints.queries import events
from juli.hub.machines import NotPossible
from juli.hub.routing.actions import ask_for_senior, climb_complaint, escalate_complaint, set_ladder, set_staffing
from juli.hub.routing.ladder import Climb, Step
from juli.hub.routing.queries import climbing, ladder_of
from juli.hub.routing.tasks import escalate
from juli.hub.today import this_day
from tests.hub.builders import filed, staff
from tests.hub.complaints.departments import Divided, divided, place

pytestmark = pytest.mark.django_db

STEPS = [Step(1, "高级"), Step(2, "负责人"), Step(3, "质量")]


def ladder(one: Divided, *climbs: Climb) -> None:
    set_ladder(one.house, STEPS, climbs, by=SYSTEM)


def level(complaint: Complaint) -> int:
    complaint.refresh_from_db()
    return complaint.level


def due(one: Divided, *, target: int, law: int) -> None:
    """Let the next target end so many days from today, and the next day of the law."""
    today = this_day()
    days = {"due_on": today + timedelta(days=min(target, law)), "bound_on": today + timedelta(days=law)}
    Complaint.objects.filter(pk=one.complaint.pk).update(**days)


@pytest.mark.parametrize(
    ("climb", "target", "law", "reached"),
    [
        (Climb("law", 2, 2), 9, 2, 2),
        (Climb("law", 2, 2), 9, 3, 0),
        (Climb("law", 2, 2), 1, 9, 0),
        (Climb("target", 1, 1), 1, 9, 1),
        (Climb("target", 1, 1), 2, 9, 0),
        (Climb("target", 1, 1), 9, 1, 0),
    ],
)
def test_by_time(climb: Climb, target: int, law: int, reached: int) -> None:
    one = divided()
    ladder(one, climb)
    due(one, target=target, law=law)
    escalate(0)
    assert level(one.complaint) == reached


@pytest.mark.parametrize(("fen", "reached"), [(191_677, 2), (191_678, 0)])
def test_by_amount(fen: int, reached: int) -> None:
    one = divided()
    ladder(one, Climb("amount", fen, 2))
    escalate(0)
    assert level(one.complaint) == reached


def test_by_repeated_contact_without_an_answer() -> None:
    one = divided()
    ladder(one, Climb("contact", 2, 1))
    write_message(one.complaint, "有人吗？", by=one.complainant)
    escalate(0)
    assert level(one.complaint) == 0
    write_message(one.complaint, "在查。", by=one.owner.actor)
    write_message(one.complaint, "还是没有。", by=one.complainant)
    escalate(0)
    assert level(one.complaint) == 0
    write_message(one.complaint, "？？", by=one.complainant)
    escalate(0)
    assert level(one.complaint) == 1


def test_the_highest_level_that_holds_is_taken_once_and_nothing_climbs_twice() -> None:
    one = divided()
    ladder(one, Climb("amount", 1, 1), Climb("amount", 100, 3), Climb("law", 0, 2))
    escalate(0)
    escalate(0)
    assert level(one.complaint) == 3
    raised = Event.objects.filter(complaint=one.complaint, kind="escalated")
    assert [event.data for event in raised] == [{"level": 3, "trigger": "amount", "threshold": 100}]


def test_a_closed_complaint_does_not_climb() -> None:
    one = divided()
    ladder(one, Climb("amount", 1, 1))
    withdraw_complaint(one.complaint, by=one.complainant)
    assert list(climbing(today=this_day(), by=SYSTEM)) == []
    assert not climb_complaint(one.complaint.pk, Climb("amount", 1, 1), by=SYSTEM)


def test_the_people_of_the_level_are_told_or_those_of_the_next_above() -> None:
    one = divided()
    ladder(one)
    senior, head = (place(one.owner.department, name=name) for name in ("senior", "head"))
    elsewhere = place(one.service.department, name="elsewhere")
    set_staffing(senior.seat, skills=[], level=1, by=SYSTEM)
    set_staffing(head.seat, skills=[], level=3, by=SYSTEM)
    set_staffing(elsewhere.seat, skills=[], level=1, by=SYSTEM)
    for to, told in ((1, senior), (2, head)):
        escalate_complaint(one.complaint, to, "x", by=one.owner.actor)
        job = ProcrastinateJob.objects.filter(task_name="juli.notify").latest("pk")
        assert (job.args["kind"], job.args["user"]) == ("escalated", str(told.seat.user.pk))


def test_by_hand_upwards_only_and_with_a_reason() -> None:
    one = divided()
    ladder(one)
    by = one.owner.actor
    with pytest.raises(NotPossible, match="reason-missing"):
        escalate_complaint(one.complaint, 1, " ", by=by)
    escalate_complaint(one.complaint, 2, "金额大", by=by)
    for to in (0, 1, 2, 4):
        with pytest.raises(NotPossible, match="level-not-higher"):
            escalate_complaint(one.complaint, to, "x", by=by)
    for who in (one.service.actor, one.complainant, staff(one.house, "reader@example.cn", role="只读")[1]):
        with pytest.raises(NotAllowed):
            escalate_complaint(one.complaint, 3, "x", by=who)
    assert not events(one.complaint, by=one.complainant).filter(kind="escalated").exists()


def test_the_complainant_asks_once_for_a_senior() -> None:
    one = divided()
    ladder(one, Climb("request", 0, 2))
    ask_for_senior(one.complaint, by=one.complainant)
    assert level(one.complaint) == 2
    assert events(one.complaint, by=one.complainant).filter(kind="senior_requested").count() == 1
    with pytest.raises(NotPossible, match="senior-asked"):
        ask_for_senior(one.complaint, by=one.complainant)
    with pytest.raises(NotAllowed):
        ask_for_senior(one.complaint, by=one.owner.actor)


def test_what_its_respondent_has_not_received_asks_nobody() -> None:
    complaint, complainant, _ = filed()
    with pytest.raises(NotAllowed):
        ask_for_senior(complaint, by=complainant)


def test_a_house_that_has_decided_nothing_has_the_shipped_ladder() -> None:
    one = divided()
    shipped = ladder_of(one.house.pk, by=one.leader)
    assert (shipped.is_own, shipped.top, shipped.on_request()) == (False, 3, 1)
    ladder(one)
    own = ladder_of(one.house.pk, by=one.leader)
    assert (own.is_own, [step.name for step in own.steps], own.on_request()) == (True, ["高级", "负责人", "质量"], None)


def test_levels_are_numbered_without_gaps_and_rules_lead_to_them() -> None:
    one = divided()
    for steps in ([], [Step(2, "x")], [Step(1, "x"), Step(3, "y")]):
        with pytest.raises(NotPossible, match="ladder-levels"):
            set_ladder(one.house, steps, [], by=SYSTEM)
    with pytest.raises(NotPossible, match="ladder-rules"):
        set_ladder(one.house, [Step(1, "x")], [Climb("law", 0, 2)], by=SYSTEM)
    with pytest.raises(NotAllowed):
        set_ladder(one.house, STEPS, [], by=one.leader)
