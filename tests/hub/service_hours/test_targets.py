"""A house's own targets begin and end with the waiting of the merchant, and never touch a day of the law."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from juli.calendars.hours import BEIJING
from juli.calendars.shifts import parse_shifts
from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.actions import (
    acknowledge_complaint,
    close_complaint,
    withdraw_complaint,
    write_message,
    write_note,
)
from juli.hub.complaints.actions.taking_in import Brought, take_in_complaints
from juli.hub.complaints.filing import Arrival
from juli.hub.complaints.models import NO_MOMENT, Complaint
from juli.hub.machines import NotPossible
from juli.hub.service_hours.actions import lift_service, set_service
from juli.hub.service_hours.counting import begin_targets
from juli.hub.service_hours.models import ServiceTarget, ServiceVersion
from juli.hub.service_hours.queries import own_service, service_for
from juli.hub.service_hours.service import Aim, Service, read_service, service_fields, shipped_service
from juli.procedures.working_hours import HoursTarget
from tests.hub.builders import REQUEST, filed, organisation, staff
from tests.hub.complaints.departments import divided

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 27, 17, 20, tzinfo=BEIJING)
SHIPPED = shipped_service()


def short(first: int = 60, *more: Aim) -> Service:
    return replace(SHIPPED, aims=(Aim("first", first), Aim("next", 30), *more))


def kinds(complaint: Complaint) -> list[tuple[str, bool]]:
    return [(one.kind, one.met_at is not None) for one in ServiceTarget.objects.filter(complaint=complaint)]


def counted(complaint: Complaint, at: datetime = FRIDAY) -> ServiceTarget:
    """The target of a complaint as if it began at that moment."""
    ServiceTarget.objects.filter(complaint=complaint).delete()
    begin_targets([(complaint, at)])
    return ServiceTarget.objects.get(complaint=complaint)


class TestBeginningAndEnd:
    def test_an_answer_ends_it_a_note_a_receipt_or_a_holding_word_does_not(self) -> None:
        house = organisation()
        _, desk = staff(house)
        complaint, merchant, _ = filed(house)
        assert kinds(complaint) == [("first", False)]
        acknowledge_complaint(complaint, by=desk)
        write_note(complaint, "已转技术。", by=desk)
        write_message(complaint, "正在核实。", by=desk, holding=True)
        assert kinds(complaint) == [("first", False)]
        write_message(complaint, "已经退回。", by=desk)
        assert kinds(complaint) == [("first", True)]
        write_message(complaint, "还没收到。", by=merchant)
        write_message(complaint, "到底什么时候？", by=merchant)
        assert kinds(complaint) == [("first", True), ("next", False)]
        close_complaint(complaint, reason="explained", text="已说明。", by=desk)
        assert kinds(complaint) == [("first", True), ("next", True)]

    def test_who_withdraws_waits_no_longer(self) -> None:
        complaint, merchant, _ = filed(organisation())
        withdraw_complaint(complaint, by=merchant)
        assert kinds(complaint) == [("first", True)]

    def test_what_is_undone_leaves_the_target_as_it_was(self) -> None:
        house = organisation()
        _, desk = staff(house)
        complaint, _, _ = filed(house)
        with transaction.atomic():
            write_message(complaint, "已经退回。", by=desk)
            transaction.set_rollback(True)
        assert kinds(complaint) == [("first", False)]

    def test_what_a_house_takes_in_is_counted_from_the_moment_it_arrived(self) -> None:
        house = organisation()
        _, desk = staff(house)
        arrived = [timezone.now() - timedelta(days=days) for days in (3, 1)]
        request = replace(REQUEST, organisation_id=house.pk, respondent_name=house.name)
        brought = [Brought(request, Arrival("phone", at)) for at in arrived]
        made = take_in_complaints(brought, by=replace(desk, rights=desk.rights | {"complaints.file"}))
        targets = [ServiceTarget.objects.get(complaint=one.taken.complaint) for one in made]
        assert [(one.kind, one.starts_at) for one in targets] == [("first", at) for at in arrived]

    def test_no_desk_or_no_aim_no_target(self) -> None:
        elsewhere, _, _ = filed(organisation("北桥支付有限公司", active=False))
        assert kinds(elsewhere) == []
        house = organisation()
        set_service(house, None, replace(SHIPPED, aims=()), by=SYSTEM)
        complaint, _, _ = filed(house)
        assert kinds(complaint) == []
        complaint.refresh_from_db()
        assert not complaint.has_aim

    def test_its_moment_stands_in_the_row_and_beside_the_days_of_the_law(self) -> None:
        house = organisation()
        _, desk = staff(house)
        complaint, _, _ = filed(house)
        complaint.refresh_from_db()
        days = complaint.due_on, complaint.bound_on
        assert complaint.aimed_at == ServiceTarget.objects.get(complaint=complaint).due_at
        ServiceTarget.objects.filter(complaint=complaint).update(due_at=FRIDAY + timedelta(days=400))
        complaint.refresh_from_db()
        assert complaint.aimed_at == FRIDAY + timedelta(days=400)
        assert (complaint.due_on, complaint.bound_on) == days
        write_message(complaint, "已经退回。", by=desk)
        complaint.refresh_from_db()
        assert complaint.aimed_at == NO_MOMENT


class TestByWhatItIsCounted:
    def test_it_keeps_its_reasons(self) -> None:
        complaint, _, _ = filed(organisation())
        target = counted(complaint)
        assert target.due_at == datetime(2026, 11, 30, 13, 50, tzinfo=BEIJING)
        told = HoursTarget.from_fields(target.fields).explanation.text("zh")
        assert told.startswith("自11月27日 17:20 起，只算上班时间，4 小时，跳过11月28日、29日周末")

    def test_an_issue_goes_before_all_and_a_department_before_the_house(self) -> None:
        one = divided()
        filed_here = one.complaint
        set_service(
            one.house, None, short(60, Aim("first", 10, filed_here.issue), Aim("first", 20, "deposit")), by=SYSTEM
        )
        assert counted(filed_here).fields["minutes"] == 10
        set_service(one.house, one.service.department, short(5), by=SYSTEM)
        assert counted(filed_here).fields["minutes"] == 10, "another department's hours are its own"
        assert filed_here.department is not None
        week = (*SHIPPED.hours.week[:5], parse_shifts("10-11"), ())
        version = set_service(
            one.house, filed_here.department, replace(short(40), hours=replace(SHIPPED.hours, week=week)), by=SYSTEM
        )
        target = counted(filed_here)
        assert (target.version, target.fields["minutes"]) == (version, 40)
        assert counted(filed_here, FRIDAY + timedelta(hours=1)).due_at == datetime(2026, 11, 28, 10, 40, tzinfo=BEIJING)
        lift_service(one.house, filed_here.department, by=SYSTEM)
        assert counted(filed_here).fields["minutes"] == 10
        lift_service(one.house, None, by=SYSTEM)
        assert counted(filed_here).version is None
        with pytest.raises(NotPossible, match="service-not-set"):
            lift_service(one.house, None, by=SYSTEM)

    def test_a_change_leaves_what_runs(self) -> None:
        house = organisation()
        complaint, _, _ = filed(house)
        before = ServiceTarget.objects.get(complaint=complaint).due_at
        set_service(house, None, short(1), by=SYSTEM)
        assert ServiceTarget.objects.get(complaint=complaint).due_at == before


class TestWhoMay:
    def test_only_who_manages_routing_sets_it_and_never_another_house_s(self) -> None:
        house = organisation()
        _, head = staff(house, "head@example.cn", role="管理员")
        _, clerk = staff(house, "clerk@example.cn", role="经办人")
        _, stranger = staff(organisation("云帆支付有限公司"), "x@example.cn", role="管理员")
        version = set_service(house, None, short(), by=head)
        assert (version.number, version.made_by_id) == (1, head.user_id)
        for one in (clerk, stranger):
            with pytest.raises(NotAllowed):
                set_service(house, None, short(), by=one)
        theirs = service_for(house.pk, None, by=stranger)
        assert theirs == SHIPPED, "a stranger reads nothing of it"
        assert own_service(house.pk, None, by=clerk) == replace(short(), version=version.pk)

    @pytest.mark.parametrize("aim", [Aim("first", 0), Aim("first", 10**6), Aim("third", 5), Aim("next", 5, "nothing")])
    def test_aims_that_mean_nothing_are_refused(self, aim: Aim) -> None:
        with pytest.raises(NotPossible, match="service-aims"):
            set_service(organisation(), None, replace(SHIPPED, aims=(aim,)), by=SYSTEM)

    def test_versions_are_kept_as_they_were(self) -> None:
        version = set_service(organisation(), None, short(), by=SYSTEM)
        assert read_service(version.fields or {}) == short()
        with pytest.raises(DatabaseError), transaction.atomic():
            ServiceVersion.objects.filter(pk=version.pk).update(number=9)

    def test_the_merchant_and_other_houses_see_no_target_even_in_the_database(self) -> None:
        house = organisation()
        _, desk = staff(house)
        _, stranger = staff(organisation("云帆支付有限公司"), "x@example.cn")
        complaint, merchant, _ = filed(house)

        def seen(actor: Actor) -> tuple[int, int]:
            with acting(actor):
                return rows(ServiceTarget, by=actor).count(), ServiceTarget.objects.count()

        assert seen(desk) == (1, 1)
        assert seen(merchant) == seen(stranger) == (0, 0)
        assert kinds(complaint) == [("first", False)]


def test_a_service_comes_back_from_its_fields() -> None:
    assert read_service(service_fields(SHIPPED)) == SHIPPED
    assert SHIPPED.minutes_for("first", "deposit") == 240
