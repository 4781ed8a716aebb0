"""How often the triage was right: read by who may read reports, counted from people's words alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juli.hub.understanding.actions import About, correct_triage
from tests.hub.builders import organisation
from tests.hub.house.seated import sit_down
from tests.hub.understanding.reading import read

pytestmark = pytest.mark.django_db


def test_the_page_says_what_was_right_and_what_was_taken_for_something_else() -> None:
    at = organisation()
    seat = sit_down(at)
    assert "Nobody has confirmed or put right anything yet" in seat.page("triage")
    correct_triage(read(at, story="刷卡机押金299元不退"), About("deposit"), by=seat.actor)
    correct_triage(read(at, story="刷卡机押金299元不退"), About("contract_exit"), by=seat.actor)
    shown = seat.page("triage")
    assert "1 of 2 (50 %)" in shown
    assert "Taken for something else" in shown


def test_the_number_of_queries_does_not_grow_with_corrections() -> None:
    at = organisation()
    seat = sit_down(at)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            seat.page("triage")
        return len(asked)

    correct_triage(read(at, story="刷卡机押金299元不退"), About("deposit"), by=seat.actor)
    queries()
    few = queries()
    for _ in range(3):
        correct_triage(read(at, story="刷卡机押金299元不退"), About("data_fee"), by=seat.actor)
    assert queries() == few


def test_without_the_right_there_is_nothing() -> None:
    seat = sit_down(organisation(), role="经办人")
    assert seat.get("triage").status_code == 404
