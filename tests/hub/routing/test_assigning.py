"""A complaint comes to a person who may handle it and is there, by hand or by workload."""

from datetime import timedelta

import pytest

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.complaints.actions import close_complaint, transfer_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaints, events, messages
from juli.hub.directory.actions import let_leave
from juli.hub.directory.models import Department, Grant
from juli.hub.machines import NotPossible
from juli.hub.routing.actions import (
    add_rule,
    assign_by_load,
    assign_complaint,
    end_absence,
    enter_absence,
    hand_over,
    set_intake,
    set_staffing,
    take_complaint,
)
from juli.hub.routing.models import Assignment
from juli.hub.routing.queries import colleagues_for, held_by_absent, mine
from juli.hub.routing.rules import Rule
from juli.hub.routing.tasks import assign, hand_all_over
from juli.hub.today import this_day
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.departments import Divided, Place, divided, place

pytestmark = pytest.mark.django_db


def away(one: Place, *, deputy: Place | None = None, days: tuple[int, int] = (0, 3)) -> object:
    first, last = (this_day() + timedelta(days=day) for day in days)
    return enter_absence(one.seat, first_day=first, last_day=last, deputy=deputy.seat if deputy else None, by=one.actor)


def automatic(one: Divided) -> None:
    set_intake(one.owner.department, automatic=True, by=SYSTEM)


def holder(complaint: Complaint) -> object:
    complaint.refresh_from_db()
    return complaint.assignee


class TestByHand:
    def test_somebody_takes_what_nobody_has(self) -> None:
        one = divided()
        take_complaint(one.complaint, by=one.owner.actor)
        assert holder(one.complaint) == one.owner.seat.user
        assert list(mine(complaints(by=one.owner.actor), by=one.owner.actor)) == [one.complaint]
        second = place(one.owner.department, name="second")
        with pytest.raises(NotPossible, match="assigned-other"):
            take_complaint(one.complaint, by=second.actor)
        with pytest.raises(NotPossible, match="assigned-own"):
            take_complaint(one.complaint, by=one.owner.actor)

    def test_it_is_given_with_a_reason_that_stays_in_the_house(self) -> None:
        one = divided()
        with pytest.raises(NotPossible, match="reason-missing"):
            assign_complaint(one.complaint, one.owner.seat, " ", by=one.leader)
        assign_complaint(one.complaint, one.owner.seat, "您熟悉", by=one.leader)
        assert holder(one.complaint) == one.owner.seat.user
        assert messages(one.complaint, by=one.owner.actor).get(internal=True).text == "您熟悉"
        assert not events(one.complaint, by=one.complainant).filter(kind="assigned").exists()

    def test_nobody_gets_it_who_may_not_handle_it_there_is_away_or_gone(self) -> None:
        one = divided()
        reader = place(one.owner.department, role="只读", name="reader")
        gone, absent = (place(one.owner.department, name=name) for name in ("gone", "absent"))
        away(absent)
        staff(one.house, "head@example.cn", role="管理员")
        let_leave(gone.seat, by=SYSTEM)
        for who, why in ((one.service, "unfit"), (reader, "unfit"), (gone, "unfit"), (absent, "away")):
            with pytest.raises(NotPossible, match=f"assignee-{why}"):
                assign_complaint(one.complaint, who.seat, "x", by=one.leader)
        with pytest.raises(NotAllowed):
            assign_complaint(one.complaint, one.owner.seat, "x", by=one.owner.actor)
        elsewhere = organisation("云帆支付有限公司")
        stranger = place(Department.objects.get(organisation=elsewhere), name="stranger")
        with pytest.raises(NotAllowed):
            assign_complaint(one.complaint, stranger.seat, "x", by=one.leader)
        for by in (one.service.actor, one.complainant, reader.actor):
            with pytest.raises(NotAllowed):
                take_complaint(one.complaint, by=by)

    def test_a_transfer_takes_it_from_the_person_too(self) -> None:
        one = divided()
        take_complaint(one.complaint, by=one.owner.actor)
        transfer_complaint(one.complaint, one.service.department, "x", by=one.owner.actor)
        assert holder(one.complaint) is None

    def test_the_choice_shows_who_has_least_to_do_and_who_is_away(self) -> None:
        one = divided()
        second, third = (place(one.owner.department, name=name) for name in ("second", "third"))
        away(third)
        take_complaint(one.complaint, by=one.owner.actor)
        found = colleagues_for(one.complaint, today=this_day(), by=one.leader)
        own = [(each.seat, each.load > 0, each.is_away) for each in found if each.seat.department]
        assert own == [(second.seat, False, False), (one.owner.seat, True, False), (third.seat, False, True)]


