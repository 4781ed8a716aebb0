"""What is new in an open list, and the page of the day."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.complaints import actions
from juli.hub.today import this_moment
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk
from tests.hub.desk.test_list import accepted

pytestmark = pytest.mark.django_db


def news(desk: Desk, since: str) -> dict[str, bool]:
    answer = desk.browser.get(f"/desk/news/progress/?since={quote(since)}")
    return {one["number"]: one["new"] for one in answer.json()["changes"]}


def test_new_and_changed_are_told_apart_within_the_house(desk: Desk, other_desk: object) -> None:
    old, seat, _ = filed(desk.at)
    since = desk.browser.get("/desk/").context["stamp"]
    assert news(desk, since) == {}
    fresh, _, _ = filed(desk.at)
    actions.write_message(old, "还没有答复", by=seat)
    assert news(desk, since) == {fresh.number: True, old.number: False}
    assert news(other_desk(), since) == {}  # type: ignore[operator]


@pytest.mark.parametrize(
    "odd", ["", "x", "2026-11-26", "9999-12-31T00:00:00+00:00", "2001-01-01T00:00:00+08:00", "\x00"]
)
def test_no_moment_gives_no_news(desk: Desk, odd: str) -> None:
    filed(desk.at)
    assert news(desk, odd) == {}


def test_asking_costs_the_same_for_any_news(desk: Desk) -> None:
    since = (this_moment() - timedelta(minutes=5)).isoformat()

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            news(desk, since)
        return len(caught)

    asked()
    few = asked()
    for _ in range(5):
        filed(desk.at)
    assert asked() == few


def test_the_day_in_numbers_with_a_constant_number_of_questions(desk: Desk) -> None:
    def counted() -> tuple[dict[str, str], int]:
        with CaptureQueriesContext(connection) as caught:
            page = desk.browser.get("/desk/today/")
        return {typed: count for typed, _, count, _ in page.context["tiles"]}, len(caught)

    filed(desk.at)
    counted()
    before, few = counted()
    assert before == {
        **dict.fromkeys(before, "0"),
        "stage:filed": "1",
        "waiting:reply": "1",
        "filed:today": "1",
        "due:tomorrow": before["due:tomorrow"],
    }
    for _ in range(3):
        accepted(desk, timezone.localdate())
    after, many = counted()
    assert (after["due:today"], after["waiting:payment"], after["filed:today"]) == ("3", "3", "4")
    assert many == few
