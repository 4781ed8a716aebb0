"""Asking a merchant whether another complaint is theirs too, where neither phone number nor account says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from juli.hub.accounts.actors import COMPLAINANT_SIDE, SYSTEM, Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import acting, action, rows
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.notifying import notify_person
from juli.hub.complaints.policy import locked
from juli.hub.complaints.queries import open_complaint
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.workbench.machines import PERSON
from juli.hub.workbench.models import PersonQuestion
from juli.hub.workbench.one_person import MERGING, ground_of, lock_both, require_sight

OPEN = ("filed", "in_hand")


@action
def ask_about_person(complaint: Complaint, other: Complaint, *, by: Actor) -> PersonQuestion:
    """Ask the merchant of `complaint` whether `other` is theirs too. They are not told which one it is."""
    require(by, ActorKind.STAFF)
    for one in (complaint, other):
        require_sight(one, by)
    with acting(SYSTEM):
        here, there = lock_both(complaint, other)
        _check(here, there)
        now = this_moment()
        made = PersonQuestion.objects.create(complaint=here, other=there, asked_by_id=user_of(by), asked_at=now)
        record_event(here, "person_asked", by=by, at=now, data={"question": made.pk})
        tell_complainant(here, "person_asked")
    return made


@action
def withdraw_person_question(question: PersonQuestion, *, by: Actor) -> None:
    """Ask no longer."""
    require(by, ActorKind.STAFF)
    locked(question.complaint, by, MERGING)
    with _ending(question, "withdrawn") as ended:
        record_event(ended.complaint, "person_withdrawn", by=by, at=ended.at, data={"question": question.pk})


@action
def confirm_person(question: PersonQuestion, number: str, passcode: str, *, by: Actor) -> None:
    """Prove with number and passcode, as typed, that the other complaint is theirs; the desk can merge them then.

    Whatever does not fit has one and the same answer, so that nothing is learnt of complaints of others. The caller
    throttles.
    """
    _require_asked(question, by)
    proved = open_complaint(number, passcode)
    if proved is None or proved.pk != question.other_id:
        raise NotPossible("person-not-proved")
    with _ending(question, "confirmed") as ended:
        for one in (ended.complaint, ended.other):
            _tell_desk(one, ended, by)


@action
def refuse_person(question: PersonQuestion, *, by: Actor) -> None:
    """Say that there is no other complaint of theirs about this matter; it is not asked again."""
    _require_asked(question, by)
    with _ending(question, "refused") as ended:
        _tell_desk(ended.complaint, ended, by)


def _check(complaint: Complaint, other: Complaint) -> None:
    if complaint.pk == other.pk or complaint.respondent_id is None or complaint.respondent_id != other.respondent_id:
        raise NotPossible("merge-other-respondent")
    if complaint.stage not in OPEN or other.stage not in OPEN:
        raise NotPossible("merge-not-open")
    if ground_of(complaint, other) is not None:
        raise NotPossible("person-known")
    asked = PersonQuestion.objects.exclude(state="withdrawn")
    if asked.filter(complaint__in=(complaint, other), other__in=(complaint, other)).exists():
        raise NotPossible("person-asked-before")


def _require_asked(question: PersonQuestion, by: Actor) -> None:
    """NotAllowed for who may not speak for the merchant who is asked."""
    require(by, *COMPLAINANT_SIDE)
    if by.read_only or not rows(PersonQuestion, by=by).filter(pk=question.pk).exists():
        raise NotAllowed


@dataclass(frozen=True, slots=True)
class _Ended:
    """A question that ends: in which state and when, and the two complaints, locked."""

    question: PersonQuestion
    state: str
    at: datetime
    complaint: Complaint
    other: Complaint


@contextmanager
def _ending(question: PersonQuestion, state: str) -> Iterator[_Ended]:
    """End a question, unless what is done beside it fails. Both complaints are locked first, as for a merge."""
    with acting(SYSTEM):
        complaint, other = lock_both(question.complaint, question.other)
        found = PersonQuestion.objects.select_for_update().get(pk=question.pk)
        PERSON.check(found.state, state)
        if complaint.stage == "closed":
            raise NotPossible("stage-closed")
        found.state, found.ended_at = state, this_moment()
        found.save(update_fields=["state", "ended_at"])
        yield _Ended(found, state, found.ended_at, complaint, other)


def _tell_desk(complaint: Complaint, ended: _Ended, by: Actor) -> None:
    record_event(complaint, f"person_{ended.state}", by=by, at=ended.at, data={"question": ended.question.pk})
    complaint.changed_at = ended.at
    complaint.save(update_fields=["changed_at"])
    if complaint == ended.complaint:
        notify_person(complaint, "person", user=ended.question.asked_by_id)
