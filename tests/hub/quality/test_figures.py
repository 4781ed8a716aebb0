"""Days counted at night: right, repeatable, cheap, free of persons, and there when the complaints are gone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.calendars import official
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.complaints.actions import close_complaint, reopen_complaint
from juli.hub.complaints.models import Complaint
from juli.hub.desk.reporting import percentile, table_of
from juli.hub.quality.actions import answer_question, count_days
from juli.hub.quality.counting import working_days
from juli.hub.quality.models import DayFlow
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.queries import Figures, Point, behind, figures, said_afterwards
from juli.hub.redress.actions import accept_offer, confirm_payment, make_offer, record_payment
from juli.hub.service_hours.models import ServiceTarget
from juli.hub.workbench.actions import record_investigation
from juli.hub.workbench.actions.checking import Inquiry
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db


def counted(desk: Desk) -> Figures:
    today = timezone.localdate()
    count_days(desk.at.pk, today, today, by=SYSTEM)
    return figures(today, today, by=desk.actor)


@pytest.fixture
def story(desk: Desk) -> list[Complaint]:
    """Three complaints: one open, one explained and opened again, one paid."""
    today = timezone.localdate()
    made = [filed(desk.at)[:2] for _ in range(3)]
    close_complaint(made[1][0], reason="explained", text="说明如下。", by=desk.actor)
    reopen_complaint(made[1][0], reason="again", text="又扣了。", by=made[1][1])
    paid, seat = made[2]
    owed = accept_offer(make_offer(paid, amount=500, pay_by=today, text="", by=desk.actor), by=seat)
    assert owed is not None
    confirm_payment(record_payment(owed, paid_on=today, reference="1", by=desk.actor), by=seat)
    return [complaint for complaint, _ in made]


def test_what_came_and_went_is_counted_and_counting_twice_changes_nothing(desk: Desk, story: list[Complaint]) -> None:
    filed(organisation("云帆支付有限公司"))
    for found in (counted(desk), counted(desk)):
        columns = ("received", "closed", "reopened", "claimed_fen", "returned_fen")
        assert [found.total(column) for column in columns] == [3, 2, 1, 3 * 191_677, 500]
        assert found.latest("open") == 2
        assert found.counted("closings") == {"paid": 1, "explained": 1}
        assert found.counted("handling") == {"0": 2}


def test_overdue_by_law_and_missed_targets_are_kept_apart(desk: Desk, story: list[Complaint]) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Complaint.objects.filter(pk=story[0].pk).update(due_on=yesterday, bound_on=yesterday)
    Complaint.objects.filter(pk=story[1].pk).update(due_on=yesterday)
    ServiceTarget.objects.update(due_at=timezone.now() + timedelta(days=3))
    found = counted(desk)
    assert (found.latest("overdue"), found.latest("missed"), found.latest("unmet")) == (1, 1, 0)


def test_what_is_past_a_target_of_the_house_s_own_is_counted_apart(desk: Desk, story: list[Complaint]) -> None:
    earlier = timezone.now() - timedelta(days=3)
    ServiceTarget.objects.update(due_at=timezone.now() + timedelta(days=3))
    running = ServiceTarget.objects.filter(complaint=story[0], met_at=None)
    assert running.update(starts_at=earlier, due_at=earlier) == 1
    found = counted(desk)
    assert (found.latest("overdue"), found.latest("missed"), found.latest("unmet")) == (0, 0, 1)
    yesterday = timezone.localdate() - timedelta(days=1)
    point = Point("unmet", yesterday, yesterday)
    assert [one.pk for one in behind(point, by=desk.actor)] == [story[0].pk]


def test_the_figures_outlive_the_complaints_and_hold_nothing_of_anybody(desk: Desk, story: list[Complaint]) -> None:
    before = counted(desk).total("received")
    kept = str(list(DayFlow.objects.values()))
    assert all(word not in kept for word in ("周", "138", "8984", str(story[0].pk), story[0].number))
    Complaint.objects.update(received_on=None)
    today = timezone.localdate()
    assert figures(today, today, by=desk.actor).total("received") == before


def test_counting_and_reading_take_as_many_queries_for_many_complaints(desk: Desk) -> None:
    def queries() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as counting:
            counted(desk)
        with CaptureQueriesContext(connection) as reading:
            assert desk.browser.get("/desk/reports/").status_code == 200
        return len(counting), len(reading)

    filed(desk.at)
    queries()
    few = queries()
    for _ in range(4):
        filed(desk.at)
    assert queries() == few


def test_reports_are_for_who_may_read_them_in_their_departments(desk: Desk, story: list[Complaint]) -> None:
    today, department = timezone.localdate(), story[0].department_id
    counted(desk)

    def held(*rights: str) -> Actor:
        at = {"organisation_id": desk.at.pk, "user_id": desk.actor.user_id}
        return Actor(ActorKind.STAFF, **at, rights=frozenset(rights))  # type: ignore[arg-type]

    with pytest.raises(NotAllowed):
        figures(today, today, by=held("complaints.read"))
    assert figures(today, today, by=held(f"reports.read@{department}")).total("received") == 3
    assert figures(today, today, by=held("reports.read@999999")).total("received") == 0
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    assert figures(today, today, by=stranger).total("received") == 0


def test_every_figure_leads_to_its_complaints(desk: Desk, story: list[Complaint]) -> None:
    today = timezone.localdate()

    def found(what: str, **narrowed: object) -> set[Complaint]:
        return set(behind(Point(what, today, today, **narrowed), by=desk.actor))  # type: ignore[arg-type]

    assert found("received") == set(story)
    assert found("closed", closing="paid") == {story[2]}
    assert found("closed", closing="explained") == {story[1]}
    assert found("closed") == set(story[1:])
    assert found("reopened") == {story[1]}
    assert found("open", issue="rate_increase") == set(story[:2])
    shown = desk.browser.get("/desk/reports/complaints/", {"what": "closed", "first": today, "last": today})
    assert story[2].number in shown.content.decode()
    assert desk.browser.get("/desk/reports/complaints/", {"what": "everything"}).status_code == 404


def test_pages_and_tables_open(desk: Desk, story: list[Complaint]) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Complaint.objects.update(received_on=yesterday)
    count_days(desk.at.pk, yesterday, yesterday, by=SYSTEM)
    for days in (1, 7, 28, 91, "x"):
        page = desk.browser.get("/desk/reports/", {"days": days, "department": "9" * 30})
        assert page.status_code == 200
    assert "<svg" in page.content.decode()
    assert desk.browser.get("/desk/reports/days.csv").content.startswith(b"\xef\xbb\xbf")
    assert desk.browser.get("/desk/reports/days.xlsx").content.startswith(b"PK")
    assert desk.browser.get("/desk/reports/days.exe").status_code == 404


def test_working_days_and_percentiles() -> None:
    assert working_days(date(2026, 11, 20), date(2026, 11, 23), official()) == 1
    assert working_days(date(2026, 11, 23), date(2026, 11, 23), official()) == 0
    counted_days = {1: 5, 3: 4, 30: 1}
    assert [percentile(counted_days, percent) for percent in (50, 90, 100)] == ["1", "3", "30"]
    assert percentile({}, 50) == "–"


def test_what_merchants_said_afterwards_is_added_up(desk: Desk, story: list[Complaint]) -> None:
    today, paid = timezone.localdate(), story[2]
    seat = Actor(ActorKind.COMPLAINANT, complaint_id=paid.pk)
    answer_question(paid, "handling", verdict=Verdict.PARTLY, grade=4, by=seat)
    said = said_afterwards(today, today, by=desk.actor)
    assert (said.verdicts, said.grade_tenths) == ({("handling", "partly"): 1}, 40)
    assert said_afterwards(today, today, by=desk.actor, department_id=999_999).verdicts == {}
    counted(desk)
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    assert said_afterwards(today, today, by=stranger).verdicts == {}


def test_root_causes_are_counted_by_the_newest_record_and_lead_to_their_complaints(
    desk: Desk, story: list[Complaint]
) -> None:
    for complaint, cause in ((story[0], "not_told"), (story[1], "agent_charge"), (story[0], "agent_charge")):
        record_investigation(complaint, Inquiry("查过了。", cause), by=desk.actor)
    found = counted(desk)
    assert found.counted("causes") == {"agent_charge": 2}
    assert found.total("received") == 3
    today = timezone.localdate()
    point = Point("found", today, today, cause="agent_charge")
    assert {one.pk for one in behind(point, by=desk.actor)} == {story[0].pk, story[1].pk}
    assert not behind(Point("found", today, today, cause="not_told"), by=desk.actor).exists()
    assert not behind(Point("found", today - timedelta(days=1), today - timedelta(days=1)), by=desk.actor).exists()
    columns, rows = table_of(found)
    assert "an agent charged on its own 2" in " ".join(str(cell) for row in rows for cell in row)
    assert {len(row) for row in rows} == {len(columns)}
