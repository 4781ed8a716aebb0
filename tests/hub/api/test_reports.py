"""Reports, surveys and exports through the API: the desk's figures, the same walls."""

import csv
import io
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.utils import timezone

from juli.handling import causes
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department
from juli.hub.quality.actions import count_days
from juli.hub.quality.models import DayFlow, Question
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import ALL, filed_number, post
from tests.hub.api.test_complaints import good, refused
from tests.hub.builders import organisation

pytestmark = pytest.mark.django_db
SCOPES = (*ALL, "complaints.export")
CAUSE = next(iter(causes()))


@pytest.fixture
def desk() -> Program:
    return program(scopes=SCOPES)


def today() -> dict[str, Any]:
    day = timezone.localdate()
    return {"first": day.isoformat(), "last": day.isoformat()}


def count(desk: Program) -> None:
    day = timezone.localdate()
    count_days(desk.at.pk, day, day, by=SYSTEM)


def test_a_day_adds_up_and_leads_to_its_complaints(desk: Program) -> None:
    numbers = [filed_number(desk) for _ in range(3)]
    good(post(desk, f"/complaints/{numbers[0]}/close", {"reason": "explained", "text": "说明如下。"}))
    record = {"checked": "费率表", "cause": CAUSE}
    good(post(desk, f"/complaints/{numbers[1]}/investigations", record), 201)
    count(desk)
    told = good(desk.get("/reports", data=today()))
    assert told["causes"] == {CAUSE: 1}
    found = good(desk.get("/reports/complaints", data={**today(), "what": "found", "cause": CAUSE}))
    assert [one["number"] for one in found["items"]] == [numbers[1]]  # type: ignore[attr-defined]
    assert [told[name] for name in ("received", "closed", "reopened", "median_days")] == [3, 1, 0, 0]
    assert told["claimed"] == "5750.31"
    standing = told["standing"]
    assert [standing[name] for name in ("open", "past_law_or_promise", "past_service_target")] == [2, 0, 0]  # type: ignore[index]
    assert told["closings"] == {"explained": 1}
    (line,) = told["issues"]  # type: ignore[misc]
    assert (line["issue"], line["received"]) == ("rate_increase", 3)
    behind = good(desk.get("/reports/complaints", data={**today(), "what": "closed", "closing": "explained"}))
    assert [one["number"] for one in behind["items"]] == [numbers[0]]  # type: ignore[attr-defined]
    first = good(desk.get("/reports/complaints", data={**today(), "what": "received", "limit": 2}))
    later = {**today(), "what": "received", "limit": 2, "cursor": first["next"]}
    rest = good(desk.get("/reports/complaints", data=later))
    shown = [one["number"] for page in (first, rest) for one in page["items"]]  # type: ignore[attr-defined]
    assert sorted(shown) == sorted(numbers)
    refused(desk.get("/reports", data={"first": "2026-01-02", "last": "2026-01-01"}), 422, "span")


def test_agents_stand_by_most_complaints(desk: Program) -> None:
    few, most = organisation("少华代理"), organisation("众信代理")
    with acting(SYSTEM):
        for agent, received in ((few, 1), (most, 7)):
            DayFlow.objects.create(
                organisation=desk.at, day=timezone.localdate(), issue="deposit", agent=agent, received=received
            )
    agents = good(desk.get("/reports", data=today()))["agents"]
    assert [one["name"] for one in agents] == ["众信代理", "少华代理"]  # type: ignore[attr-defined]


def test_the_days_come_as_a_table(desk: Program) -> None:
    filed_number(desk)
    count(desk)
    rows = list(csv.DictReader(io.StringIO(desk.get("/reports/days/csv", data=today()).content.decode("utf-8-sig"))))
    assert [(row["issue"], row["received"], row["claimed"]) for row in rows] == [("rate_increase", "1", "1916.77")]
    book = desk.get("/reports/days/xlsx", data=today()).content
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(book)).namelist()
    refused(desk.get("/reports/days/pdf", data=today()), 422, "values")


def test_what_was_said_after_the_end_is_told_as_far_as_it_was_shared(desk: Program) -> None:
    number = filed_number(desk)
    with acting(SYSTEM):
        complaint = Complaint.objects.get(number=number)
        Question.objects.create(
            complaint=complaint, kind="handling", answered_at=timezone.now(), verdict="partly", grade=4
        )
        Question.objects.create(complaint=complaint, kind="money", answered_at=timezone.now(), verdict="no")
    told = good(desk.get(f"/complaints/{number}/surveys"))["items"]
    assert [(one["kind"], one["verdict"], one["grade"], one["words"]) for one in told] == [  # type: ignore[attr-defined]
        ("handling", "partly", 4, None),
        ("money", "no", None, None),
    ]
    sums = good(desk.get("/surveys/figures", data=today()))
    assert sums == {
        "handling": {"yes": 0, "partly": 1, "no": 0},
        "money": {"yes": 0, "partly": 0, "no": 1},
        "grade": "4.0",
    }


def rows_of(answer: HttpResponse) -> list[dict[str, str]]:
    """The rows of an export as CSV."""
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_list_is_taken_along_masked_and_the_house_s_records_say_so(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("juli.hub.api.exports.AT_ONCE", 2)
    numbers = [filed_number(desk, text="=1+1") for _ in range(3)]
    rows = rows_of(post(desk, "/exports", {"form": "csv", "q": "stage:open"}))
    assert sorted(row["number"] for row in rows) == sorted(numbers)
    assert {row["phone_masked"] for row in rows} == {"138****6027"}
    assert rows[0]["claimed"] == "1916.77"
    book = b"".join(post(desk, "/exports", {"form": "xlsx"}).streaming_content)  # type: ignore[attr-defined]
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(book)).namelist()
    assert desk.at.records.filter(kind="list_exported").count() == 2
    assert refused(post(desk, "/exports", {"form": "csv", "q": "colour:red"}), 422, "search")["problems"]
    monkeypatch.setattr("juli.hub.api.exports.MOST_ROWS", 2)
    refused(post(desk, "/exports", {"form": "csv"}), 422, "export-long")


def test_reports_and_exports_are_the_house_s_and_the_scope_s(desk: Program) -> None:
    number = filed_number(desk)
    count(desk)
    other = program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=SCOPES)
    assert good(other.get("/reports", data=today()))["received"] == 0
    assert good(other.get("/reports/complaints", data={**today(), "what": "open"}))["items"] == []
    assert rows_of(post(other, "/exports", {"form": "csv"})) == []
    assert other.get(f"/complaints/{number}/surveys").status_code == 404
    reader = program(desk.at, "reader@example.cn", scopes=["complaints.read"])
    for path in ("/reports", "/reports/days/csv", "/surveys/figures"):
        refused(reader.get(path, data=today()), 403, "scope-missing")
    refused(post(reader, "/exports", {"form": "csv"}), 403, "scope-missing")


def test_a_department_s_seat_counts_its_own(desk: Program) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with acting(SYSTEM):
        other = Department.objects.create(organisation=desk.at, code="technical_support", name="技术支持部")
        DayFlow.objects.create(organisation=desk.at, day=yesterday, issue="deposit", received=2)
        DayFlow.objects.create(organisation=desk.at, day=yesterday, issue="deposit", department=other, received=5)
    span = {"first": yesterday.isoformat(), "last": yesterday.isoformat()}
    whole = good(desk.get("/reports", data=span))
    assert (whole["received"], len(whole["departments"])) == (7, 2)  # type: ignore[arg-type]
    assert good(desk.get("/reports", data={**span, "department": other.pk}))["received"] == 5
