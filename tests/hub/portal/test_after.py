"""After the end, on the merchant's own pages: opening again, a new complaint that follows, the questions."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.complaints.actions import close_complaint
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.quality.models import Question
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import follow, page, url
from tests.hub.portal.walking import file_it, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> tuple[Complaint, Client]:
    at = organisation()
    complaint, _, passcode = filed(at)
    close_complaint(complaint, reason="explained", text="说明如下。", by=staff(at)[1])
    return complaint, follow(complaint, passcode)


def test_it_is_opened_again_with_a_reason_and_nothing_typed_is_lost(closed: tuple[Complaint, Client]) -> None:
    complaint, browser = closed
    assert url("reopen", complaint) in page(browser, "case", complaint)
    wrong = browser.post(url("reopen", complaint), {"text": "写了一半"})
    assert "写了一半" in wrong.content.decode()
    browser.post(url("reopen", complaint), {"reason": "again", "text": "又扣了一次。"})
    complaint.refresh_from_db()
    assert complaint.stage == "in_hand"
    shown = page(browser, "case", complaint)
    assert "又扣了一次。" in shown
    assert "opened again on" in shown
    assert browser.get(url("reopen", complaint)).status_code == 302, "what is open cannot be opened"


def test_after_the_period_a_new_complaint_follows_it(closed: tuple[Complaint, Client]) -> None:
    complaint, browser = closed
    Complaint.objects.filter(pk=complaint.pk).update(closed_at=timezone.now() - timedelta(days=120))
    shown = page(browser, "case", complaint)
    assert url("reopen", complaint) not in shown
    assert url("follow-up", complaint) in shown
    assert browser.get(url("follow-up", complaint)).status_code == 405
    assert browser.post(url("follow-up", complaint)).status_code == 302
    draft = Draft.objects.order_by("created_at").last()
    assert draft is not None
    assert draft.answers["provider"]["organisation"] == [str(complaint.respondent_id)]
    walk(browser, provider={"organisation": str(complaint.respondent_id)})
    file_it(browser)
    new = Complaint.objects.exclude(pk=complaint.pk).get()
    assert new.follows == complaint


def test_a_visitor_cannot_say_which_complaint_theirs_follows(closed: tuple[Complaint, Client]) -> None:
    complaint, _ = closed
    stranger = Client()
    stranger.post(reverse("portal:start"), {"entrance": "any"})
    assert stranger.post("/draft/follows/", {"follows": str(complaint.pk)}).status_code == 404
    assert all("follows" not in draft.answers for draft in Draft.objects.all())


def test_the_questions_stand_on_the_page_until_they_are_answered(closed: tuple[Complaint, Client]) -> None:
    complaint, browser = closed
    address = url("answer-question", complaint, "handling")
    assert address in page(browser, "case", complaint)
    assert browser.get(url("answer-question", complaint, "weather")).status_code == 404
    assert browser.post(address, {"verdict": "no"}).status_code == 200, "how one was treated is still missing"
    browser.post(address, {"verdict": "no", "grade": "2", "text": "还是没说清。"})
    assert Question.objects.get().verdict == "no"
    assert address not in page(browser, "case", complaint)
    assert browser.post(address, {"verdict": "yes", "grade": "5"}).status_code == 200
    assert Question.objects.get().verdict == "no"
