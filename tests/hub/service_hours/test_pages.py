"""The page on which a house sets its hours, and where the desk shows what came of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Organisation
from juli.hub.house.hours_forms import HoursForm
from juli.hub.service_hours.models import ServiceTarget, ServiceVersion
from juli.hub.service_hours.queries import own_service
from juli.hub.service_hours.service import shipped_service
from tests.hub.builders import filed, organisation, seated

pytestmark = pytest.mark.django_db

PLACE = "/organisation/hours/"
TYPED = dict(HoursForm.known(shipped_service()))


@pytest.fixture
def house() -> Organisation:
    return organisation()


def sit(at: Organisation, email: str, role: str) -> Client:
    browser = Client(headers={"accept-language": "zh-CN"})
    browser.force_login(seated(at, email, role=role).user)
    return browser


@pytest.fixture
def head(house: Organisation) -> Client:
    return sit(house, "head@example.cn", "管理员")


def page(browser: Client, address: str, typed: Mapping[str, str] | None = None) -> str:
    answer = browser.post(address, typed) if typed is not None else browser.get(address)
    return answer.content.decode()


class TestTheHouse:
    def test_the_proposals_hold_until_something_is_kept_and_an_example_says_what_they_mean(
        self, head: Client, house: Organisation
    ) -> None:
        told = page(head, PLACE)
        for words in (
            "还没有自己设置",
            "不是法律规定",
            "周五）收到的投诉",
            "只算上班时间，4 小时",
            'value="09:00-12:00 13:30-18:00"',
        ):
            assert words in told, words
        tried = page(head, PLACE, TYPED | {"first": "1:30", "try": "yes"})
        assert "只算上班时间，1 小时 30 分钟" in tried
        assert "尚未保存" in tried
        assert not ServiceVersion.objects.exists()
        head.post(PLACE, TYPED | {"first": "1:30", "next_deposit": "2", "closing_days": "2026-12-31，2027/01/04"})
        kept = own_service(house.pk, None, by=SYSTEM)
        assert kept is not None
        assert (kept.minutes_for("first", ""), kept.minutes_for("next", "deposit")) == (90, 120)
        assert sorted(day.isoformat() for day in kept.hours.closing_days) == ["2026-12-31", "2027-01-04"]
        told = page(head, PLACE)
        assert "第 1 版" in told
        assert "2026-12-31 2027-01-04" in told

    def test_a_department_differs_and_follows_again(self, head: Client, house: Organisation) -> None:
        legal = Department.objects.get(organisation=house)
        address = f"{PLACE}{legal.pk}/"
        assert "目前沿用全单位的设置" in page(head, address)
        head.post(address, TYPED | {"made_up": "", "first": ""})
        kept = own_service(house.pk, legal.pk, by=SYSTEM)
        assert kept is not None
        assert kept.hours.made_up_like is None
        assert own_service(house.pk, None, by=SYSTEM) is None
        assert "所以不计算" in page(head, address)
        head.post(f"{PLACE}lift/", {"department": legal.pk})
        assert own_service(house.pk, legal.pk, by=SYSTEM) is None
        head.post(f"{PLACE}lift/", {"department": legal.pk})
        assert "取消" in page(head, PLACE)

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"tuesday": "12-9 写了很久"}, "“周二”：请按先后顺序写"),
            ({"first": "4:75"}, "“首次答复”：请按"),
            ({"closing_days": "2026-02-30"}, "不是有效的日期"),
            (dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), ""), "请至少填写一天"),
            ({"next_deposit": "soon"}, "请按“小时:分钟”写"),
            ({"made_up": "7"}, "还没有选。请选一项。"),
            ({"first": "999"}, "时长太长"),
        ],
    )
    def test_what_does_not_fit_is_said_and_kept_in_the_form(
        self, head: Client, wrong: Mapping[str, str], words: str
    ) -> None:
        for more in ({}, {"try": "yes"}):
            if more and "999" in wrong.values():
                continue
            told = page(head, PLACE, TYPED | wrong | more)
            assert words in told
            assert all(f'value="{value}"' in told for value in wrong.values() if "-" not in value and value not in "7")
        assert not ServiceVersion.objects.exists()

    def test_who_does_not_manage_routing_finds_nothing_here(self, house: Organisation) -> None:
        clerk = sit(house, "clerk@example.cn", "经办人")
        assert clerk.get(PLACE).status_code == 404
        other = organisation("云帆支付有限公司")
        stranger = sit(other, "x@example.cn", "管理员")
        assert stranger.get(f"{PLACE}{Department.objects.get(organisation=house).pk}/").status_code == 404


class TestTheDesk:
    def test_list_and_case_show_it_dashed_with_its_reason_and_never_red(self, house: Organisation) -> None:
        lin = sit(house, "lin@example.cn", "组长")
        complaint, _, _ = filed(house)
        now = timezone.now()
        _due(complaint, now + timedelta(minutes=1))
        for address in ("/desk/?order=aim", f"/desk/{complaint.number}/"):
            told = page(lin, address)
            assert 'class="jl-due jl-due--target" title="自' in told, address
            assert "本单位自己定的目标，不是法律规定" in told
        _due(complaint, now - timedelta(days=3))
        told = page(lin, "/desk/")
        assert "本单位目标已过" in told
        assert "jl-due--over" not in told

    def test_the_list_stands_in_its_order_page_by_page(
        self, house: Organisation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("juli.hub.desk.paging.PAGE_ROWS", 2)
        lin = sit(house, "lin@example.cn", "组长")
        made = [filed(house)[0] for _ in range(3)]
        now = timezone.now()
        for complaint, days in zip(made, (3, 1, 2), strict=True):
            _due(complaint, now + timedelta(days=days))
        ServiceTarget.objects.filter(complaint=made[0]).update(met_at=now)
        first = lin.get("/desk/?order=aim")
        assert [row.complaint.pk for row in first.context["rows"]] == [made[1].pk, made[2].pk]
        rest = lin.get("/desk/", {"order": "aim", "after": first.context["page"].next})
        assert [row.complaint.pk for row in rest.context["rows"]] == [made[0].pk]

    def test_the_number_of_questions_does_not_grow_with_the_targets(self, house: Organisation) -> None:
        lin = sit(house, "lin@example.cn", "组长")
        filed(house)

        def questions() -> int:
            with CaptureQueriesContext(connection) as asked:
                assert lin.get("/desk/").status_code == 200
            return len(asked)

        questions()  # the first page after signing in also asks who it is
        few = questions()
        for _ in range(3):
            filed(house)
        assert questions() == few


def _due(complaint: Complaint, moment: datetime) -> None:
    ServiceTarget.objects.filter(complaint=complaint).update(due_at=moment, starts_at=moment - timedelta(hours=1))
