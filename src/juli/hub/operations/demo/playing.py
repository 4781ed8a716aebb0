"""What happens to a complaint of the demo after it was filed: each act of a story through the real action."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from juli.evidence.kinds import KINDS
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints import actions
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint
from juli.hub.directory.queries import staff_actor
from juli.hub.operations.demo.playing_departments import DEPARTMENT_ACTS
from juli.hub.operations.demo.stories import Act
from juli.hub.quality import actions as quality
from juli.hub.quality.models import Review
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.queries import reviews
from juli.hub.redress import actions as redress
from juli.hub.redress.queries import obligations, offers

Told = Mapping[str, Any]


def play(complaint: Complaint, act: Act, today: date) -> None:
    """Do what the act says. `today` is the day on which the demo is loaded; promised days are told from it."""
    actor = _staff(act.told["by"]) if "by" in act.told else Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk)
    ACTS[act.do](complaint, act.told, actor, today)


def _staff(email: str) -> Actor:
    actor = staff_actor(User.objects.get(email=email))
    if actor is None:
        raise ValueError(f"{email} has no seat")
    return actor


def _acknowledge(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.acknowledge_complaint(complaint, by=by)


def _say(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    files = [
        NewFile(item["name"], item["text"].encode(), KINDS["txt"].media_type, item.get("proves", ""))
        for item in told.get("files", [])
    ]
    actions.write_message(complaint, told["text"], files=files, by=by)


def _note(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.write_note(complaint, told["text"], by=by)


def _offer(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    pay_by = today + timedelta(days=told["pay_in_days"])
    redress.make_offer(complaint, amount=told["amount"], pay_by=pay_by, text=told["text"], by=by)


def _accept(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    redress.accept_offer(offers(complaint, by=by)[0], by=by)


def _reject(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    redress.reject_offer(offers(complaint, by=by)[0], by=by)


def _pay(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    owed = obligations(complaint, by=by).get()
    redress.record_payment(owed, paid_on=timezone.localdate(), reference=told["reference"], by=by)


def _confirm(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    redress.confirm_payment(obligations(complaint, by=by).get(), by=by)


def _limit(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    if complaint.respondent is not None:
        redress.set_offer_limit(complaint.respondent, amount=told["amount"], by=by)


def _answer_after(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    verdict, grade = Verdict(told["verdict"]), told.get("grade")
    said = {"text": told.get("text", ""), "share": told.get("share", False)}
    quality.answer_question(complaint, told["kind"], verdict=verdict, grade=grade, **said, by=by)


def _reopen(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.reopen_complaint(complaint, reason=told["reason"], text=told["text"], by=by)


def _sample(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    closed_on = timezone.localdate(Complaint.objects.get(pk=complaint.pk).closed_at)
    monday = closed_on - timedelta(days=closed_on.weekday())
    if complaint.respondent_id is not None:
        quality.draw_sample(complaint.respondent_id, monday, by=SYSTEM, percent=100, seed="demo")


def _review(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    quality.review(_drawn(complaint, by), scores=told["scores"], text=told["text"], by=by)


def _reply(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    quality.reply_to_review(_drawn(complaint, by), text=told["text"], by=by)


def _drawn(complaint: Complaint, by: Actor) -> Review:
    return reviews(by=by).get(complaint=complaint)


def _close(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.close_complaint(complaint, reason=told["reason"], text=told["text"], by=by)


def _withdraw(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.withdraw_complaint(complaint, by=by)


def _send(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.record_sent(complaint, sent_on=timezone.localdate(), how=told["how"], reference=told["reference"], by=by)


def _confirm_email(complaint: Complaint, told: Told, by: Actor, today: date) -> None:
    actions.confirm_email(complaint, complaint.complainant.email, by=SYSTEM)


ACTS: Mapping[str, Callable[[Complaint, Told, Actor, date], None]] = {
    "acknowledge": _acknowledge,
    "say": _say,
    "note": _note,
    "offer": _offer,
    "accept": _accept,
    "reject": _reject,
    "pay": _pay,
    "confirm": _confirm,
    "close": _close,
    "limit": _limit,
    "answer_after": _answer_after,
    "reopen": _reopen,
    "sample": _sample,
    "review": _review,
    "reply": _reply,
    "withdraw": _withdraw,
    "send": _send,
    "confirm_email": _confirm_email,
    **DEPARTMENT_ACTS,
}
"""The acts a story may name."""
