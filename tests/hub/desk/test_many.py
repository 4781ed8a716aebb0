"""Work on many at once: what will happen is shown, each is an ordinary action, and what can be is undone."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.complaints import actions
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import verify_chains
from juli.hub.directory.models import Membership
from juli.hub.machines import NotPossible
from juli.hub.routing.actions import assign_complaint, take_complaint
from juli.hub.worklists.actions import begin_on_many
from juli.hub.worklists.actions.many import HELD_FOR, UNDO_FOR, undo_on_many, work_on_many
from juli.hub.worklists.models import BulkRun, SetAside, Tagging
from tests.hub.builders import filed
from tests.hub.complaints.departments import Place, divided, place
from tests.hub.desk.seated import Desk, sit_down

pytestmark = pytest.mark.django_db


def begin(desk: Desk, kind: str, *complaints: Complaint, **told: str) -> BulkRun:
    """Choose, look, begin, and let the worker do it."""
    numbers = [one.number for one in complaints]
    answer = desk.browser.post("/desk/many/", {"kind": kind, "number": numbers, "step": "begin", **told})
    assert answer.status_code == 302, answer.content.decode()
    run = BulkRun.objects.latest("made_at")
    assert ProcrastinateJob.objects.filter(args__run_id=str(run.pk)).exists()
    return run


def outcomes(run: BulkRun) -> dict[str, str]:
    return {item.complaint.number: item.reason or item.outcome for item in run.items.select_related("complaint")}


def kinds_of(complaint: Complaint) -> list[str]:
    return list(complaint.events.order_by("position").values_list("kind", flat=True))


def undo(desk: Desk, run: BulkRun) -> None:
    desk.browser.post(f"/desk/many/{run.pk}/undo/")
    undo_on_many(run.pk, by=SYSTEM)
    run.refresh_from_db()


def test_what_will_happen_is_shown_before_it_does(desk: Desk) -> None:
    fresh, _, _ = filed(desk.at)
    known, _, _ = filed(desk.at)
    actions.acknowledge_complaint(known, by=desk.actor)
    page = desk.browser.post("/desk/many/", {"kind": "acknowledge", "number": [fresh.number, known.number]})
    assert [one.number for one in page.context["possible"]] == [fresh.number]
    assert [(one.number, why) for one, why in page.context["refused"]] == [
        (known.number, "The complaint is already in hand.")
    ]
    assert not BulkRun.objects.exists()
    run = begin(desk, "acknowledge", fresh, known)
    assert run.begins_at - run.made_at == HELD_FOR
    work_on_many(run.pk, by=SYSTEM)
    assert outcomes(run) == {fresh.number: "done", known.number: "stage-in_hand"}
    assert kinds_of(fresh)[-1] == "acknowledged"
    work_on_many(run.pk, by=SYSTEM)
    assert kinds_of(fresh).count("acknowledged") == 1
    assert "already in hand" in desk.browser.get(f"/desk/many/{run.pk}/").content.decode()


def test_what_reaches_merchants_can_be_called_off_and_not_undone(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    run = begin(desk, "write", complaint, text="系统维护，结算顺延一天。")
    desk.browser.post(f"/desk/many/{run.pk}/undo/", {"act": "call-off"})
    work_on_many(run.pk, by=SYSTEM)
    run.refresh_from_db()
    assert (run.state, kinds_of(complaint)[-1]) == ("called_off", "received")
    again = begin(desk, "write", complaint, text="系统维护，结算顺延一天。")
    work_on_many(again.pk, by=SYSTEM)
    assert complaint.messages.latest("at").text == "系统维护，结算顺延一天。"
    again.refresh_from_db()
    assert again.told == {}, "no copy of the words outlives the work"
    undo(desk, again)
    assert (again.state, complaint.messages.count()) == ("done", 2)


def test_tags_notes_and_days_are_undone_and_the_chain_holds(desk: Desk) -> None:
    (one, _, _), (two, _, _) = filed(desk.at), filed(desk.at)
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    for kind, told in (("tag", {"tag": "待补材料"}), ("aside", {"until": day}), ("note", {"text": "统一核查"})):
        run = begin(desk, kind, one, two, **told)
        work_on_many(run.pk, by=SYSTEM)
        assert set(outcomes(run).values()) == {"done"}, kind
        undo(desk, run)
        assert (run.state, set(outcomes(run).values())) == ("undone", {"undone"}), kind
    assert not Tagging.objects.exists()
    assert not SetAside.objects.exists()
    assert kinds_of(one)[2:] == ["tagged", "untagged", "set_aside", "taken_up", "noted", "noted"]
    assert list(verify_chains()) == []


def test_nothing_is_undone_twice_or_too_late(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    run = begin(desk, "tag", complaint, tag="甲")
    work_on_many(run.pk, by=SYSTEM)
    with time_machine.travel(run.undo_until + timedelta(seconds=1)):
        undo(desk, run)
    assert (run.state, Tagging.objects.count()) == ("done", 1)
    assert run.undo_until - run.begins_at == UNDO_FOR
    undo(desk, run)
    undo(desk, run)
    assert (run.state, Tagging.objects.count()) == ("undone", 0)


def test_whoever_has_left_meanwhile_does_nothing(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    run = begin(desk, "acknowledge", complaint)
    Membership.objects.filter(organisation=desk.at).update(left_on=timezone.localdate())
    work_on_many(run.pk, by=SYSTEM)
    assert outcomes(run) == {complaint.number: "not-allowed"}
    assert kinds_of(complaint)[-1] == "received"


def test_all_of_a_list_and_what_is_missing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {filed(desk.at, issue="device_fault")[0].number for _ in range(3)}
    filed(desk.at)
    told = {"kind": "tag", "all": "yes", "view": "open", "q": "issue:device_fault"}
    page = desk.browser.post("/desk/many/", told)
    assert {one.number for one in page.context["possible"]} == wanted
    page = desk.browser.post("/desk/many/", {**told, "step": "begin", "tag": ""}).content.decode()
    assert "There is no tag yet" in page
    monkeypatch.setattr("juli.hub.desk.views.many.MOST_AT_ONCE", 2)
    assert len(desk.browser.post("/desk/many/", told).context["possible"]) == 2
    assert desk.browser.post("/desk/many/", {"kind": "nonsense"}).url == "/desk/"
    assert desk.browser.post("/desk/many/", {"kind": "tag", "number": "x"}).url == "/desk/"


def signed(one: Place) -> Desk:
    """A browser of somebody who works in one department alone."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(one.seat.user)
    return Desk(one.department.organisation, browser, one.actor)


