"""The desk's pages for departments: who asks, answers, passes on, and what each of them sees."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.actions import acknowledge_complaint, answer_department, ask_department, transfer_complaint
from juli.hub.complaints.models import DepartmentRequest
from juli.hub.understanding.actions import understand_complaint
from tests.hub.builders import filed
from tests.hub.complaints.departments import Divided, Place, divided
from tests.hub.desk.seated import newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Divided:
    return divided()


def sit(place: Place) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(place.seat.user)
    return browser


def page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_question_goes_to_a_department_and_its_answer_comes_back(one: Divided) -> None:
    number, owner, technics = one.complaint.number, sit(one.owner), sit(one.technics)
    asked = owner.post(
        f"/desk/{number}/department/",
        {"department": one.technics.department.pk, "text": "机器有没有报错？"},
        follow=True,
    )
    assert "已经请该部门协办" in asked.content.decode()
    acknowledge_complaint(one.complaint, by=one.owner.actor)
    assert "等协办部门回复" in page(owner, f"/desk/{number}/")
    assert "机器有没有报错？" in page(technics, "/desk/asked/")
    request = DepartmentRequest.objects.get()
    answered = technics.post(f"/desk/{number}/department/{request.pk}/answer/", {"text": "没有报错。"}, follow=True)
    assert answered.redirect_chain[-1][0] == "/desk/asked/"
    assert "没有报错。" in page(owner, f"/desk/{number}/")


def test_what_waits_cannot_be_sent_past_the_page_and_is_not_lost(one: Divided) -> None:
    ask_department(one.complaint, one.technics.department, "?", by=one.owner.actor)
    owner, number = sit(one.owner), one.complaint.number
    shown = page(owner, f"/desk/{number}/")
    assert [act for act in ("answer", "offer", "close") if f"/desk/{number}/{act}/" in shown] == []
    assert f"/desk/{number}/hold/" in shown
    sent = owner.post(f"/desk/{number}/answer/", {"seen": newest(one.complaint), "text": "我写了很久"})
    told = sent.content.decode()
    assert "技术支持部已被请求协办" in told
    assert "我写了很久" in told
    held = owner.post(f"/desk/{number}/hold/", {"seen": newest(one.complaint), "text": "正在核实"}, follow=True)
    assert "已经发给商户" in held.content.decode()


def test_who_passed_it_on_reads_where_it_is_and_keeps_what_they_typed(one: Divided) -> None:
    owner, number = sit(one.owner), one.complaint.number
    form = {"department": one.settlement.department.pk, "text": " "}
    assert "还没有写理由" in owner.post(f"/desk/{number}/transfer/", form).content.decode()
    sent = owner.post(f"/desk/{number}/transfer/", form | {"text": "钱在结算部"}, follow=True)
    assert sent.redirect_chain[-1][0] == "/desk/"
    gone = owner.post(f"/desk/{number}/answer/", {"text": "我写了很久"})
    assert gone.status_code == 410
    assert "结算与风控部" in gone.content.decode()
    assert "我写了很久" in gone.content.decode()
    assert "钱在结算部" in page(sit(one.settlement), f"/desk/{number}/")


def test_a_department_without_business_finds_nothing_at_any_of_these_addresses(one: Divided) -> None:
    request = ask_department(one.complaint, one.technics.department, "?", by=one.owner.actor)
    number, service = one.complaint.number, sit(one.service)
    before = list(one.complaint.events.values_list("hash", flat=True))
    form = {"text": "x", "department": one.service.department.pk}
    for rest in (
        "",
        "department/",
        f"department/{request.pk}/answer/",
        f"department/{request.pk}/withdraw/",
        "transfer/",
    ):
        for answer in (service.get(f"/desk/{number}/{rest}"), service.post(f"/desk/{number}/{rest}", form)):
            assert answer.status_code in (404, 405), rest
    assert number not in page(service, "/desk/asked/") + page(service, "/desk/?view=all")
    assert before == list(one.complaint.events.values_list("hash", flat=True))


def test_the_asked_department_finds_only_what_it_needs_to_answer(one: Divided) -> None:
    request = ask_department(one.complaint, one.technics.department, "?", by=one.owner.actor)
    number, technics = one.complaint.number, sit(one.technics)
    shown = page(technics, f"/desk/{number}/")
    assert f"/department/{request.pk}/answer/" in shown
    for rest in ("department/", f"department/{request.pk}/withdraw/", "transfer/", "answer/", "note/"):
        assert f'/desk/{number}/{rest}"' not in shown
    for rest in ("department/", f"department/{request.pk}/withdraw/", "transfer/"):
        assert technics.post(f"/desk/{number}/{rest}", {"text": "x"}).status_code == 404
    answer_department(request, "没有。", by=one.technics.actor)
    assert technics.get(f"/desk/{number}/").status_code == 410


def test_the_queue_asks_the_database_as_often_for_many_as_for_one(one: Divided) -> None:
    ask_department(one.complaint, one.technics.department, "?", by=one.owner.actor)
    technics = sit(one.technics)
    page(technics, "/desk/asked/")
    with CaptureQueriesContext(connection) as few:
        page(technics, "/desk/asked/")
    for _ in range(3):
        complaint, _, _ = filed(one.house)
        ask_department(complaint, one.technics.department, "?", by=one.owner.actor)
    with CaptureQueriesContext(connection) as many:
        page(technics, "/desk/asked/")
    assert len(few) == len(many)


def test_nobody_learns_of_a_complaint_that_was_never_theirs(one: Divided) -> None:
    transfer_complaint(one.complaint, one.settlement.department, "x", by=one.owner.actor)
    assert sit(one.service).get(f"/desk/{one.complaint.number}/").status_code == 404


def test_what_else_the_story_tells_of_proposes_whom_to_ask(one: Divided) -> None:
    complaint, _, _ = filed(one.house, story="费率涨了没人通知，机器也老是断网、打不出小票。")
    understand_complaint(complaint.pk, by=SYSTEM)
    owner = sit(one.owner)
    wanted = f"/desk/{complaint.number}/department/?department={one.technics.department.pk}"
    assert wanted in page(owner, f"/desk/{complaint.number}/")
    assert f'value="{one.technics.department.pk}" selected' in page(owner, wanted)
    ask_department(complaint, one.technics.department, "?", by=one.owner.actor)
    assert "?department=" not in page(owner, f"/desk/{complaint.number}/")
