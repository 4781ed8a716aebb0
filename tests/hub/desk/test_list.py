"""The list: what is due first stands first, pages do not repeat rows, and no row costs a query."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.complaints import actions
from juli.hub.complaints.models import NO_DAY, Complainant, Complaint
from juli.hub.desk import paging
from juli.hub.desk.worklist import LATER, MISSED, OVERDUE, THIS_WEEK, TODAY, UNDATED, heading
from juli.hub.redress.actions import accept_offer, make_offer, record_payment
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db


def numbers(desk: Desk, query: str = "") -> list[str]:
    """The complaint numbers of a list, from top to bottom."""
    answer = desk.browser.get(f"/desk/?{query}")
    assert answer.status_code == 200
    groups = answer.context["groups"]
    rows = answer.context["rows"] if groups is None else [row for group in groups for row in group.rows]
    return [row.complaint.number for row in rows]


def accepted(desk: Desk, pay_by: date) -> Complaint:
    """A complaint whose offer of 100 yuan was accepted."""
    complaint, seat, _ = filed(desk.at)
    accept_offer(make_offer(complaint, amount=10_000, pay_by=pay_by, text="退款", by=desk.actor), by=seat)
    return complaint


def test_overdue_promises_stand_before_missed_targets_and_only_they_are_red(desk: Desk) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        missed, _, _ = filed(desk.at)
        late = accepted(desk, timezone.localdate() + timedelta(days=18))
    fresh, _, _ = filed(desk.at)
    today = accepted(desk, timezone.localdate())
    assert numbers(desk) == [late.number, missed.number, today.number, fresh.number]
    page = desk.browser.get("/desk/").content.decode()
    assert page.count("jl-due--over") == page.count('class="grp over"') == 1


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("is_overdue", "due_on", "expected"),
    [
        (True, date(2026, 11, 20), OVERDUE),
        (False, date(2026, 11, 20), MISSED),
        (False, MONDAY, TODAY),
        (False, date(2026, 11, 24), THIS_WEEK),
        (False, date(2026, 11, 29), THIS_WEEK),
        (False, date(2026, 11, 30), LATER),
        (False, NO_DAY, UNDATED),
    ],
)
def test_headings(is_overdue: bool, due_on: date, expected: object) -> None:
    assert heading(is_overdue, due_on, MONDAY) is expected


def test_views_hold_what_they_say(desk: Desk) -> None:
    filed_only, _, _ = filed(desk.at)
    offered, _, _ = filed(desk.at)
    make_offer(offered, amount=10_000, pay_by=timezone.localdate(), text="退款", by=desk.actor)
    owed = accepted(desk, timezone.localdate())
    paid = accepted(desk, timezone.localdate())
    record_payment(paid.obligations.get(), paid_on=timezone.localdate(), reference="1", by=desk.actor)
    closed, _, _ = filed(desk.at)
    actions.close_complaint(closed, reason="explained", text="已说明", by=desk.actor)
    assert set(numbers(desk)) == {one.number for one in (filed_only, offered, owed, paid)}
    assert numbers(desk, "view=decision") == [offered.number]
    assert numbers(desk, "view=payments") == [owed.number]
    assert numbers(desk, "view=closed") == [closed.number]
    assert len(numbers(desk, "view=all")) == 5
    assert set(numbers(desk, "view=nonsense")) == set(numbers(desk))


def test_search_by_number_merchant_number_and_shop(desk: Desk) -> None:
    wanted, _, _ = filed(desk.at, merchant_no="822100055556666", business_name="春和药房")
    filed(desk.at)
    for text in (wanted.number, wanted.number.replace("-", ""), wanted.number[:9], "8221000", "8221 0005", "春和"):
        assert numbers(desk, f"q={text}") == [wanted.number], text
    for nothing in ("%25", "_", "%00", "x" * 500, "'; drop table"):
        assert desk.browser.get(f"/desk/?q={nothing}").status_code == 200


def test_filter_by_issue(desk: Desk) -> None:
    filed(desk.at)
    wanted, _, _ = filed(desk.at, issue="device_fault")
    assert numbers(desk, "issue=device_fault") == [wanted.number]
    assert len(numbers(desk, "issue=nonsense")) == 2


@pytest.mark.parametrize("view", ["open", "all", "closed"])
def test_pages_hold_every_row_once_even_when_new_ones_arrive(
    desk: Desk, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PAGE_ROWS", 3)
    expected = {filed(desk.at)[0] for _ in range(7)}
    if view == "closed":
        for complaint in expected:
            actions.close_complaint(complaint, reason="explained", text="已说明", by=desk.actor)
    seen: list[str] = []
    after = ""
    while True:
        answer = desk.browser.get("/desk/", {"view": view, "after": after})
        page = answer.context["page"]
        seen += [complaint.number for complaint in page.rows]
        assert len(page.rows) <= 3
        if page.next is None:
            break
        after = page.next
        if view == "all":
            filed(desk.at)
    assert len(seen) == len(set(seen))
    assert set(seen) == {complaint.number for complaint in expected}


@pytest.mark.parametrize("cursor", ["nonsense", "True~x~y~z", "~~~", "True~2026-11-22~2026-11-22T10:00:00~1", "%00"])
def test_a_cursor_that_was_tampered_with_gives_the_first_page(desk: Desk, cursor: str) -> None:
    complaint, _, _ = filed(desk.at)
    assert numbers(desk, f"after={cursor}") == [complaint.number]


def test_the_number_of_queries_does_not_grow_with_the_rows(desk: Desk) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            desk.browser.get("/desk/")
        return len(caught)

    for _ in range(5):
        filed(desk.at)
    queries()  # the first page after signing in also asks who it is
    few = queries()
    for _ in range(10):
        accepted(desk, timezone.localdate())
    assert queries() == few


def test_hostile_names_stay_text(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    Complainant.objects.filter(complaint=complaint).update(business_name="<script>alert(1)</script>{{ 7 }}")
    page = desk.browser.get("/desk/").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in page


def test_an_empty_list_teaches(desk: Desk) -> None:
    assert "New complaints appear here" in desk.browser.get("/desk/").content.decode()
    assert "fits the search" in desk.browser.get("/desk/?q=nothing").content.decode()
