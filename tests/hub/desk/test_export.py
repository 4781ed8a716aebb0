"""A list as a file: what is in it, what is masked, what is no formula, who may take it, and that it is written down."""

import csv
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from juli.hub.desk.views import export as exporting
from juli.hub.directory.models import Grant, Membership, Record, Role
from juli.hub.worklists.spreadsheets import csv_pieces, xlsx_pieces
from tests.hub.builders import filed, staff
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]


def taken(desk: Desk, **told: str) -> bytes:
    answer = desk.browser.post("/desk/export/", told)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_all_rows_of_the_list_masked_and_written_down(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    wanted = {filed(desk.at, issue="device_fault", business_name="=1+1")[0].number for _ in range(5)}
    filed(desk.at)
    told = taken(desk, form="csv", view="open", q="issue:device_fault").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(told)))
    assert {row["Number"] for row in rows} == wanted
    assert len(rows) == 5
    assert {row["Merchant"] for row in rows} == {"'=1+1"}
    assert rows[0]["Amount (yuan)"] == "1916.77"
    assert "6027" not in rows[0]["Phone, masked"] or "13800006027" not in told
    assert Record.objects.latest("at").data == {"form": "csv", "rows": 5}


def test_a_workbook_holds_texts_and_numbers(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at, business_name="=HYPERLINK(1)")
    book = CalamineWorkbook.from_filelike(BytesIO(taken(desk, form="xlsx", view="open")))
    row = book.get_sheet_by_index(0).to_python()[1]
    assert row[0] == complaint.number
    assert "=HYPERLINK(1)" in row
    assert 1916.77 in row


@pytest.mark.parametrize("cell", HOSTILE)
def test_nothing_typed_becomes_a_formula(cell: str) -> None:
    line = b"".join(csv_pieces(["a"], [[cell]])).decode("utf-8-sig").splitlines()[1]
    assert next(csv.reader([line]))[0].startswith("'")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(xlsx_pieces("a", ["a"], [[cell]]))))
    assert book.get_sheet_by_index(0).to_python()[1] == [" ".join(cell.split())]


def test_who_may_not_export_is_not_found_and_a_department_takes_its_own(desk: Desk) -> None:
    own, _, _ = filed(desk.at)
    filed(desk.at, issue="device_fault")
    user, _ = staff(desk.at, "handler@example.cn", role="经办人")
    desk.browser.force_login(user)
    assert desk.browser.post("/desk/export/", {"view": "open"}).status_code == 404
    role = Role.objects.create(organisation=desk.at, name="x", rights=["complaints.export"])
    seat = Membership.objects.get(user=user)
    Grant.objects.create(membership=seat, role=role, department=own.department)
    rows = list(csv.reader(StringIO(taken(desk, view="open").decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [own.number]


def test_a_list_that_is_too_long_is_not_cut_in_silence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", 1)
    for _ in range(2):
        filed(desk.at)
    assert desk.browser.post("/desk/export/", {"view": "open"}).status_code == 302
    assert not Record.objects.filter(kind="list_exported").exists()
