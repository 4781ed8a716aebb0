"""Work on many at once: what will happen is shown, each is an ordinary action, and what can be is undone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints import actions
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import verify_chains
from juli.hub.directory.models import Membership
from juli.hub.worklists.actions.many import HELD_FOR, UNDO_FOR, undo_on_many, work_on_many
from juli.hub.worklists.models import BulkRun, SetAside, Tagging
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

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