class TestByWorkload:
    def test_nobody_is_chosen_where_the_department_does_it_by_hand(self) -> None:
        one = divided()
        assign(str(one.complaint.pk))
        assert holder(one.complaint) is None

    def test_new_ones_are_shared_by_those_who_are_there(self) -> None:
        one = divided()
        automatic(one)
        people = [one.owner, *(place(one.owner.department, name=name) for name in ("second", "absent"))]
        away(people[2])
        for _ in range(4):
            complaint, _, _ = filed(one.house)
            assign_by_load(complaint.pk, by=SYSTEM)
        held = [Complaint.objects.filter(assignee=who.seat.user).count() for who in people]
        assert held == [2, 2, 0]

    def test_a_rule_that_names_a_skill_finds_whoever_has_it(self) -> None:
        one = divided()
        automatic(one)
        able = place(one.owner.department, name="able")
        set_staffing(able.seat, skills=["粤语"], level=0, by=SYSTEM)
        add_rule(one.house, Rule("compliance_legal", skill="粤语"), by=SYSTEM)
        for _ in range(2):
            complaint, _, _ = filed(one.house)
            assert assign_by_load(complaint.pk, by=SYSTEM) == able.seat

    def test_done_twice_it_changes_nothing(self) -> None:
        one = divided()
        automatic(one)
        assert assign_by_load(one.complaint.pk, by=SYSTEM) == one.owner.seat
        assert assign_by_load(one.complaint.pk, by=SYSTEM) is None
        assert Assignment.objects.count() == 1


class TestHandingOver:
    def test_what_an_absent_person_has_goes_to_the_deputy(self) -> None:
        one = divided()
        deputy = place(one.owner.department, name="deputy")
        take_complaint(one.complaint, by=one.owner.actor)
        away(one.owner, deputy=deputy)
        hand_all_over(0)
        assert holder(one.complaint) == deputy.seat.user
        assert held_by_absent(today=this_day(), by=SYSTEM) == []
        hand_all_over(0)
        assert Assignment.objects.count() == 2

    def test_an_absent_deputy_gets_nothing(self) -> None:
        one = divided()
        deputy, third = (place(one.owner.department, name=name) for name in ("deputy", "third"))
        take_complaint(one.complaint, by=one.owner.actor)
        away(one.owner, deputy=deputy)
        away(deputy)
        assert hand_over(one.complaint.pk, by=SYSTEM) == third.seat

    @pytest.mark.parametrize("why", ["left", "right taken"])
    def test_what_somebody_has_who_is_gone_goes_to_others(self, why: str) -> None:
        one = divided()
        second = place(one.owner.department, name="second")
        take_complaint(one.complaint, by=one.owner.actor)
        if why == "left":
            staff(one.house, "head@example.cn", role="管理员")
            let_leave(one.owner.seat, by=SYSTEM)
        else:
            Grant.objects.filter(membership=one.owner.seat).delete()
        hand_all_over(0)
        assert holder(one.complaint) == second.seat.user

    def test_where_nobody_is_there_it_is_nobody_s(self) -> None:
        one = divided()
        take_complaint(one.complaint, by=one.owner.actor)
        Grant.objects.exclude(membership=one.owner.seat).delete()
        away(one.owner)
        hand_all_over(0)
        assert holder(one.complaint) is None

    def test_absences_that_begin_later_or_are_over_change_nothing(self) -> None:
        one = divided()
        take_complaint(one.complaint, by=one.owner.actor)
        away(one.owner, days=(1, 2))
        end_absence(away(one.owner), by=one.owner.actor)  # type: ignore[arg-type]
        hand_all_over(0)
        assert holder(one.complaint) == one.owner.seat.user

    def test_a_closed_complaint_stays_with_who_had_it(self) -> None:
        one = divided()
        take_complaint(one.complaint, by=one.owner.actor)
        close_complaint(one.complaint, reason="explained", text="x", by=one.owner.actor)
        away(one.owner)
        hand_all_over(0)
        assert holder(one.complaint) == one.owner.seat.user


class TestAbsences:
    def test_one_s_own_is_entered_without_a_right_another_s_is_not(self) -> None:
        one = divided()
        days = {"first_day": this_day(), "last_day": this_day()}
        enter_absence(one.owner.seat, **days, deputy=None, by=one.owner.actor)
        with pytest.raises(NotAllowed):
            enter_absence(one.service.seat, **days, deputy=None, by=one.owner.actor)
        _, head = staff(one.house, "head@example.cn", role="管理员")
        enter_absence(one.service.seat, **days, deputy=None, by=head)

    def test_what_is_refused(self) -> None:
        one = divided()
        today, by = this_day(), one.owner.actor
        yesterday = today - timedelta(days=1)
        for first, last in ((today, yesterday), (yesterday, yesterday)):
            with pytest.raises(NotPossible, match="absence-days"):
                enter_absence(one.owner.seat, first_day=first, last_day=last, deputy=None, by=by)
        with pytest.raises(NotPossible, match="absence-deputy"):
            enter_absence(one.owner.seat, first_day=today, last_day=today, deputy=one.owner.seat, by=by)