def where(complaint: Complaint) -> tuple[object, object]:
    complaint.refresh_from_db()
    return complaint.department_id, complaint.assignee_id


def test_what_is_passed_on_is_taken_back_though_it_is_read_no_longer() -> None:
    one = divided()
    desk, another = signed(one.owner), filed(one.house)[0]
    told = {"department": str(one.technics.department.pk), "text": "都是机器的事"}
    page = desk.browser.post("/desk/many/", {"kind": "transfer", "number": one.complaint.number})
    assert one.technics.department.name in page.content.decode()
    run = begin(desk, "transfer", one.complaint, another, **told)
    work_on_many(run.pk, by=SYSTEM)
    assert where(one.complaint) == where(another) == (one.technics.department.pk, None)
    shown = desk.browser.get(f"/desk/many/{run.pk}/").content.decode()
    assert one.complaint.number not in shown
    assert "2 lie where you do not read them any more" in shown
    actions.acknowledge_complaint(another, by=one.technics.actor)
    undo(desk, run)
    assert outcomes(run) == {one.complaint.number: "undone", another.number: "transfer-taken-up"}
    assert where(one.complaint) == (one.owner.department.pk, None)
    assert where(another) == (one.technics.department.pk, None)
    assert list(verify_chains()) == []


def test_what_a_question_hangs_on_or_lies_there_already_is_not_passed_on() -> None:
    one = divided()
    desk, asked = signed(one.owner), filed(one.house)[0]
    actions.ask_department(asked, one.technics.department, "查过了吗？", by=one.owner.actor)
    for complaint, to, why in (
        (one.complaint, one.owner.department, "department-owns"),
        (asked, one.settlement.department, "transfer-questions"),
    ):
        run = begin(desk, "transfer", complaint, department=str(to.pk), text="试试")
        work_on_many(run.pk, by=SYSTEM)
        assert outcomes(run) == {complaint.number: why}


def test_only_who_passed_it_on_takes_it_back() -> None:
    one = divided()
    actions.transfer_complaint(one.complaint, one.technics.department, "机器的事", by=one.owner.actor)
    for other in (one.settlement.actor, one.technics.actor, one.leader):
        with pytest.raises(NotAllowed):
            actions.take_back_transfer(one.complaint, "收回", by=other)
    actions.take_back_transfer(one.complaint, "收回", by=one.owner.actor)
    assert where(one.complaint) == (one.owner.department.pk, None)
    with pytest.raises(NotPossible, match="transfer-taken-up"):
        actions.take_back_transfer(one.complaint, "再收回", by=one.owner.actor)


def test_what_is_given_to_a_colleague_goes_back_to_who_had_it() -> None:
    one = divided()
    desk = sit_down(one.house, "head@example.cn")
    second, free, elsewhere = place(one.owner.department, name="second"), filed(one.house)[0], filed(one.house)[0]
    take_complaint(one.complaint, by=one.owner.actor)
    actions.transfer_complaint(elsewhere, one.technics.department, "机器的事", by=one.owner.actor)
    told = {"person": str(second.seat.pk), "text": "请接手"}
    run = begin(desk, "assign", one.complaint, free, elsewhere, **told)
    work_on_many(run.pk, by=SYSTEM)
    assert outcomes(run)[elsewhere.number] == "assignee-unfit"
    assert where(one.complaint)[1] == where(free)[1] == second.seat.user_id
    undo(desk, run)
    assert (where(one.complaint)[1], where(free)[1]) == (one.owner.seat.user_id, None)
    again = begin(desk, "assign", free, **told)
    work_on_many(again.pk, by=SYSTEM)
    assign_complaint(free, one.owner.seat, "换人", by=one.leader)
    undo(desk, again)
    assert outcomes(again) == {free.number: "assigned-since"}
    assert list(verify_chains()) == []


def test_words_that_are_missing_begin_nothing(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    for kind in ("transfer", "assign", "note", "tag", "aside"):
        with pytest.raises(NotPossible, match="bulk-unfit"):
            begin_on_many(kind, [complaint], {}, by=desk.actor)
