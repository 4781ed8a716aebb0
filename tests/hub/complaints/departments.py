"""A house with departments, each with a person who works there alone, and one who leads all of it."""

from dataclasses import dataclass

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import User
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Grant, Membership, Organisation, Role
from juli.hub.directory.queries import actor_at
from tests.hub.builders import filed, organisation, staff

NAMES = {"customer_service": "客户服务部", "technical_support": "技术支持部", "settlement_risk": "结算与风控部"}


@dataclass(frozen=True)
class Place:
    """A department with somebody who has a role in it and nowhere else."""

    department: Department
    seat: Membership
    actor: Actor


@dataclass(frozen=True)
class Divided:
    """A complaint with the compliance department of a house that has others."""

    house: Organisation
    complaint: Complaint
    complainant: Actor
    leader: Actor
    owner: Place
    service: Place
    technics: Place
    settlement: Place


def divided() -> Divided:
    house = organisation()
    made = [Department.objects.create(organisation=house, code=code, name=name) for code, name in NAMES.items()]
    owning = Department.objects.get(organisation=house, code="compliance_legal")
    owner, service, technics, settlement = (place(one) for one in (owning, *made))
    _, leader = staff(house, "lead@example.cn")
    complaint, complainant, _ = filed(house)
    return Divided(house, complaint, complainant, leader, owner, service, technics, settlement)


def place(department: Department, *, role: str = "经办人", name: str = "") -> Place:
    """Somebody with a role in one department."""
    house = department.organisation
    user = User.objects.create_user(f"{name or department.code}@example.cn", name=f"{department.name}的人")
    seat = Membership.objects.create(user=user, organisation=house, department=department)
    Grant.objects.create(membership=seat, role=Role.objects.get(organisation=house, name=role), department=department)
    return Place(department, seat, actor_at(seat))
