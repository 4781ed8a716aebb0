"""What the merchant's words are understood to be about stands beside the case, and decides nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juli.hub.complaints.models import Complaint
from juli.hub.desk.understood import understood
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db

STORY = "我妈七十多岁，业务员叫王强，3月5日装的刷卡机扣了299元押金，一直不退，家里等钱看病"


def page(desk: Desk, complaint: Complaint) -> str:
    answer = desk.browser.get(f"/desk/{complaint.number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_proposal_names_issue_reason_facts_and_who_needs_care(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at, story=STORY)
    shown = page(desk, complaint)
    expected = (
        "As the words read",
        "Activation fee",
        "“押金”",
        "299.00",
        "王强",
        "an elderly person",
        "Look at it today",
    )
    for words in (*expected, "You decide", "under another issue"):
        assert words in shown
    complaint.refresh_from_db()
    assert complaint.issue == "rate_increase"


def test_words_of_another_matter_are_only_hinted_at(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at, story="房东不退押金，说墙脏了")
    assert "do not seem to be about a payment terminal" in page(desk, complaint)


def test_nothing_is_said_where_nothing_was_written_and_nothing_is_asked_of_the_database(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    assert understood(complaint, []) is None
    said = list(complaint.messages.select_related("payload"))
    with CaptureQueriesContext(connection) as asked:
        found = understood(complaint, said)
    assert found
    assert not found.differs
    assert len(asked) == 0
