"""One department owns the answer, others are asked and answer first; a matter goes on with a reason."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import (
    acknowledge_complaint,
    answer_department,
    ask_department,
    close_complaint,
    transfer_complaint,
    withdraw_complaint,
    withdraw_question,
    write_message,
    write_note,
)
from juli.hub.complaints.department_queries import asked_of, department_requests, moved_away
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.machines import QUESTION
from juli.hub.complaints.models import Clock, Complaint, DepartmentRequest, Message
from juli.hub.complaints.queries import complaint, events, messages
from juli.hub.directory.models import Department
from juli.hub.machines import NotPossible
from juli.hub.redress.actions import make_offer
from tests.hub.builders import organisation
from tests.hub.complaints.departments import Divided, divided

pytestmark = pytest.mark.django_db


def asked(one: Divided) -> DepartmentRequest:
    return ask_department(one.complaint, one.technics.department, "机器有没有报错？", by=one.owner.actor)


def answers(one: Divided, by: Actor) -> dict[str, Callable[[], object]]:
    """Everything that answers the merchant in the matter."""
    today = timezone.localdate()
    return {
        "answer": lambda: write_message(one.complaint, "查过了。", by=by),
        "offer": lambda: make_offer(one.complaint, amount=1, pay_by=today, text="x", by=by),
        "close": lambda: close_complaint(one.complaint, reason="explained", text="x", by=by),
    }


class TestAsking:
    @pytest.mark.parametrize("act", ["answer", "offer", "close"])
    def test_no_answer_goes_before_all_that_were_asked_have_spoken(self, act: str) -> None:
        one = divided()
        first, second = asked(one), ask_department(one.complaint, one.service.department, "?", by=one.owner.actor)
        with pytest.raises(NotPossible, match="department-waiting") as refusal:
            answers(one, one.owner.actor)[act]()
        told = refusal.value.told(REFUSALS, "")
        assert "技术支持部、客户服务部" in told
        answer_department(first, "没有。", by=one.technics.actor)
        with pytest.raises(NotPossible, match="department-waiting"):
            answers(one, one.owner.actor)[act]()
        withdraw_question(second, "不需要了", by=one.owner.actor)
        answers(one, one.owner.actor)[act]()

    def test_receipt_is_confirmed_and_a_holding_word_sent_meanwhile(self) -> None:
        one = divided()
        asked(one)
        acknowledge_complaint(one.complaint, by=one.owner.actor)
        write_message(one.complaint, "正在核实。", holding=True, by=one.owner.actor)
        running = Clock.objects.filter(proceeding__complaint=one.complaint, completed_at=None)
        assert [clock.step for clock in running] == ["answer"]

    def test_question_and_answer_stay_in_the_house(self) -> None:
        one = divided()
        request = asked(one)
        answer_department(request, "没有报错。", by=one.technics.actor)
        assert [said.text for said in messages(one.complaint, by=one.complainant)] == [
            "从1月起每笔多收，没有人通知我。"
        ]
        assert not events(one.complaint, by=one.complainant).filter(kind__startswith="department").exists()
        [kept] = department_requests(one.complaint, by=one.owner.actor)
        assert kept.answer is not None
        assert (kept.state, kept.question.text, kept.answer.text) == ("answered", "机器有没有报错？", "没有报错。")

    def test_the_asked_department_reads_while_it_is_asked_and_answers_alone(self) -> None:
        one = divided()
        number, technician = one.complaint.number, one.technics.actor
        assert complaint(number, by=technician) is None
        request = asked(one)
        assert complaint(number, by=technician) is not None
        assert [found.pk for found in asked_of(by=technician)] == [request.pk]
        assert not asked_of(by=one.service.actor).exists()
        for act in (
            *answers(one, technician).values(),
            lambda: write_note(one.complaint, "x", by=technician),
            lambda: acknowledge_complaint(one.complaint, by=technician),
            lambda: transfer_complaint(one.complaint, one.technics.department, "x", by=technician),
            lambda: withdraw_question(request, "x", by=technician),
            lambda: ask_department(one.complaint, one.service.department, "x", by=technician),
        ):
            with pytest.raises(NotAllowed):
                act()
        answer_department(request, "没有。", by=technician)
        assert complaint(number, by=technician) is None

    def test_the_wall_draws_the_same_line(self) -> None:
        one = divided()
        request = asked(one)
        for place, seen in ((one.technics, 1), (one.service, 0), (one.owner, 1)):
            with acting(place.actor):
                assert Complaint.objects.count() == Message.objects.values("complaint").distinct().count() == seen
        answer_department(request, "没有。", by=one.technics.actor)
        with acting(one.technics.actor):
            assert (Complaint.objects.count(), Message.objects.count()) == (0, 0)

    def test_other_departments_and_other_houses_answer_nothing(self) -> None:
        one = divided()
        request = asked(one)
        for by in (one.service.actor, one.owner.actor, one.complainant):
            with pytest.raises(NotAllowed):
                answer_department(request, "x", by=by)

    def test_who_asked_does_not_answer(self) -> None:
        one = divided()
        request = ask_department(one.complaint, one.technics.department, "?", by=one.leader)
        with pytest.raises(NotPossible, match="department-own-question"):
            answer_department(request, "x", by=one.leader)

    def test_who_cannot_be_asked(self) -> None:
        one = divided()
        asked(one)
        elsewhere = Department.objects.get(organisation=organisation("云帆支付有限公司"))
        with pytest.raises(NotPossible, match="department-asked"):
            asked(one)
        with pytest.raises(NotPossible, match="department-owns"):
            ask_department(one.complaint, one.owner.department, "?", by=one.owner.actor)
        with pytest.raises(NotPossible, match="question-missing"):
            ask_department(one.complaint, one.service.department, " ", by=one.owner.actor)
        with pytest.raises(NotAllowed):
            ask_department(one.complaint, elsewhere, "?", by=one.owner.actor)

    def test_a_closed_complaint_asks_nobody_any_more(self) -> None:
        one = divided()
        request = asked(one)
        withdraw_complaint(one.complaint, by=one.complainant)
        request.refresh_from_db()
        assert (request.state, request.withdrawn_why) == ("withdrawn", "closed")
        with pytest.raises(NotPossible, match="stage-closed"):
            ask_department(one.complaint, one.service.department, "?", by=one.owner.actor)

    @pytest.mark.parametrize("old", list(QUESTION.states))
    @pytest.mark.parametrize("new", list(QUESTION.states))
    def test_the_table_of_states(self, old: str, new: str) -> None:
        one = divided()
        request = asked(one)
        if old == "answered":
            answer_department(request, "没有。", by=one.technics.actor)
        if old == "withdrawn":
            withdraw_question(request, "x", by=one.owner.actor)
        allowed = new in QUESTION.transitions[old]
        for act, state in ((answer_department, "answered"), (withdraw_question, "withdrawn")):
            if state == new and not allowed:
                # Who has answered no longer sees it: for them it is not there.
                with pytest.raises((NotPossible, NotAllowed)):
                    act(request, "x", by=one.leader)
        if not allowed and old != new:
            with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
                DepartmentRequest.objects.filter(pk=request.pk).update(state=new)


class TestTransfer:
    def test_another_department_owns_it_then_with_reason_and_the_same_days(self) -> None:
        one = divided()
        days = list(Clock.objects.filter(proceeding__complaint=one.complaint).values_list("due_on", "completed_at"))
        transfer_complaint(one.complaint, one.settlement.department, "钱在结算部", by=one.owner.actor)
        one.complaint.refresh_from_db()
        assert one.complaint.department == one.settlement.department
        assert days == list(
            Clock.objects.filter(proceeding__complaint=one.complaint).values_list("due_on", "completed_at")
        )
        last = events(one.complaint, by=SYSTEM).last()
        assert last is not None
        assert last.kind == "transferred"
        assert (last.data["from"], last.data["to"]) == (one.owner.department.pk, one.settlement.department.pk)
        note = messages(one.complaint, by=one.settlement.actor).get(internal=True)
        assert note.text == "钱在结算部"
        assert not events(one.complaint, by=one.complainant).filter(kind="transferred").exists()

    def test_who_gave_it_away_reads_it_no_more_and_is_told_where_it_is(self) -> None:
        one = divided()
        number = one.complaint.number
        assert moved_away(number, by=one.technics.actor) is None
        transfer_complaint(one.complaint, one.settlement.department, "x", by=one.owner.actor)
        assert complaint(number, by=one.owner.actor) is None
        assert complaint(number, by=one.settlement.actor) is not None
        moved = moved_away(number, by=one.owner.actor)
        assert moved is not None
        assert (moved.department, moved.answered) == ("结算与风控部", False)
        assert moved_away(number, by=one.technics.actor) is None

    def test_the_new_queue_is_told(self) -> None:
        one = divided()
        transfer_complaint(one.complaint, one.settlement.department, "x", by=one.owner.actor)
        told = ProcrastinateJob.objects.filter(task_name="juli.notify").latest("pk")
        assert (told.args["kind"], told.args["department"]) == ("queue", one.settlement.department.pk)

    def test_what_the_new_owner_was_asked_is_no_question_any_more(self) -> None:
        one = divided()
        request = asked(one)
        transfer_complaint(one.complaint, one.technics.department, "x", by=one.owner.actor)
        request.refresh_from_db()
        assert request.withdrawn_why == "transferred"

    def test_what_is_refused(self) -> None:
        one = divided()
        elsewhere = Department.objects.get(organisation=organisation("云帆支付有限公司"))
        by = one.owner.actor
        with pytest.raises(NotPossible, match="reason-missing"):
            transfer_complaint(one.complaint, one.technics.department, " \n", by=by)
        with pytest.raises(NotPossible, match="department-owns"):
            transfer_complaint(one.complaint, one.owner.department, "x", by=by)
        for department, who in (
            (elsewhere, by),
            (one.technics.department, one.service.actor),
            (one.technics.department, one.complainant),
        ):
            with pytest.raises(NotAllowed):
                transfer_complaint(one.complaint, department, "x", by=who)
