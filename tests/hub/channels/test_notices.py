"""What members hear of: as each chose, once, outside quiet hours, and never a word of a complaint."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.channels import actions
from juli.hub.channels.choices import may_come_at
from juli.hub.channels.kinds import KINDS
from juli.hub.channels.models import Notice, NoticeChoices
from juli.hub.channels.queries import notice_choices, waiting_for_digest
from juli.hub.complaints.actions import (
    acknowledge_complaint,
    answer_department,
    ask_department,
    transfer_complaint,
    write_message,
)
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Membership
from juli.hub.machines import NotPossible
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.departments import Divided, divided

pytestmark = pytest.mark.django_db

BEIJING = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=BEIJING)


@pytest.fixture
def case() -> tuple[Complaint, Actor, Actor]:
    at = organisation()
    complaint, seat, _ = filed(at)
    return complaint, seat, staff(at)[1]


def choose(by: Actor, **ways: str) -> NoticeChoices:
    return actions.choose_notices(ways=ways, quiet_from=time(20), quiet_until=time(8), by=by)


def kept(complaint: Complaint, kind: str, by: Actor, at: datetime = NOON) -> list[Notice]:
    return actions.keep_notices(complaint.pk, kind, user=str(by.user_id), at=at, by=SYSTEM)


def test_at_once_it_is_sent_once_with_the_number_alone(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, desk = case
    (notice,) = kept(complaint, "approval", desk)
    assert kept(complaint, "approval", desk) == [notice], "the same twice is one notice"
    assert actions.send_notice(notice.pk, at=NOON, by=SYSTEM)
    assert not actions.send_notice(notice.pk, at=NOON, by=SYSTEM), "a job run twice sends one mail"
    (sent,) = mail.outbox
    assert complaint.number in sent.body
    for word in ("周桂兰", "周记", "1916", "每笔多收"):
        assert word not in sent.subject + sent.body


def test_never_is_never_and_daily_waits_for_the_morning(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, desk = case
    choose(desk, approval="never", mention="daily")
    assert kept(complaint, "approval", desk) == []
    (notice,) = kept(complaint, "mention", desk)
    assert notice.is_daily
    assert not ProcrastinateJob.objects.filter(task_name="juli.send_notice").exists()
    assert waiting_for_digest(by=SYSTEM) == [notice.membership_id]
    assert actions.send_digest(notice.membership_id, at=NOON, by=SYSTEM) == 1
    assert actions.send_digest(notice.membership_id, at=NOON, by=SYSTEM) == 0
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("hour", "then"), [(12, None), (7, (26, 8)), (8, None), (20, (27, 8)), (23, (27, 8)), (0, (26, 8))]
)
def test_in_quiet_hours_it_waits_until_they_end(hour: int, then: tuple[int, int] | None) -> None:
    moment = datetime(2026, 11, 26, hour, 30 if hour not in (8, 20) else 0, tzinfo=BEIJING)
    due = may_come_at(None, moment)
    assert due == (moment if then is None else datetime(2026, 11, then[0], then[1], 0, tzinfo=BEIJING))


def test_quiet_hours_of_one_s_own_within_a_day() -> None:
    lunch = NoticeChoices(quiet_from=time(12), quiet_until=time(14))
    assert may_come_at(lunch, NOON) == NOON.replace(hour=14)
    assert may_come_at(lunch, NOON.replace(hour=22)) == NOON.replace(hour=22)


def test_only_who_may_read_the_complaint_hears_of_it(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, desk = case
    assert complaint.respondent is not None
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    assert kept(complaint, "mention", stranger) == []
    Membership.objects.filter(user=desk.user_id).update(left_on=timezone.localdate())
    assert kept(complaint, "mention", desk) == []


def test_what_the_merchant_writes_reaches_who_handles_it(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, desk = case
    write_message(complaint, "请问处理得怎么样了？", by=seat)
    (job,) = ProcrastinateJob.objects.filter(task_name="juli.notify")
    told = {name: job.args[name] for name in ("kind", "user", "right", "but")}
    assert actions.keep_notices(complaint.pk, **told, at=NOON, by=SYSTEM) == [], "nobody has it in hand yet"
    acknowledge_complaint(complaint, by=desk)
    (notice,) = actions.keep_notices(complaint.pk, **told, at=NOON, by=SYSTEM)
    assert notice.membership.user_id == desk.user_id


def test_choices_are_one_s_own(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, desk = case
    choose(desk, approval="never")
    other = staff(complaint.respondent, "su@example.cn")[1]  # type: ignore[arg-type]
    kept(complaint, "mention", desk)
    with acting(other):
        assert notice_choices(by=other) is None
        assert not Notice.objects.exists()
        assert not rows(Notice, by=other).exists()
    with pytest.raises(NotPossible, match="notice-unknown"):
        choose(desk, approval="sometimes")
    with pytest.raises(NotAllowed):
        choose(seat, approval="never")


def test_it_is_forgotten_after_a_month(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, desk = case
    (notice,) = kept(complaint, "approval", desk)
    actions.send_notice(notice.pk, at=NOON, by=SYSTEM)
    assert actions.forget_notices(at=NOON + timedelta(days=29), by=SYSTEM) == 0
    assert actions.forget_notices(at=NOON + timedelta(days=31), by=SYSTEM) == 1


def test_every_kind_says_how_it_is_told_usually() -> None:
    assert {kind.usual for kind in KINDS.values()} <= {"now", "daily", "never"}
    assert all(code == kind.code for code, kind in KINDS.items())


def test_what_is_about_no_complaint_reaches_who_holds_the_right(case: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, desk = case
    assert complaint.respondent is not None
    clerk = staff(complaint.respondent, "han@example.cn", role="只读")[1]
    told = {"right": "reports.read", "at": NOON, "by": SYSTEM}
    (notice,) = actions.keep_house_notices(complaint.respondent.pk, "report", **told)  # type: ignore[arg-type]
    assert notice.membership.user_id == desk.user_id != clerk.user_id
    assert actions.keep_house_notices(complaint.respondent.pk, "report", **told) == [notice]  # type: ignore[arg-type]
    actions.send_digest(notice.membership_id, at=NOON, by=SYSTEM)
    assert "周报" in mail.outbox[0].body


class TestDepartments:
    """Who answers in a department hears what is for it, also where the complaint lies in another."""

    def told(self, one: Divided, kind: str, department: int) -> list[str]:
        found = actions.keep_notices(one.complaint.pk, kind, department=department, at=NOON, by=SYSTEM)
        return [notice.membership.user.email for notice in found]

    def test_a_department_that_is_asked_hears_it_until_it_has_answered(self) -> None:
        one = divided()
        technics = one.technics.department
        assert self.told(one, "department", technics.pk) == [], "who may not read it hears nothing of it"
        question = ask_department(one.complaint, technics, "机器被换过吗？", by=one.owner.actor)
        (job,) = ProcrastinateJob.objects.filter(task_name="juli.notify")
        assert (job.args["kind"], job.args["department"]) == ("department", technics.pk)
        assert self.told(one, "department", technics.pk) == ["technical_support@example.cn"]
        answer_department(question, "没有。", by=one.technics.actor)
        assert self.told(one, "asked", one.owner.department.pk) == ["compliance_legal@example.cn"]
        Notice.objects.all().delete()
        assert self.told(one, "department", technics.pk) == []

    def test_choices_and_quiet_hours_hold_for_what_colleagues_send_too(self) -> None:
        one = divided()
        transfer_complaint(one.complaint, one.technics.department, "换机问题", by=one.owner.actor)
        choose(one.technics.actor, queue="never")
        assert self.told(one, "queue", one.technics.department.pk) == []
        choose(one.technics.actor, queue="daily")
        assert self.told(one, "queue", one.technics.department.pk) == ["technical_support@example.cn"]
        (notice,) = Notice.objects.all()
        assert notice.is_daily
        choose(one.technics.actor, given="now")
        night = NOON.replace(hour=22)
        user = str(one.technics.seat.user_id)
        actions.keep_notices(one.complaint.pk, "given", user=user, at=night, by=SYSTEM)
        job = ProcrastinateJob.objects.get(task_name="juli.send_notice")
        assert job.scheduled_at == NOON.replace(day=27, hour=8)
