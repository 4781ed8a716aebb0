"""What staff do: each act through its page, refusals in words, nothing typed lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints import actions, queries
from juli.hub.complaints.models import Complaint
from juli.hub.desk.steps import ADVICE, BUTTONS, SENDING, Act, Standing, Step, next_step, possible_acts
from juli.hub.redress.actions import accept_offer
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk, newest

pytestmark = pytest.mark.django_db


def stage(complaint: Complaint) -> str:
    complaint.refresh_from_db()
    return complaint.stage


def test_confirm_receipt(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    answer = desk.post(complaint, "acknowledge")
    assert answer["Location"] == f"/desk/{complaint.number}/"
    assert stage(complaint) == "in_hand"
    assert "Receipt is confirmed" in desk.browser.get(answer["Location"]).content.decode()


def test_answer_with_a_file(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    slip = SimpleUploadedFile("../../凭证\u202e.txt", "转账凭证".encode())
    desk.post(complaint, "answer", text="已在核对。", attachments=slip)
    said = queries.messages(complaint, by=seat).last()
    assert (said.text, said.side) == ("已在核对。", "respondent")
    assert [item.name for item in said.files.all()] == ["凭证.txt"]
    page = desk.browser.get(f"/desk/{complaint.number}/").content.decode()
    assert "已在核对。" in page
    assert "凭证.txt" in page


def test_an_internal_note_stays_inside(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    paper = SimpleUploadedFile("内部.txt", b"secret")
    desk.post(complaint, "note", text="后台改过费率。", attachments=paper)
    assert [message.text for message in queries.messages(complaint, by=desk.actor)][-1] == "后台改过费率。"
    assert "后台改过费率。" not in [message.text for message in queries.messages(complaint, by=seat)]
    assert not queries.evidence(complaint, by=seat).exists()
    assert not queries.events(complaint, by=seat).filter(kind="noted").exists()
    page = desk.browser.get(f"/desk/{complaint.number}/").content.decode()
    assert page.count("jl-say--note") == 1


def test_from_the_offer_to_the_payment(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    day = timezone.localdate() + timedelta(days=5)
    desk.post(complaint, "offer", amount="1,286.50", pay_by=day.isoformat(), text="全额退还。")
    offer = complaint.offers.get()
    assert (offer.amount_fen, offer.pay_by, offer.terms, offer.state) == (128_650, day, "全额退还。", "open")
    accept_offer(offer, by=seat)
    desk.post(complaint, "payment", paid_on=timezone.localdate().isoformat(), reference="CH-1")
    owed = complaint.obligations.get()
    assert (owed.state, owed.paid_on, owed.paid_reference) == ("paid", timezone.localdate(), "CH-1")


def test_a_new_offer_replaces_the_open_one_and_the_page_says_so_first(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    day = timezone.localdate().isoformat()
    desk.post(complaint, "offer", amount="100", pay_by=day, text="一")
    assert "Your open offer of 100.00 yuan" in desk.browser.get(f"/desk/{complaint.number}/offer/").content.decode()
    desk.post(complaint, "offer", amount="200", pay_by=day, text="二")
    assert sorted(complaint.offers.values_list("amount_fen", "state")) == [(10_000, "withdrawn"), (20_000, "open")]


def test_close_with_a_reason(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    desk.post(complaint, "close", reason="explained", text="费率与合同一致，见附件。")
    assert stage(complaint) == "closed"
    assert complaint.closed_reason == "explained"
    assert "费率与合同一致" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()


WRONG = [
    ("answer", {"text": ""}, "There is no text yet"),
    ("answer", {"text": "x" * 20_001}, "at most 20000"),
    ("note", {"text": " \n "}, "There is no text yet"),
    ("offer", {"amount": "3000,00", "pay_by": "2099-01-01", "text": "kept words"}, "cannot be read as an amount"),
    ("offer", {"amount": "-5", "pay_by": "2099-01-01", "text": "kept words"}, "below zero"),
    ("offer", {"amount": "1e5", "pay_by": "2099-01-01", "text": "kept words"}, "cannot be read as an amount"),
    ("offer", {"amount": "１２３", "pay_by": "2099-01-01", "text": "kept words"}, "cannot be read as an amount"),
    ("offer", {"amount": "5", "pay_by": "2020-01-01", "text": "kept words"}, "This day has passed"),
    ("offer", {"amount": "5", "pay_by": "2026-02-30", "text": "kept words"}, "no day of the calendar"),
    ("close", {"reason": "withdrawn", "text": "kept words"}, "There is no reason yet"),
    ("close", {"reason": "", "text": "kept words"}, "There is no reason yet"),
    ("close", {"reason": "explained", "text": ""}, "There is no text yet"),
]


@pytest.mark.parametrize(("act", "fields", "sentence"), WRONG)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    desk: Desk, act: str, fields: dict[str, str], sentence: str
) -> None:
    complaint, _, _ = filed(desk.at)
    before = newest(complaint)
    answer = desk.post(complaint, act, **fields)
    page = answer.content.decode()
    assert (answer.status_code, newest(complaint)) == (200, before)
    assert page.count(sentence) == 2, "once in the summary, once at the field"
    assert all(typed.strip() in page for name, typed in fields.items() if name != "reason")


def test_a_payment_still_to_come_is_no_payment(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    day = timezone.localdate() + timedelta(days=1)
    desk.post(complaint, "offer", amount="5", pay_by=day.isoformat(), text="退")
    accept_offer(complaint.offers.get(), by=seat)
    answer = desk.post(complaint, "payment", paid_on=day.isoformat(), reference="CH-2")
    assert "This day is still to come" in answer.content.decode()
    assert complaint.obligations.get().state == "due"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("a.pdf", b"MZ\x90\x00"), ("empty.txt", b"")],
)
def test_a_file_that_cannot_be_taken_is_named_with_the_reason(desk: Desk, name: str, content: bytes) -> None:
    complaint, _, _ = filed(desk.at)
    answer = desk.post(complaint, "answer", text="kept words", attachments=SimpleUploadedFile(name, content))
    page = answer.content.decode()
    assert f"“{name}”" in page
    assert "kept words" in page
    assert "Please choose them again" in page
    assert not complaint.evidence.exists()


def test_a_second_click_does_nothing_twice(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    seen = newest(complaint)
    desk.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "答复"})
    again = desk.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "答复"})
    assert "Something has happened here" in again.content.decode()
    assert [message.text for message in queries.messages(complaint, by=seat)].count("答复") == 1


def test_nobody_answers_past_what_the_merchant_just_wrote(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    seen = newest(complaint)
    actions.write_message(complaint, "我已经收到退款了", by=seat)
    answer = desk.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "kept words"})
    page = answer.content.decode()
    assert "我已经收到退款了" in page
    assert "kept words" in page
    assert f'name="seen" value="{newest(complaint)}"' in page


@pytest.mark.parametrize("act", [act.value for act in Act if act not in (Act.NOTE, Act.REOPEN)])
def test_a_closed_complaint_takes_nothing_but_notes_and_a_reopening(desk: Desk, act: str) -> None:
    complaint, _, _ = filed(desk.at)
    actions.close_complaint(complaint, reason="explained", text="已说明", by=desk.actor)
    before = newest(complaint)
    assert desk.browser.get(f"/desk/{complaint.number}/{act}/").status_code == 302
    day = timezone.localdate().isoformat()
    fields = {"text": "x", "amount": "1", "pay_by": day, "paid_on": day, "reference": "1", "reason": "explained"}
    assert desk.post(complaint, act, **fields).status_code in (200, 404)
    assert newest(complaint) == before


def test_reading_changes_nothing(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    before = newest(complaint)
    for act in Act:
        desk.browser.get(f"/desk/{complaint.number}/{act}/")
    assert newest(complaint) == before


def test_every_act_and_step_has_its_words() -> None:
    assert set(BUTTONS) == set(SENDING) == set(Act)
    assert set(ADVICE) == set(Step)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing("filed", False, False, None, True), Step.ACKNOWLEDGE),
        (Standing("in_hand", False, False, None, True), Step.ANSWER),
        (Standing("in_hand", False, False, None, False), Step.DECIDE),
        (Standing("in_hand", True, False, None, True), Step.AWAIT_DECISION),
        (Standing("in_hand", True, True, None, True), Step.AWAIT_APPROVAL),
        (Standing("settled", False, False, "due", False), Step.PAY),
        (Standing("settled", False, False, "paid", False), Step.AWAIT_CONFIRMATION),
        (Standing("closed", False, False, "confirmed", False), Step.NONE),
    ],
)
def test_the_next_right_step(standing: Standing, expected: Step) -> None:
    assert next_step(standing) is expected
    act = ADVICE[expected].act
    assert act is None or act in possible_acts(standing, Complaint(), by=SYSTEM)


def test_an_answer_with_anothers_number_is_shown_once_more_and_can_go(desk: Desk) -> None:
    complaint, seat, _ = filed(desk.at)
    text = f"请联系小李 13912345678，或我们回拨 {complaint.complainant.phone}。"
    page = desk.post(complaint, "answer", text=text)
    assert [part.text for part in page.context["form"].second.looks[0].parts if part.number] == ["13912345678"]
    assert text in page.content.decode()
    assert queries.messages(complaint, by=seat).last().text != text
    desk.post(complaint, "answer", text=text, tone="mine")
    assert queries.messages(complaint, by=seat).last().text == text


def test_a_note_inside_the_house_is_not_looked_over(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    desk.post(complaint, "note", text="小李 13912345678 说后台改过。")
    assert queries.messages(complaint, by=desk.actor).last().text.startswith("小李")
