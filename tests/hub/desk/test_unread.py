"""What is new for somebody is marked in their list until they open it; and what the words read narrows a list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints import actions
from juli.hub.complaints.models import Complaint
from juli.hub.routing.actions import take_complaint
from juli.hub.understanding.actions import understand_complaint
from juli.hub.worklists.actions import forget_opened, note_opened
from juli.hub.worklists.models import Opened
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk, sit_down
from tests.hub.desk.test_search import numbers, problems

pytestmark = pytest.mark.django_db

MARK = "jl-mark-new"


def test_what_changed_since_it_was_opened_is_marked_for_each_by_themselves(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    quiet, _, _ = filed(desk.at)
    colleague = sit_down(desk.at, "su@example.cn")
    assert MARK not in desk.browser.get("/desk/").content.decode()
    for one in (complaint, quiet):
        desk.browser.get(f"/desk/{one.number}/")
    assert numbers(desk, "unread:yes") == []
    actions.write_message(complaint, "第二天又扣了一次。", by=seat)
    assert numbers(desk, "unread:yes") == numbers(desk, "未读:是") == [complaint.number]
    assert numbers(desk, "unread:no") == [quiet.number]
    page = desk.browser.get("/desk/").content.decode()
    assert page.count(MARK) == 1
    assert "Unread:" in page
    assert numbers(colleague, "unread:yes") == [], "who never opened it and does not have it misses nothing"
    desk.browser.get(f"/desk/{complaint.number}/")
    assert numbers(desk, "unread:yes") == []
    assert "knows no" in problems(desk, "unread:perhaps")


def test_what_is_given_to_one_is_unread_until_it_is_opened(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    take_complaint(complaint, by=desk.actor)
    assert numbers(desk, "unread:yes") == [complaint.number]
    assert MARK in desk.browser.get("/desk/mine/").content.decode()
    desk.browser.get(f"/desk/{complaint.number}/")
    assert numbers(desk, "unread:yes") == []
    assert MARK not in desk.browser.get("/desk/mine/").content.decode()


def test_what_happened_while_the_page_was_made_stays_unread(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    actions.write_message(complaint, "还有一笔。", by=seat)
    note_opened(Complaint(pk=complaint.pk, changed_at=complaint.filed_at - timedelta(seconds=1)), by=desk.actor)
    assert numbers(desk, "unread:yes") == [complaint.number]


def test_marks_are_one_s_own_and_are_forgotten_some_time_after_the_end(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    note_opened(complaint, by=desk.actor)
    _, colleague = staff(desk.at, "su@example.cn")
    _, stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")
    for other in (colleague, stranger):
        with acting(other):
            assert not Opened.objects.exists()
            assert not rows(Opened, by=other).exists()
    with pytest.raises(NotAllowed):
        note_opened(complaint, by=stranger)
    assert forget_opened(by=SYSTEM) == 0
    actions.close_complaint(complaint, reason="explained", text="说明如下。", by=desk.actor)
    assert forget_opened(by=SYSTEM) == 0
    Complaint.objects.filter(pk=complaint.pk).update(closed_at=timezone.now() - timedelta(days=31))
    assert forget_opened(by=SYSTEM) == 1


def test_a_list_is_narrowed_by_what_the_words_read(desk: Desk) -> None:
    told = {
        "person": "机器冒烟了，还漏电，吓死人。",
        "high": "流量费扣了299，工人工资都发不出，今天就要退。",
        "normal": "流量费扣了299，请退还。",
    }
    found = {level: filed(desk.at, story=text)[0] for level, text in told.items()}
    assert numbers(desk, "urgency:normal") == []
    for one in found.values():
        understand_complaint(one.pk, by=SYSTEM)
    by_number = {one.number: level for level, one in found.items()}

    def levels(typed: str) -> set[str]:
        return {by_number[number] for number in numbers(desk, typed)}

    assert levels("urgency:person") == {"person"}
    assert levels("紧急:今天") == {"person", "high"}
    assert levels("urgency:normal") == {"normal"}
    assert levels("-urgency:normal") == {"person", "high"}
    assert levels("read-issue:data_fee") == levels("读作:流量费") == {"high", "normal"}
    assert levels("-read-issue:data_fee urgency:high") == {"person"}
    assert "knows no" in problems(desk, "urgency:never")
    assert "knows no" in problems(desk, "read-issue:天气")
