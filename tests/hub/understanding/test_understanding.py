"""What is read of a complaint on arrival, what people say of it, and who sees which of it."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint, Payload
from juli.hub.directory.models import Department, Organisation
from juli.hub.machines import NotPossible
from juli.hub.privacy.erasing import erase_file
from juli.hub.today import this_moment
from juli.hub.understanding import queries
from juli.hub.understanding.actions import About, correct_triage, understand_complaint
from juli.hub.understanding.models import TriageCorrection, Understanding
from juli.triage.corrections import Share, measure
from juli.triage.understanding.model import shipped
from juli.triage.understanding.release import shipped_hash
from tests.hub.builders import filed, organisation, staff
from tests.hub.understanding.reading import read

pytestmark = pytest.mark.django_db

STORY = "业务员叫王强，3月5日装的刷卡机扣了299元押金，一直不退"


@pytest.fixture
def at(db: None) -> Organisation:
    return organisation()


def refused(complaint: Complaint, about: About, by: Actor) -> str:
    with pytest.raises(NotPossible) as refusal:
        correct_triage(complaint, about, by=by)
    return refusal.value.code


def test_filing_queues_the_reading_and_the_reading_keeps_the_model_by_name(at: Organisation) -> None:
    complaint, _, _ = filed(at, story=STORY)
    assert ProcrastinateJob.objects.filter(
        task_name="juli.understand", args={"complaint_id": str(complaint.pk)}, status="todo"
    ).exists()
    found = understand_complaint(complaint.pk, by=SYSTEM)
    assert found is not None
    assert (found.version, found.model_hash) == (shipped().version, shipped_hash())
    assert (found.main_issue, found.sum_fen, found.agent) == ("deposit", 29_900, "王强")


def test_nothing_of_the_words_stands_open_in_the_database(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT u::text FROM understanding_understanding u WHERE complaint_id = %s", [complaint.pk])
        kept = str(cursor.fetchone()[0])
    assert "王强" not in kept
    assert "押金" not in kept


def test_where_the_words_are_erased_nothing_is_read(at: Organisation) -> None:
    complaint, _, _ = filed(at, story=STORY)
    Payload.objects.filter(complaint=complaint).update(content=None, erased_at=this_moment())
    assert understand_complaint(complaint.pk, by=SYSTEM) is None


def test_the_night_catches_up_with_what_was_missed(at: Organisation) -> None:
    missed, _, _ = filed(at, story=STORY)
    known = read(at, story=STORY)
    with acting(SYSTEM):
        found = queries.not_understood(by=SYSTEM)
    assert missed.pk in found
    assert known.pk not in found


def test_a_correction_keeps_what_was_proposed_changes_the_issue_and_is_told_by_codes_alone(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    _, seat = staff(at)
    made = correct_triage(complaint, About("contract_exit", ["deposit"]), by=seat)
    assert (made.proposed, made.filed, made.issue) == ("deposit", "rate_increase", "contract_exit")
    complaint.refresh_from_db()
    assert complaint.issue == "contract_exit"
    event = complaint.events.get(kind="issue_corrected")
    assert event.data == {
        "before": "rate_increase",
        "issue": "contract_exit",
        "further": ["deposit"],
        "proposed": "deposit",
    }
    assert event.payload is None


def test_a_word_that_changes_nothing_is_kept_and_is_no_event(at: Organisation) -> None:
    complaint = read(at, story=STORY, issue="deposit")
    _, seat = staff(at)
    correct_triage(complaint, About("deposit"), by=seat)
    assert not complaint.events.filter(kind="issue_corrected").exists()
    with acting(seat):
        assert measure(queries.verdicts(by=seat)).proposals == Share(1, 1)


def test_out_of_scope_leaves_the_issue_and_the_last_word_counts(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    _, seat = staff(at)
    correct_triage(complaint, About(""), by=seat)
    complaint.refresh_from_db()
    assert complaint.issue == "rate_increase"
    correct_triage(complaint, About("deposit"), by=seat)
    with acting(seat):
        assert [one.said for one in queries.verdicts(by=seat)] == ["deposit"]


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (About("no such issue"), "issue-unknown"),
        (About("deposit", ["deposit"]), "issue-twice"),
        (About("", ["deposit"]), "issue-outside"),
        (About("deposit", ["data_fee", "contract_exit", "onboarding", "privacy"]), "issues-many"),
    ],
)
def test_what_cannot_be_said_is_refused(at: Organisation, about: About, code: str) -> None:
    complaint = read(at, story=STORY)
    _, seat = staff(at)
    assert refused(complaint, about, seat) == code


def test_only_who_answers_the_complaint_says_what_it_is_about(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    _, seat = staff(at)
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    for actor in (replace(seat, rights=frozenset({"complaints.read"})), replace(seat, read_only=True), stranger):
        with pytest.raises(NotAllowed):
            correct_triage(complaint, About("deposit"), by=actor)
    with pytest.raises(NotAllowed):
        correct_triage(complaint, About("deposit"), by=Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk))
    assert not TriageCorrection.objects.exists()


def test_the_database_keeps_what_a_person_said(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    made = correct_triage(complaint, About("deposit"), by=staff(at)[1])
    made.issue = "contract_exit"
    with pytest.raises(DatabaseError), transaction.atomic():
        made.save()


def test_the_walls_hold_where_a_filter_is_forgotten(at: Organisation) -> None:
    complaint, seat, _ = filed(at, story=STORY)
    understand_complaint(complaint.pk, by=SYSTEM)
    desk = staff(at)[1]
    correct_triage(complaint, About("deposit"), by=desk)
    other = Department.objects.create(organisation=at, code="technical_support", name="技术支持部")
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn")[1]
    elsewhere = replace(desk, rights=frozenset({f"complaints.read@{other.pk}"}))
    seen = {"desk": desk, "complainant": seat, "stranger": stranger, "elsewhere": elsewhere}
    read_by, corrected_by = set(), set()
    for name, actor in seen.items():
        with acting(actor):
            read_by |= {name} if Understanding.objects.exists() else set()
            corrected_by |= {name} if TriageCorrection.objects.exists() else set()
    assert read_by == {"desk", "complainant"}
    assert corrected_by == {"desk"}


def test_erasing_takes_what_was_read_and_leaves_what_people_said(at: Organisation) -> None:
    complaint = read(at, story=STORY)
    correct_triage(complaint, About("contract_exit"), by=staff(at)[1])
    erase_file(complaint, at=this_moment())
    assert not Understanding.objects.filter(complaint=complaint).exists()
    kept = TriageCorrection.objects.get(complaint=complaint)
    assert (kept.proposed, kept.issue) == ("deposit", "contract_exit")


class TestLikeCases:
    def like(self, complaint: Complaint, seat: Actor) -> list[tuple[str, bool, bool]]:
        with acting(seat):
            known = queries.understanding(complaint, by=seat)
            found = queries.like_cases(complaint, known, by=seat)
        return [(one.complaint.number, one.same_agent, one.same_charge) for one in found]

    def test_the_same_agent_or_the_same_charge_of_another_person(self, at: Organisation) -> None:
        complaint, seat = read(at, story=STORY), staff(at)[1]
        agent = read(at, story="业务员叫王强，刷卡机一直坏的", phone="13900001111")
        charge = read(at, story="刷卡机押金299元不退", phone="13900001112")
        read(at, story="刷卡机押金199元不退", phone="13900001113")
        read(at, story=STORY)
        assert self.like(complaint, seat) == [(charge.number, False, True), (agent.number, True, False)]

    def test_those_of_another_department_or_house_are_not_shown(self, at: Organisation) -> None:
        complaint = read(at, story=STORY)
        other = Department.objects.create(organisation=at, code="technical_support", name="技术支持部")
        hidden = read(at, story=STORY, phone="13900001111")
        Complaint.objects.filter(pk=hidden.pk).update(department=other)
        read(organisation("云帆支付有限公司"), story=STORY, phone="13900001112")
        seat = replace(staff(at)[1], rights=frozenset({f"complaints.read@{complaint.department_id}"}))
        assert self.like(complaint, seat) == []
