"""Escalation to the compliance department of an institution that reads here: received at once, answered by papers."""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints import queries
from juli.hub.complaints.actions import (
    answer_demand,
    close_complaint,
    escalate_to_compliance,
    open_proceeding,
    withdraw_complaint,
)
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Clock, Complaint, Demand
from juli.hub.directory.models import Department, Organisation
from juli.hub.machines import NotPossible
from juli.hub.today import this_day
from juli.procedures import Nature
from juli.proceedings.demands import demands
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db

PAPER = NewFile("contract.txt", b"signed", "text/plain")


@dataclass
class Sides:
    """A complaint with the seats of both sides."""

    at: Organisation
    complaint: Complaint
    seat: Actor
    desk: Actor

    def demand(self, kind: str) -> Demand:
        return Demand.objects.get(proceeding__complaint=self.complaint, kind=kind)


@pytest.fixture
def sides() -> Sides:
    at = organisation()
    complaint, seat, _ = filed(at)
    return Sides(at, complaint, seat, staff(at)[1])


def test_it_is_received_the_same_day_and_a_target_runs(sides: Sides) -> None:
    row = escalate_to_compliance(sides.complaint, by=sides.seat)
    assert (row.procedure, row.filing, row.received_on, row.told) == (
        "provider_compliance",
        "received",
        this_day(),
        True,
    )
    clock = Clock.objects.get(proceeding=row, completed_at=None)
    assert (clock.nature, clock.starts_on) == (Nature.TARGET.value, this_day())
    assert [one.kind for one in row.demands.all()] == list(demands())


def test_the_desk_sees_it_with_its_demands(sides: Sides) -> None:
    escalate_to_compliance(sides.complaint, by=sides.seat)
    with acting(sides.desk):
        assert [one.procedure for one in queries.proceedings(sides.complaint, by=sides.desk)][1:] == [
            "provider_compliance"
        ]
        assert {one.state for one in queries.demands(sides.complaint, by=sides.desk)} == {"open"}
    stranger = staff(organisation("云帆支付有限公司"), "other@example.cn")[1]
    with acting(stranger):
        assert not queries.demands(sides.complaint, by=stranger).exists()


def test_the_compliance_department_answers_for_it(sides: Sides) -> None:
    service = Department.objects.create(organisation=sides.at, code="customer_service", name="客服部")
    Complaint.objects.filter(pk=sides.complaint.pk).update(department=service)
    escalate_to_compliance(sides.complaint, by=sides.seat)
    sides.complaint.refresh_from_db()
    assert sides.complaint.department is not None
    assert sides.complaint.department.code == "compliance_legal"


def test_once_more_changes_nothing(sides: Sides) -> None:
    first = escalate_to_compliance(sides.complaint, by=sides.seat)
    events = sides.complaint.events.count()
    assert escalate_to_compliance(sides.complaint, by=sides.seat) == first
    assert sides.complaint.events.count() == events


def test_one_that_was_only_opened_before_is_delivered(sides: Sides) -> None:
    opened = open_proceeding(sides.complaint, "provider_compliance", by=sides.seat)
    assert escalate_to_compliance(sides.complaint, by=sides.seat) == opened
    assert opened.demands.count() == len(demands())


def test_who_does_not_read_here_is_no_address(sides: Sides) -> None:
    complaint, seat, _ = filed()
    with pytest.raises(NotPossible, match="escalation-elsewhere"):
        escalate_to_compliance(complaint, by=seat)
    with pytest.raises(NotAllowed):
        escalate_to_compliance(sides.complaint, by=sides.desk)
    withdraw_complaint(sides.complaint, by=sides.seat)
    with pytest.raises(NotPossible, match="ladder-over"):
        escalate_to_compliance(sides.complaint, by=sides.seat)


def test_each_demand_is_answered_with_words_and_papers_until_none_is_open(sides: Sides) -> None:
    row = escalate_to_compliance(sides.complaint, by=sides.seat)
    with pytest.raises(NotPossible, match="demand-no-file"):
        answer_demand(sides.demand("contract_copy"), "handed_over", "Attached.", by=sides.desk)
    answer_demand(sides.demand("contract_copy"), "handed_over", "Attached.", files=[PAPER], by=sides.desk)
    for kind in list(demands())[1:]:
        assert Clock.objects.filter(proceeding=row, completed_at=None).exists()
        answer_demand(sides.demand(kind), "not_kept", "None was kept.", by=sides.desk)
    assert not Clock.objects.filter(proceeding=row, completed_at=None).exists()
    with acting(sides.seat):
        found = {one.kind: one for one in queries.demands(sides.complaint, by=sides.seat)}
        assert found["contract_copy"].message.text == "Attached."
        assert [file.name for file in found["contract_copy"].message.files.all()] == ["contract.txt"]
    answer_demand(sides.demand("signing_log"), "handed_over", "Found.", files=[PAPER], by=sides.desk)
    with pytest.raises(NotPossible, match="demand-handed_over"):
        answer_demand(sides.demand("contract_copy"), "refused", "No.", by=sides.desk)


def test_it_can_be_escalated_and_answered_after_the_institution_closed_it(sides: Sides) -> None:
    close_complaint(sides.complaint, reason="unfounded", text="No.", by=sides.desk)
    escalate_to_compliance(sides.complaint, by=sides.seat)
    answer_demand(sides.demand("fee_notices"), "refused", "A reason.", by=sides.desk)
    assert sides.demand("fee_notices").state == "refused"


def test_only_who_may_answer_answers(sides: Sides) -> None:
    escalate_to_compliance(sides.complaint, by=sides.seat)
    stranger = staff(organisation("云帆支付有限公司"), "other@example.cn")[1]
    for actor in (sides.seat, stranger):
        with pytest.raises(NotAllowed):
            answer_demand(sides.demand("fee_notices"), "refused", "A reason.", by=actor)


def test_the_database_keeps_the_steps(sides: Sides) -> None:
    escalate_to_compliance(sides.complaint, by=sides.seat)
    answer_demand(sides.demand("fee_notices"), "refused", "A reason.", by=sides.desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Demand.objects.filter(kind="fee_notices").update(state="not_kept")
