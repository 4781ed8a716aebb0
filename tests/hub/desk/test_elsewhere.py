"""What the desk sees of a matter that is before another body as well."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import close_complaint, note_proceeding, open_proceeding, write_message
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import Clock, Complaint
from juli.proceedings import Note
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db

PRIVATE = Words(channel="post", body="云洲市分行", reference="EMS-77", text="只给自己看")


def brought(complaint: Complaint, seat: Actor, procedure: str, *kinds: str, days_ago: int = 0) -> None:
    row, on = open_proceeding(complaint, procedure, by=seat), timezone.localdate() - timedelta(days=days_ago)
    for kind in kinds:
        note_proceeding(row, Note(kind, on), PRIVATE, by=seat)


def case(desk: Desk, complaint: Complaint) -> str:
    return desk.browser.get(f"/desk/{complaint.number}/").content.decode()


def test_a_transfer_is_seen_with_its_fifteen_days_and_nothing_private(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    brought(complaint, seat, "pboc_complaint", "sent", "received")
    assert "Also before" not in case(desk, complaint)
    brought(complaint, seat, "pboc_complaint", "transferred")
    text = case(desk, complaint)
    assert "passed on to us for an answer" in text
    assert "The institution answers the complainant" in text
    for private in ("云洲", "EMS-77", "只给自己看"):
        assert private not in text


def test_an_overdue_transfer_stands_first_and_is_red(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    other, _, _ = filed(desk.at)
    brought(complaint, seat, "pboc_complaint", "sent", "received", "transferred", days_ago=40)
    listed = desk.browser.get("/desk/").content.decode()
    assert listed.index(complaint.number) < listed.index(other.number)
    assert "jl-due--over" in listed


def test_what_was_not_verified_is_never_overdue(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    brought(complaint, seat, "nfra_bank", "sent", "received", days_ago=60)
    listed = desk.browser.get("/desk/").content.decode()
    assert "jl-due--over" not in listed
    assert "not verified" in case(desk, complaint)


def test_the_number_of_queries_does_not_grow_with_proceedings(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            desk.browser.get(path)
        return len(caught)

    paths = ("/desk/", f"/desk/{complaint.number}/")
    brought(complaint, seat, "pboc_complaint", "sent", "transferred")
    queries("/desk/")  # the first page after signing in also asks who it is
    few = {path: queries(path) for path in paths}
    for procedure in ("peoples_mediation", "small_claims", "samr_complaint"):
        brought(complaint, seat, procedure, "sent", "accepted")
    assert {path: queries(path) for path in paths} == few


def test_closing_with_a_reason_is_the_answer_and_a_mere_word_is_none(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    brought(complaint, seat, "pboc_complaint", "sent", "transferred")
    running = Clock.objects.filter(step="institution_answer_after_transfer", completed_at=None)
    write_message(complaint, "我们在看。", by=desk.actor)
    assert running.exists()
    close_complaint(complaint, reason="explained", text="答复如下。", by=desk.actor)
    assert not running.exists()
