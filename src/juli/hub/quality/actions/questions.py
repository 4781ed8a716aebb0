"""Asking after the end, and what the complainant answers."""

from datetime import datetime
from uuid import UUID

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.channels.after import mail_after
from juli.hub.channels.helpers import send
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Complainant, Complaint
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.quality.fitting import may_be_asked
from juli.hub.quality.links import question_link
from juli.hub.quality.models import Question
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.spans import HANDLING, MONEY, spans
from juli.hub.today import this_moment

MAILS = {HANDLING: "survey", MONEY: "money"}


@action
def ask(complaint_id: UUID, kind: str, *, at: datetime, by: Actor) -> Question | None:
    """Ask the complainant by mail, or remind them once; None where there is nothing to ask any more.

    Run twice it asks once: the row keeps what has been sent.
    """
    require(by, ActorKind.SYSTEM)
    complaint = locked(Complaint(pk=complaint_id), by)
    person = Complainant.objects.select_related("complaint").filter(complaint=complaint).first()
    if person is None or not may_be_asked(complaint, kind, at):
        return None
    question, _ = Question.objects.get_or_create(complaint=complaint, kind=kind)
    again = question.asked_at is not None
    if question.answered_at or question.reminded_at or (again and at < _again(question)):
        return None
    mail = mail_after(person, f"{MAILS[kind]}_again" if again else MAILS[kind], question_link(question))
    if mail is None:
        return None
    send(mail)
    name = "reminded_at" if again else "asked_at"
    setattr(question, name, at)
    question.save(update_fields=[name])
    return question


@action
def answer_question(
    complaint: Complaint,
    kind: str,
    *,
    verdict: Verdict,
    by: Actor,
    grade: int | None = None,
    text: str = "",
    share: bool = False,
) -> Question:
    """Say how it was, once, after the closing. The respondent reads the words only where they are shared."""
    require(by, *COMPLAINANT_SIDE)
    found, now = locked(complaint, by), this_moment()
    if not may_be_asked(found, kind, now, at_once=True):
        raise NotPossible("question-over")
    question, _ = Question.objects.select_for_update().get_or_create(complaint=found, kind=kind)
    if question.answered_at:
        raise NotPossible("survey-answered")
    question.verdict, question.answered_at = verdict, now
    question.grade = grade if kind == HANDLING else None
    if text.strip():
        question.words = keep_payload(found, {"text": text.strip()}, private=not share)
        question.words_shared = share
    question.save()
    record_event(found, "question_answered", by=by, at=now, data={"question": kind, "verdict": str(verdict)})
    return question


def _again(question: Question) -> datetime:
    asked: datetime = question.asked_at or question.complaint.filed_at
    return asked + spans()[question.kind].again
