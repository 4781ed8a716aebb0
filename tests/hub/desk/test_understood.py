"""What the merchant's words are understood to be about stands beside the case, and a colleague decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department
from juli.hub.understanding.actions import understand_complaint
from juli.hub.understanding.models import TriageCorrection
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk
from tests.hub.understanding.reading import read

pytestmark = pytest.mark.django_db

STORY = "我妈七十多岁，业务员叫王强，3月5日装的刷卡机扣了299元押金，一直不退，家里等钱看病"


def page(desk: Desk, complaint: Complaint) -> str:
    answer = desk.browser.get(f"/desk/{complaint.number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_proposal_names_issue_reason_facts_and_who_needs_care(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)
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
    complaint = read(desk.at, story="房东不退押金，说墙脏了")
    assert "do not seem to be about a payment terminal" in page(desk, complaint)


def test_before_the_words_are_read_the_page_says_so_and_loads_no_model(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint, _, _ = filed(desk.at, story=STORY)

    def loaded(*told: object) -> None:
        pytest.fail("a page has loaded the model")

    monkeypatch.setattr("juli.triage.understanding.model.shipped", loaded)
    assert "have not been read yet" in page(desk, complaint)


def test_one_button_confirms_the_proposal_and_puts_the_complaint_under_it(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)
    shown = page(desk, complaint)
    assert "Yes, it is about this" in shown
    answer = desk.browser.post(f"/desk/{complaint.number}/issue/", {"issue": "deposit"}, follow=True)
    assert "It is kept what the complaint is about." in answer.content.decode()
    complaint.refresh_from_db()
    assert complaint.issue == "deposit"
    assert "Yes, it is about this" not in answer.content.decode()


def test_the_form_begins_with_the_proposal_and_keeps_what_was_chosen_where_it_is_refused(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)
    address = f"/desk/{complaint.number}/issue/"
    assert '<option value="deposit" selected>' in desk.browser.get(address).content.decode()
    refused = desk.browser.post(address, {"issue": "data_fee", "further": ["data_fee"]})
    shown = refused.content.decode()
    assert "chosen twice" in shown
    assert '<option value="data_fee" selected>' in shown
    assert not TriageCorrection.objects.filter(complaint=complaint).exists()
    empty = desk.browser.post(address, {"issue": "", "further": ["no such issue"]})
    assert empty.status_code == 200


def test_another_department_is_proposed_and_chosen_beforehand(desk: Desk) -> None:
    service = Department.objects.create(organisation=desk.at, code="technical_support", name="技术支持部")
    complaint = read(desk.at, story=STORY)
    chosen = {"issue": "device_fault"}
    shown = desk.browser.post(f"/desk/{complaint.number}/issue/", chosen, follow=True).content.decode()
    assert "Such matters go to 技术支持部 here." in shown
    complaint.refresh_from_db()
    assert complaint.department.code == "compliance_legal"
    transfer = desk.browser.get(f"/desk/{complaint.number}/transfer/", {"department": service.pk}).content.decode()
    assert f'<option value="{service.pk}" selected>' in transfer


def test_like_cases_of_others_stand_beside_it_and_the_same_matter_of_one_person_comes_first(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)
    like = read(desk.at, story="业务员叫王强，刷卡机押金299元不退", phone="13900001111", merchant_no="", terminal_no="")
    double = read(desk.at, story=STORY)
    shown = page(desk, complaint)
    others = shown[shown.index("Like cases of others") :]
    assert like.number in others
    assert double.number not in others
    assert "names the same agent" in others
    assert "same charge, same sum" in others
    assert "seems to be the same matter" in shown


def test_the_number_of_queries_does_not_grow_with_like_cases(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(desk, complaint)
        return len(asked)

    read(desk.at, story=STORY, phone="13900001111", merchant_no="", terminal_no="")
    queries()
    few = queries()
    for number in range(2, 6):
        read(desk.at, story=STORY, phone=f"1390000111{number}", merchant_no="", terminal_no="")
    assert queries() == few


def test_what_is_read_twice_is_kept_once(desk: Desk) -> None:
    complaint = read(desk.at, story=STORY)
    first = understand_complaint(complaint.pk, by=SYSTEM)
    assert first == understand_complaint(complaint.pk, by=SYSTEM)
