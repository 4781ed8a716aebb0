"""The desk's pages for people and levels: taking, giving, climbing, one's own list, and being away."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from juli.hub.complaints.models import Complaint
from juli.hub.routing.actions import take_complaint
from juli.hub.routing.models import Absence
from juli.hub.today import this_day
from tests.hub.builders import filed, staff
from tests.hub.complaints.departments import Divided, Place, divided, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Divided:
    return divided()


def sit(at: Place) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(at.seat.user)
    return browser


def page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_what_somebody_takes_is_in_their_list_and_in_nobody_else_s(one: Divided) -> None:
    number, owner = one.complaint.number, sit(one.owner)
    taken = owner.post(f"/desk/{number}/take/", follow=True).content.decode()
    assert "现在由您办理" in taken
    assert number in page(owner, "/desk/mine/")
    second = sit(place(one.owner.department, name="second"))
    assert number not in page(second, "/desk/mine/")
    assert f"/desk/{number}/take/" not in page(second, f"/desk/{number}/")
    assert "由同事办理" in second.post(f"/desk/{number}/take/", follow=True).content.decode()


def test_a_lead_gives_it_to_a_colleague_with_a_reason(one: Divided) -> None:
    lead = sit(place(one.owner.department, role="组长", name="lead2"))
    address = f"/desk/{one.complaint.number}/assign/"
    assert "工作量 0" in page(lead, address)
    form = {"person": one.owner.seat.pk, "text": ""}
    assert "还没有写理由" in lead.post(address, form).content.decode()
    lead.post(address, form | {"text": "您熟悉"})
    one.complaint.refresh_from_db()
    assert one.complaint.assignee == one.owner.seat.user
    assert "您熟悉" in page(lead, f"/desk/{one.complaint.number}/")
    for foreign in (one.service.seat.pk, 0, "x"):
        assert "还没有选" in lead.post(address, form | {"person": foreign, "text": "x"}).content.decode()


def test_it_climbs_and_the_page_says_so(one: Divided) -> None:
    owner, number = sit(one.owner), one.complaint.number
    owner.post(f"/desk/{number}/escalate/", {"level": 2, "text": "金额大"})
    shown = page(owner, f"/desk/{number}/")
    assert "部门负责人" in shown
    assert "金额大" in shown
    assert "已升级" in page(owner, "/desk/?view=open")
    assert "还没有选" in owner.post(f"/desk/{number}/escalate/", {"level": 1, "text": "x"}).content.decode()


def test_one_s_own_absence_is_entered_and_ended(one: Divided) -> None:
    owner, today = sit(one.owner), this_day().isoformat()
    deputy = place(one.owner.department, name="deputy")
    bad = owner.post("/desk/mine/away/", {"first_day": today, "last_day": "2020-01-01", "deputy": ""})
    assert "最后一天早于第一天" in bad.content.decode()
    owner.post("/desk/mine/away/", {"first_day": today, "last_day": today, "deputy": deputy.seat.pk})
    absence = Absence.objects.get()
    assert absence.deputy == deputy.seat
    assert "代班人" in page(owner, "/desk/mine/")
    assert sit(deputy).post(f"/desk/mine/away/{absence.pk}/end/").status_code == 404
    owner.post(f"/desk/mine/away/{absence.pk}/end/")
    absence.refresh_from_db()
    assert absence.ended_at is not None


def test_who_has_no_right_finds_nothing_at_these_addresses(one: Divided) -> None:
    number, form = one.complaint.number, {"text": "x", "person": one.owner.seat.pk, "level": 1}
    reader = place(one.owner.department, role="只读", name="reader")
    for who in (one.service, reader):
        for act in ("take", "assign", "escalate", "transfer", "department"):
            assert sit(who).post(f"/desk/{number}/{act}/", form).status_code == 404, act
    assert sit(one.owner).post(f"/desk/{number}/assign/", form).status_code == 404
    assert Complaint.objects.get(pk=one.complaint.pk).assignee is None


def test_one_s_list_asks_as_often_for_many_as_for_one(one: Divided) -> None:
    owner = sit(one.owner)
    take_complaint(one.complaint, by=one.owner.actor)
    page(owner, "/desk/mine/")
    with CaptureQueriesContext(connection) as few:
        page(owner, "/desk/mine/")
    for _ in range(3):
        take_complaint(filed(one.house)[0], by=one.owner.actor)
    with CaptureQueriesContext(connection) as many:
        page(owner, "/desk/mine/")
    assert len(few) == len(many)


def test_the_choice_of_colleagues_asks_as_often_for_many_as_for_few(one: Divided) -> None:
    lead = sit(place(one.owner.department, role="组长", name="lead2"))
    address = f"/desk/{one.complaint.number}/assign/"
    page(lead, address)
    with CaptureQueriesContext(connection) as few:
        page(lead, address)
    for number in range(3):
        staff(one.house, f"more{number}@example.cn")
    with CaptureQueriesContext(connection) as many:
        page(lead, address)
    assert len(few) == len(many)
