"""The jobs of the room: run once more they do nothing again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.models import Notice
from juli.hub.complaints.actions import close_complaint, confirm_email
from juli.hub.complaints.models import Complaint
from juli.hub.quality import tasks
from juli.hub.quality.models import DayFlow, DayStock, Draw, Review
from tests.hub.builders import filed, organisation, staff
from tests.hub.scoping import unbound

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 30, 1, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
TUESDAY_BEFORE = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def jobs(name: str) -> list[dict[str, str]]:
    return [dict(job.args) for job in ProcrastinateJob.objects.filter(task_name=name).order_by("id")]


def test_a_night_counts_draws_and_tells_once() -> None:
    with time_machine.travel(TUESDAY_BEFORE, tick=False):
        at = organisation()
        complaint, _, _ = filed(at)
        desk = staff(at)[1]
        late, _, _ = filed(at)
        close_complaint(complaint, reason="explained", text="说明如下。", by=desk)
    Complaint.objects.filter(pk=late.pk).update(bound_on="2026-11-29")
    with time_machine.travel(MONDAY, tick=False):
        for _ in range(2):
            with unbound():
                tasks.count_all(0)
                for told in jobs("juli.count_house"):
                    tasks.count_house(**told)
    assert [row.received for row in DayFlow.objects.all()] == [2]
    assert [(row.open, row.overdue) for row in DayStock.objects.all()] == [(1, 1)]
    assert str(Draw.objects.get().week) == "2026-11-23"
    assert Review.objects.get().handler_id == desk.user_id
    assert Notice.objects.filter(kind="report").count() == 1
    assert {one["complaint_id"] for one in jobs("juli.notify") if one["kind"] == "overdue"} == {str(late.pk)}


def test_a_morning_asks_each_by_a_job_of_its_own() -> None:
    with time_machine.travel(TUESDAY_BEFORE, tick=False):
        at = organisation()
        complaint, _, _ = filed(at)
        assert confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
        close_complaint(complaint, reason="explained", text="说明如下。", by=staff(at)[1])
    with time_machine.travel(MONDAY, tick=False), unbound():
        tasks.ask_all(0)
    assert jobs("juli.ask_after") == [{"complaint_id": str(complaint.pk), "kind": "handling"}]


def test_days_counted_long_ago_stay_though_complaints_are_gone_and_nothing_is_open() -> None:
    with time_machine.travel(TUESDAY_BEFORE - timedelta(days=100), tick=False):
        at = organisation()
        desk = staff(at)[1]
        kept, _, _ = filed(at)
        close_complaint(kept, reason="explained", text="说明如下。", by=desk)
    with time_machine.travel(TUESDAY_BEFORE - timedelta(days=90), tick=False):
        gone, _, _ = filed(at)
        close_complaint(gone, reason="explained", text="说明如下。", by=desk)
    for days in (80, 0):
        with time_machine.travel(TUESDAY_BEFORE - timedelta(days=days), tick=False), unbound():
            tasks.count_house(str(at.pk))
        Complaint.objects.filter(pk=gone.pk).update(received_on=None, closed_at="2020-01-01T00:00:00Z")
    assert sum(row.received for row in DayFlow.objects.all()) == 2
    assert not DayStock.objects.exists()
