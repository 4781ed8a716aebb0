"""People of an organisation: invited, given roles in a department or in all, lent, let go; looks past a wall."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import acknowledge_complaint, close_complaint
from juli.hub.complaints.queries import complaints
from juli.hub.directory.actions import (
    accept_invitation,
    add_role,
    change_role,
    end_emergency,
    grant_role,
    invite_person,
    let_leave,
    open_emergency,
    remove_role,
    revoke_grant,
    withdraw_invitation,
)
from juli.hub.directory.models import Department, Grant, Membership, Organisation, Record, Role
from juli.hub.directory.queries import actor_at, emergency_actor, second_factor_demanded
from juli.hub.machines import NotPossible
from tests.hub.builders import filed, organisation, seated
from tests.hub.world import operator

pytestmark = pytest.mark.django_db
VISITOR = Actor(ActorKind.VISITOR)


@pytest.fixture
def at() -> Organisation:
    return organisation()


@pytest.fixture
def administrator(at: Organisation) -> Actor:
    return actor_at(seated(at, "admin@example.cn"))


def role(at: Organisation, name: str = "经办人") -> Role:
    return Role.objects.get(organisation=at, name=name)


def secret_of_the_mail() -> str:
    """The secret of the link in the mail that waits to be sent."""
    arguments: dict[str, Any] = ProcrastinateJob.objects.filter(task_name="juli.send_invitation").latest("id").args
    return str(arguments["secret"])


class TestAnInvitation:
    def test_gives_a_seat_with_its_role(self, at: Organisation, administrator: Actor) -> None:
        invite_person(at, email="New@Example.cn", name="新人", role=role(at), by=administrator)
        user = accept_invitation(secret_of_the_mail(), now=timezone.now(), by=VISITOR)
        assert (user.email, user.name, user.has_usable_password()) == ("new@example.cn", "新人", False)
        assert actor_at(user.memberships.get()).may("complaints.answer")

    def test_works_once(self, at: Organisation, administrator: Actor) -> None:
        invite_person(at, email="new@example.cn", name="新人", role=role(at), by=administrator)
        secret = secret_of_the_mail()
        accept_invitation(secret, now=timezone.now(), by=VISITOR)
        with pytest.raises(NotAllowed):
            accept_invitation(secret, now=timezone.now(), by=VISITOR)

    def test_is_over_after_a_week_or_when_taken_back(self, at: Organisation, administrator: Actor) -> None:
        made = invite_person(at, email="new@example.cn", name="新人", role=role(at), by=administrator)
        secret = secret_of_the_mail()
        with pytest.raises(NotAllowed):
            accept_invitation(secret, now=timezone.now() + timedelta(days=7), by=VISITOR)
        withdraw_invitation(made, by=administrator)
        with pytest.raises(NotAllowed):
            accept_invitation(secret, now=timezone.now(), by=VISITOR)
        assert not User.objects.filter(email="new@example.cn").exists()

    def test_is_not_taken_by_whoever_reads_another_s_mail(self, at: Organisation, administrator: Actor) -> None:
        known = User.objects.create_user("known@example.cn", "long enough for a test")
        invite_person(at, email="known@example.cn", name="熟人", role=role(at), by=administrator)
        secret = secret_of_the_mail()
        with pytest.raises(NotPossible, match="sign-in-first"):
            accept_invitation(secret, now=timezone.now(), by=VISITOR)
        accept_invitation(secret, now=timezone.now(), by=Actor(ActorKind.ACCOUNT, user_id=known.pk))
        assert known.memberships.filter(organisation=at).exists()

    def test_is_not_stored_with_its_secret(self, at: Organisation, administrator: Actor) -> None:
        made = invite_person(at, email="new@example.cn", name="新人", role=role(at), by=administrator)
        assert secret_of_the_mail() not in str(vars(made))

    def test_is_given_by_who_may_and_to_one_s_own_house(self, at: Organisation, administrator: Actor) -> None:
        handler = actor_at(seated(at, "su@example.cn", role="经办人"))
        elsewhere = organisation("云帆支付有限公司")
        with pytest.raises(NotAllowed):
            invite_person(at, email="a@example.cn", name="a", role=role(at), by=handler)
        with pytest.raises(NotAllowed):
            invite_person(elsewhere, email="a@example.cn", name="a", role=role(elsewhere), by=administrator)
        with pytest.raises(NotAllowed):
            invite_person(at, email="a@example.cn", name="a", role=role(elsewhere), by=administrator)


class TestRoles:
    def test_hold_within_what_may_be_given(self, at: Organisation, administrator: Actor) -> None:
        made = add_role(
            at,
            name="审计",
            rights=["complaints.read", "organisations.activate", "requests.answer"],
            second_factor=True,
            by=administrator,
        )
        assert made.rights == ["complaints.read"]

    def test_change_for_all_who_hold_them(self, at: Organisation, administrator: Actor) -> None:
        seat = seated(at, "su@example.cn", role="经办人")
        complaint, _, _ = filed(at)
        change_role(role(at), name="经办人", rights=["complaints.read"], second_factor=False, by=administrator)
        with pytest.raises(NotAllowed):
            acknowledge_complaint(complaint, by=actor_at(seat))

    def test_leave_somebody_who_manages(self, at: Organisation, administrator: Actor) -> None:
        head = role(at, "管理员")
        with pytest.raises(NotPossible, match="nobody-left"):
            change_role(head, name="管理员", rights=["complaints.read"], second_factor=True, by=administrator)
        seat = Membership.objects.get(user_id=administrator.user_id)
        with pytest.raises(NotPossible, match="nobody-left"):
            let_leave(seat, by=administrator)
        with pytest.raises(NotPossible, match="nobody-left"):
            revoke_grant(seat.grants.get(), by=administrator)
        assert actor_at(seat).may("members.manage")

    def test_in_use_are_not_removed(self, at: Organisation, administrator: Actor) -> None:
        with pytest.raises(NotPossible, match="role-in-use"):
            remove_role(role(at, "管理员"), by=administrator)
        remove_role(role(at, "只读"), by=administrator)
        assert not Role.objects.filter(organisation=at, name="只读").exists()

    def test_of_another_house_are_out_of_reach(self, at: Organisation, administrator: Actor) -> None:
        foreign = role(organisation("云帆支付有限公司"))
        with pytest.raises(NotAllowed):
            change_role(foreign, name="x", rights=[], second_factor=False, by=administrator)

    def test_demand_a_second_factor_of_whoever_holds_them(self, at: Organisation) -> None:
        head, reader = seated(at, "admin@example.cn"), seated(at, "su@example.cn", role="只读")
        assert second_factor_demanded(head.user)
        assert not second_factor_demanded(reader.user)
        assert second_factor_demanded(operator("op@juli.example")[0])


class TestDepartments:
    @pytest.fixture
    def technical(self, at: Organisation) -> Department:
        return Department.objects.create(organisation=at, code="technical_support", name="技术支持部")

    def test_a_right_holds_where_it_was_given(
        self, at: Organisation, administrator: Actor, technical: Department
    ) -> None:
        """The complaint lies with compliance: its handler acts, the reader reads, technical support sees nothing."""
        compliance = Department.objects.get(organisation=at, code="compliance_legal")
        complaint, _, _ = filed(at)
        assert complaint.department == compliance
        seat = Membership.objects.create(user=User.objects.create_user("su@example.cn"), organisation=at)
        grant_role(seat, role(at), department=technical, by=administrator)
        assert complaints(by=actor_at(seat)).count() == 0
        grant_role(seat, role(at, "只读"), department=compliance, by=administrator)
        assert complaints(by=actor_at(seat)).count() == 1
        with pytest.raises(NotAllowed):
            acknowledge_complaint(complaint, by=actor_at(seat))
        grant_role(seat, role(at), department=compliance, by=administrator)
        acknowledge_complaint(complaint, by=actor_at(seat))

    def test_lending_ends_by_itself(self, at: Organisation, administrator: Actor, technical: Department) -> None:
        seat = seated(at, "su@example.cn", role="经办人")
        Grant.objects.filter(membership=seat).update(department=technical)
        filed(at)
        compliance = Department.objects.get(organisation=at, code="compliance_legal")
        today = timezone.localdate()
        with pytest.raises(NotPossible, match="lending-incomplete"):
            grant_role(seat, role(at), department=compliance, until=today, by=administrator)
        lent = grant_role(seat, role(at), department=compliance, until=today, reason="支援旺季", by=administrator)
        assert complaints(by=actor_at(seat)).count() == 1
        Grant.objects.filter(pk=lent.pk).update(until=today - timedelta(days=1))
        assert complaints(by=actor_at(seat)).count() == 0

    def test_who_left_has_no_seat_and_comes_back_with_nothing(self, at: Organisation, administrator: Actor) -> None:
        seat = seated(at, "su@example.cn", role="经办人")
        let_leave(seat, by=administrator)
        seat.refresh_from_db()
        assert seat.left_on == timezone.localdate()
        assert not actor_at(seat).rights

    def test_each_right_guards_its_act(self, at: Organisation) -> None:
        complaint, _, _ = filed(at)
        reader = actor_at(seated(at, "reader@example.cn", role="只读"))
        for act in (
            lambda: acknowledge_complaint(complaint, by=reader),
            lambda: close_complaint(complaint, reason="resolved", text="x", by=reader),
        ):
            with pytest.raises(NotAllowed):
                act()


class TestAnEmergency:
    def test_is_read_only_told_and_over_in_time(self, at: Organisation, administrator: Actor) -> None:
        complaint, _, _ = filed(at)
        _, seat = operator("op@juli.example")
        opened = open_emergency(at, reason="法院要求核对记录", hours=2, by=seat)
        actor = emergency_actor(opened.pk, by=seat)
        assert actor is not None
        assert [found.pk for found in complaints(by=actor)] == [complaint.pk]
        with pytest.raises(NotAllowed):
            acknowledge_complaint(complaint, by=actor)
        job = ProcrastinateJob.objects.get(task_name="juli.tell_administrators")
        assert job.args == {"organisation_id": str(at.pk), "template": "emergency_opened"}
        assert Record.objects.filter(organisation=at, kind="emergency_opened").exists()
        end_emergency(opened, by=seat)
        assert emergency_actor(opened.pk, by=seat) is None

    def test_belongs_to_who_opened_it(self, at: Organisation) -> None:
        opened = open_emergency(at, reason="法院要求核对记录", hours=2, by=operator("op@juli.example")[1])
        assert emergency_actor(opened.pk, by=operator("op2@juli.example")[1]) is None

    def test_needs_a_reason_and_is_short(self, at: Organisation) -> None:
        _, seat = operator("op@juli.example")
        with pytest.raises(NotPossible, match="reason-short"):
            open_emergency(at, reason="看看", hours=2, by=seat)
        with pytest.raises(NotPossible, match="too-long"):
            open_emergency(at, reason="法院要求核对记录", hours=9, by=seat)
