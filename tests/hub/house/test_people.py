"""People and roles through the pages: invited, granted, lent, placed, let go; never without a head."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.models import User
from juli.hub.directory.actions.people import grant_role
from juli.hub.directory.models import Department, Grant, Invitation, Membership, Record, Role
from juli.hub.directory.queries import actor_at
from juli.hub.machines import NotPossible
from tests.hub.builders import organisation
from tests.hub.console.operating import HOSTILE
from tests.hub.house.seated import Seat, said

pytestmark = pytest.mark.django_db

HEADLESS = "Nobody would be left who can manage members and roles"


def role_of(seat: Seat, name: str) -> Role:
    return Role.objects.get(organisation=seat.at, name=name)


def kinds(seat: Seat) -> list[str]:
    return list(Record.objects.filter(organisation=seat.at).order_by("pk").values_list("kind", flat=True))


def test_a_person_is_invited_and_the_invitation_withdrawn(seat: Seat) -> None:
    department = seat.at.departments.get()
    told = {"name": "苏敏", "email": "SU@example.cn", "role": role_of(seat, "经办人").pk, "department": department.pk}
    assert seat.post("invite", **told).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.department_id) == ("su@example.cn", department.pk)
    assert ProcrastinateJob.objects.filter(task_name="juli.send_invitation").count() == 1
    assert "su@example.cn" in seat.page("members")
    assert "has an open invitation already" in said(seat.post("invite", **told))
    assert seat.post("withdraw", invitation.pk).status_code == 302
    assert "Nobody is invited at present" in seat.page("members")
    again = seat.browser.post(reverse("house:withdraw", args=[invitation.pk]), follow=True)
    assert "accepted or withdrawn already" in said(again)
    assert kinds(seat)[-2:] == ["invited", "invitation_withdrawn"]


def test_roles_of_another_house_cannot_be_given(seat: Seat) -> None:
    foreign = Role.objects.get(organisation=organisation("云帆支付有限公司"), name="管理员")
    told = {"name": "苏敏", "email": "su@example.cn", "role": foreign.pk}
    assert "Nothing is chosen yet" in said(seat.post("invite", **told))
    assert seat.post("grant", seat.membership.pk, role=foreign.pk).status_code == 200
    assert not Invitation.objects.exists()
    assert Grant.objects.filter(membership=seat.membership).count() == 1


def test_a_role_in_one_department_opens_its_complaints_alone(seat: Seat, colleague: Callable[[str], Seat]) -> None:
    other = colleague("只读")
    Grant.objects.filter(membership=other.membership).delete()
    department = seat.at.departments.get()
    seat.post("grant", other.membership.pk, role=role_of(seat, "经办人").pk, department=department.pk)
    actor = actor_at(other.membership)
    assert actor.departments == frozenset({department.pk})
    assert not actor.may("complaints.answer")
    assert actor.may("complaints.answer", department_id=department.pk)
    assert "合规与法务部" in seat.page("member", other.membership.pk)


def test_a_member_is_lent_with_an_end_and_a_reason(seat: Seat, colleague: Callable[[str], Seat]) -> None:
    other = colleague("只读")
    role, today = role_of(seat, "组长"), timezone.localdate()
    assert "is still empty" in said(seat.post("lend", other.membership.pk, role=role.pk, until=today, reason=""))
    past = today - timedelta(days=1)
    shown = said(seat.post("lend", other.membership.pk, role=role.pk, until=past, reason="双十一"))
    assert "Lending needs a last day that has not passed" in shown
    seat.post("lend", other.membership.pk, role=role.pk, until=today, reason="双十一")
    assert actor_at(other.membership).may("personal.unmask")
    assert "双十一" in seat.page("member", other.membership.pk)
    Grant.objects.filter(role=role).update(until=past)
    assert not actor_at(other.membership).may("personal.unmask")


def test_nobody_is_left_headless(seat: Seat) -> None:
    grant, administrator = Grant.objects.get(membership=seat.membership), role_of(seat, "管理员")
    revoked = seat.browser.post(reverse("house:revoke", args=[grant.pk]), follow=True)
    assert HEADLESS in said(revoked)
    assert HEADLESS in said(seat.post("leave", seat.membership.pk))
    assert HEADLESS in said(seat.post("role", administrator.pk, name="管理员", rights=["complaints.read"]))
    tomorrow = timezone.localdate() + timedelta(days=1)
    lent = seat.post("lend", seat.membership.pk, role=administrator.pk, until=tomorrow, reason="借出自己")
    assert HEADLESS in said(lent)
    assert actor_at(seat.membership).may("members.manage")
    assert Grant.objects.get(pk=grant.pk).until is None
    assert "left" not in kinds(seat)


def test_lending_what_was_held_for_good_needs_another_head(seat: Seat) -> None:
    until = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotPossible, match="nobody-left-to-manage"):
        grant_role(seat.membership, role_of(seat, "管理员"), until=until, reason="x", by=seat.actor)


def test_a_member_who_leaves_is_out_at_once(seat: Seat, colleague: Callable[[str], Seat]) -> None:
    other = colleague("管理员")
    assert other.get("members").status_code == 200
    assert seat.post("leave", other.membership.pk).status_code == 302
    assert other.get("members").status_code == 403
    assert not Grant.objects.filter(membership=other.membership).exists()
    assert "has left already" in said(seat.post("leave", other.membership.pk))
    assert "left" in seat.page("members")


def test_a_member_is_placed_in_a_department(seat: Seat) -> None:
    department = seat.at.departments.get()
    seat.post("place", seat.membership.pk, department=department.pk)
    assert seat.membership.department == department
    foreign = Department.objects.create(
        organisation=organisation("云帆支付有限公司"), code="customer_service", name="客服部"
    )
    assert seat.post("place", seat.membership.pk, department=foreign.pk).status_code == 200
    assert seat.membership.department == department
    seat.post("place", seat.membership.pk, department="")
    assert seat.membership.department is None


def test_roles_hold_only_what_may_be_given(seat: Seat) -> None:
    shown = seat.page("add-role")
    assert 'value="complaints.answer"' in shown
    assert 'value="emergency.open"' not in shown
    refused = seat.post("add-role", name="越权", rights=["emergency.open"])
    assert refused.status_code == 200
    seat.post("add-role", name="审核", rights=["complaints.read", "complaints.close"], second_factor="on")
    role = role_of(seat, "审核")
    assert (role.rights, role.second_factor) == (["complaints.close", "complaints.read"], True)
    assert "There is a role of this name already" in said(seat.post("add-role", name="审核", rights=[]))
    seat.post("role", role.pk, name="复核", rights=["complaints.read"])
    role.refresh_from_db()
    assert (role.name, role.rights, role.second_factor) == ("复核", ["complaints.read"], False)
    assert "Somebody holds this role" in said(seat.post("remove-role", role_of(seat, "管理员").pk))
    seat.post("remove-role", role.pk)
    assert not Role.objects.filter(pk=role.pk).exists()
    assert kinds(seat)[-3:] == ["role_added", "role_changed", "role_removed"]


def test_departments_are_added_renamed_and_removed(seat: Seat) -> None:
    seat.post("department", code="customer_service", name="客服部")
    seat.post("department", code="customer_service", name="客户服务部")
    assert [d.name for d in seat.at.departments.order_by("pk")] == ["合规与法务部", "客户服务部"]
    assert "Nothing is chosen yet" in said(seat.post("department", code="nonsense", name="x"))
    found = seat.at.departments.get(code="customer_service")
    assert "客户服务部" in seat.page("remove-department", found.pk)
    seat.post("remove-department", found.pk)
    assert not seat.at.departments.filter(pk=found.pk).exists()


def test_what_the_directory_says_is_changed(seat: Seat) -> None:
    seat.post("about", short_name="澄湖", hotline="400-000-0101", address="杭州", region="浙江")
    seat.at.refresh_from_db()
    assert (seat.at.region, seat.at.name) == ("浙江", "澄湖支付有限公司")
    assert kinds(seat)[-1] == "edited"


def test_what_people_typed_is_text_and_nothing_else(seat: Seat) -> None:
    seat.post("about", short_name=HOSTILE[:40], hotline=HOSTILE[:40], address=HOSTILE, region=HOSTILE[:60])
    seat.post("add-role", name=HOSTILE[:60], rights=["complaints.read"])
    seat.post("department", code="customer_service", name=HOSTILE[:60])
    seat.post("invite", name=HOSTILE[:60], email="su@example.cn", role=role_of(seat, "只读").pk)
    for name in ("home", "about", "departments", "members", "roles", "records", "invite"):
        raw = seat.get(name).content.decode()
        assert "<script>alert" not in raw, name
        assert "<img src=x" not in raw, name


def test_members_cost_the_same_number_of_queries_however_many(seat: Seat) -> None:
    def join(number: int) -> None:
        user = User.objects.create(email=f"{number}@example.cn", name=f"成员{number}")
        membership = Membership.objects.create(user=user, organisation=seat.at)
        Grant.objects.create(membership=membership, role=role_of(seat, "只读"))

    def costs() -> int:
        seat.page("members")
        with CaptureQueriesContext(connection) as asked:
            seat.page("members")
        return len(asked)

    join(0)
    few = costs()
    for number in range(1, 12):
        join(number)
    assert costs() == few
    assert "成员11" in seat.page("members")


def test_records_and_emergencies_are_told_to_the_house(seat: Seat) -> None:
    from tests.hub.builders import filed
    from tests.hub.console.operating import sit_down as operator

    complaint, _, _ = filed(seat.at)
    console = operator()
    console.post("begin-emergency", seat.at.pk, reason="值班人员联系不上，期限今天到期", hours=1)
    look = seat.at.emergencies.get()
    console.get("complaint", look.pk, complaint.number)
    shown = seat.page("emergencies")
    assert "关山" in shown
    assert "值班人员联系不上" in shown
    assert complaint.number in shown
    told = seat.page("records")
    assert "The operator looked at a complaint" in told
    assert complaint.number in told
    assert "the operator" in told
