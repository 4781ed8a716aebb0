"""After the end: who is asked what, when, and how often; and whose the words are."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import close_complaint, confirm_email, reopen_complaint
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.machines import NotPossible
from juli.hub.quality.actions import answer_question, ask
from juli.hub.quality.links import question_link
from juli.hub.quality.models import Question
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.queries import due_questions, questions
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def closed() -> tuple[Complaint, Actor, Actor]:
    at = organisation()
    complaint, seat, _ = filed(at)
    assert confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    desk = staff(at)[1]
    return close_complaint(complaint, reason="explained", text="说明如下。", by=desk), seat, desk


def path_of(question: Question) -> str:
    return "/" + question_link(question).split("/", 3)[3]


def test_asked_once_and_reminded_once(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, _, _ = closed
    now = timezone.now()
    assert due_questions(now, by=SYSTEM) == []
    for day, mails in ((2, 1), (2, 1), (8, 1), (10, 2), (20, 2), (40, 2)):
        for found, kind in due_questions(now + day * DAY, by=SYSTEM):
            ask(found, kind, at=now + day * DAY, by=SYSTEM)
        ask(complaint.pk, "handling", at=now + day * DAY, by=SYSTEM)
        assert len(mail.outbox) == mails, day
    for sent in mail.outbox:
        assert complaint.number in sent.body
        assert "每笔多收" not in sent.body


def test_nobody_is_asked_before_the_end_nor_without_a_confirmed_address() -> None:
    at = organisation()
    still_open, _, _ = filed(at)
    ended, _, _ = filed(at)
    close_complaint(ended, reason="explained", text="说明如下。", by=staff(at)[1])
    later = timezone.now() + 3 * DAY
    for one in (still_open, ended):
        ask(one.pk, "handling", at=later, by=SYSTEM)
    assert due_questions(later, by=SYSTEM) == []
    assert mail.outbox == []


def test_the_money_is_asked_after_where_it_was_paid_alone(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, _ = closed
    later = timezone.now() + 30 * DAY
    assert {kind for _, kind in due_questions(later, by=SYSTEM)} == {"handling"}
    Complaint.objects.filter(pk=complaint.pk).update(closed_reason="paid", closed_at=timezone.now() - 30 * DAY)
    assert {kind for _, kind in due_questions(timezone.now(), by=SYSTEM)} == {"handling", "money"}
    kept = answer_question(complaint, "money", verdict=Verdict.NO, by=seat)
    assert kept.verdict == "no"
    assert reopen_complaint(complaint, reason="money_missing", text="没有到账。", by=seat).stage == "in_hand"


def test_an_answer_is_given_once_after_the_end(closed: tuple[Complaint, Actor, Actor]) -> None:
    complaint, seat, _ = closed
    answer_question(complaint, "handling", verdict=Verdict.YES, grade=5, by=seat)
    with pytest.raises(NotPossible, match="survey-answered"):
        answer_question(complaint, "handling", verdict=Verdict.NO, grade=1, by=seat)
    assert (complaint.pk, "handling") not in due_questions(timezone.now() + 3 * DAY, by=SYSTEM)
    reopen_complaint(complaint, reason="again", text="又扣了。", by=seat)
    with pytest.raises(NotPossible, match="question-over"):
        answer_question(complaint, "handling", verdict=Verdict.NO, grade=1, by=seat)


@pytest.mark.parametrize("share", [True, False])
def test_the_desk_reads_the_words_only_where_they_are_shared(
    closed: tuple[Complaint, Actor, Actor], share: bool
) -> None:
    complaint, seat, desk = closed
    answer_question(complaint, "handling", verdict=Verdict.PARTLY, grade=3, text="拖太久了。", share=share, by=seat)
    assert questions(complaint, by=seat).get().text == "拖太久了。"
    words = questions(complaint, by=desk).get()
    assert (words.verdict, words.words_shared) == ("partly", share)
    with acting(desk):
        assert Payload.objects.filter(pk=words.words_id).exists() is share


def test_the_link_of_the_mail_answers_without_a_sign_in_and_looking_changes_nothing(
    closed: tuple[Complaint, Actor, Actor],
) -> None:
    complaint, _, _ = closed
    ask(complaint.pk, "handling", at=timezone.now() + 2 * DAY, by=SYSTEM)
    question = Question.objects.get()
    browser, address = Client(), path_of(question)
    assert address in mail.outbox[0].body
    shown = browser.get(address)
    assert shown.status_code == 200
    assert "每笔多收" not in shown.content.decode()
    question.refresh_from_db()
    assert question.answered_at is None
    wrong = browser.post(address, {"text": "写了一半"})
    assert "写了一半" in wrong.content.decode()
    assert browser.post(address, {"verdict": "yes", "grade": "4", "text": ""}).status_code == 200
    question.refresh_from_db()
    assert (question.verdict, question.grade) == ("yes", 4)
    assert browser.get(f"{address[:-4]}xx/").status_code == 404
    assert browser.get(f"/follow/{complaint.number}/").status_code == 302, "it opens nothing else"
