"""Asking a merchant whether another complaint is theirs too, where neither phone number nor account says so."""

from collections.abc import Iterator
from contextlib import contextmanager
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
    complaint = locked(question.complaint, by, MERGING)
    with _ending(question, "withdrawn") as (_found, now):
        record_event(complaint, "person_withdrawn", by=by, at=now, data={"question": question.pk})


@action
def confirm_person(question: PersonQuestion, number: str, passcode: str, *, by: Actor) -> None:
    """Prove with number and passcode, as typed, that the other complaint is theirs; the desk can merge them then.

    Whatever does not fit has one and the same answer, so that nothing is learnt of complaints of others. The caller
    throttles.
    """
    complaint = _asked_of(question, by)
    proved = open_complaint(number, passcode)
    if proved is None or proved.pk != question.other_id:
        raise NotPossible("person-not-proved")
    with _ending(question, "confirmed") as (found, now):
        for one in lock_both(complaint, found.other):
            record_event(one, "person_confirmed", by=by, at=now, data={"question": question.pk})
            Complaint.objects.filter(pk=one.pk).update(changed_at=now)
        notify_person(complaint, "person", user=found.asked_by_id)


@action
def refuse_person(question: PersonQuestion, *, by: Actor) -> None:
    """Say that there is no other complaint of theirs about this matter; it is not asked again."""
    complaint = _asked_of(question, by)
    with _ending(question, "refused") as (found, now):
        record_event(complaint, "person_refused", by=by, at=now, data={"question": question.pk})
        Complaint.objects.filter(pk=complaint.pk).update(changed_at=now)
        notify_person(complaint, "person", user=found.asked_by_id)


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


def _asked_of(question: PersonQuestion, by: Actor) -> Complaint:
    """The complaint whose merchant answers, locked; NotAllowed for who may not speak for them."""
    require(by, *COMPLAINANT_SIDE)
    complaint = locked(question.complaint, by)
    if not rows(PersonQuestion, by=by).filter(pk=question.pk, complaint=complaint).exists():
        raise NotAllowed
    if complaint.stage == "closed":
        raise NotPossible("stage-closed")
    return complaint


@contextmanager
def _ending(question: PersonQuestion, state: str) -> Iterator[tuple[PersonQuestion, datetime]]:
    """The question under its lock, which ends in this state unless what is done beside it fails."""
    with acting(SYSTEM):
        found = PersonQuestion.objects.select_for_update(of=("self",)).select_related("other").get(pk=question.pk)
        PERSON.check(found.state, state)
        now = this_moment()
        yield found, now
        found.state, found.ended_at = state, now
        found.save(update_fields=["state", "ended_at"])
