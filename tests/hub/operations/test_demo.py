"""The demo: made through the real actions, agreeing with itself, and whole whenever it is loaded."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.models import AuditRecord, Claim, Clock, Complaint, Event
from juli.hub.complaints.queries import open_complaint, verify_chains
from juli.hub.directory.models import Organisation
from juli.hub.directory.queries import operator_actor, relations, staff_actor
from juli.hub.operations import demo
from juli.hub.operations.demo.time_machine import it_is
from juli.hub.redress.models import Obligation, Offer
from juli.money import parse_yuan

BEIJING = ZoneInfo("Asia/Shanghai")


class TestLoadedDemo(TestCase):
    """What the demo shows; loaded once for all of these."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.shown = demo.load()

    def test_shows_every_stage_of_the_work(self) -> None:
        assert set(Complaint.objects.values_list("stage", flat=True)) == {"filed", "in_hand", "settled", "closed"}
        assert set(Obligation.objects.values_list("state", flat=True)) == {"due", "paid", "confirmed"}
        assert Offer.objects.filter(state="open").count() == 1
        elsewhere = Complaint.objects.filter(respondent__activated_on=None)
        assert set(elsewhere.values_list("proceedings__filing", flat=True)) == {"prepared", "sent"}

    def test_something_is_due_today_and_something_overdue(self) -> None:
        running, today = Clock.objects.filter(completed_at=None), timezone.localdate()
        assert running.filter(nature="promise", due_on=today).exists()
        assert running.filter(nature="promise", due_on__lt=today).exists()
        assert running.filter(nature="target", due_on__lt=today).exists()
        assert running.filter(due_on__gt=today).exists()

    def test_every_chain_of_events_holds_and_lies_in_the_past(self) -> None:
        assert list(verify_chains()) == []
        assert not Event.objects.filter(at__gt=timezone.now()).exists()
        for complaint in Complaint.objects.prefetch_related("events"):
            times = [event.at for event in complaint.events.all()]
            assert times == sorted(times)
            assert complaint.number[:4] == f"{timezone.localtime(complaint.filed_at):%y%m}"

    def test_a_refund_asked_for_after_an_audit_is_what_the_audit_found(self) -> None:
        records = AuditRecord.objects.all()
        assert len(records) >= 4
        for record in records:
            found = parse_yuan(record.document["overcharged"]) + parse_yuan(record.document["owed"])
            asked = Claim.objects.get(complaint=record.complaint_id, kind="refund").amount_fen
            assert (record.document["read"]["unreadable"], asked) == ([], found)

    def test_every_sign_in_that_is_shown_opens_something(self) -> None:
        assert {one.opens for one in self.shown} == {"desk", "complaint"}
        for one in self.shown:
            if one.opens == "complaint":
                assert open_complaint(one.email, one.password) is not None
            else:
                assert self.client.login(email=one.email, password=one.password)

    def test_every_kind_of_seat_is_among_the_sign_ins(self) -> None:
        people = User.objects.filter(email__in=[one.email for one in self.shown])
        operators = people.filter(is_staff=True)
        assert operators.count() == 2, "a claim takes two people"
        assert {operator_actor(user).kind for user in operators} == {ActorKind.OPERATOR}
        seats = {staff_actor(user).kind for user in people.filter(is_staff=False)}
        assert seats == {ActorKind.STAFF, ActorKind.PARTNER, ActorKind.SUPERVISOR}

    def test_an_agent_belongs_to_a_provider(self) -> None:
        agent = Organisation.objects.get(kind="agent")
        assert [relation.other.short_name for relation in relations(agent, by=SYSTEM)] == ["澄湖支付"]
        assert agent.is_active
        assert not agent.departments.exists()

    def test_is_loaded_once(self) -> None:
        before = Complaint.objects.count()
        assert demo.load() == self.shown == demo.sign_ins()
        assert Complaint.objects.count() == before


@pytest.mark.django_db
def test_leaves_a_database_alone_that_holds_an_organisation() -> None:
    Organisation.objects.create(kind="bank", name="岭南银行")
    demo.load()
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("day", [(2026, 2, 24), (2028, 2, 29)], ids=["after the Spring Festival", "leap day"])
def test_can_be_loaded_on_any_day(day: tuple[int, int, int]) -> None:
    with time_machine.travel(datetime(*day, 3, 30, tzinfo=BEIJING), tick=False):
        demo.load()
        running, today = Clock.objects.filter(completed_at=None), timezone.localdate()
        assert running.filter(nature="target", due_on__lt=today).exists()
        assert running.filter(nature="promise", due_on=today).exists()
        assert not Event.objects.filter(at__gt=timezone.now()).exists()


def test_the_time_machine_brings_one_back() -> None:
    then = datetime(2026, 1, 9, 8, 0, tzinfo=BEIJING)
    with it_is(then):
        assert timezone.now() == then
    assert timezone.now() > then
