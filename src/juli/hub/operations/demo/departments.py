"""The departments of the demo at work: people of one alone, who gets what by itself, and the rules of their house."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import User
from juli.hub.directory.actions import grant_role
from juli.hub.directory.models import Department, Membership, Organisation, Role
from juli.hub.directory.queries import staff_actor
from juli.hub.operations.demo.stories import FOLDER
from juli.hub.operations.sign_in import SignIn
from juli.hub.routing.actions import add_rule, set_intake, set_staffing
from juli.hub.routing.rules import Rule
from juli.triage import taxonomy


@dataclass(frozen=True, slots=True)
class Worker:
    """A person who has their role in one department alone; `level` of the house's ladder."""

    name: str
    email: str
    department: str
    role: str
    skills: Sequence[str] = ()
    level: int = 0


def workers() -> Sequence[Worker]:
    """All of them."""
    return [Worker(**row) for row in _told()["person"]]


def open_departments(hashed: str) -> None:
    """Seat the people, whose password is `hashed` already, and set the routing of their house."""
    told = _told()
    house = Organisation.objects.get(name=told["house"]["name"])
    departments = {one.code: one for one in house.departments.all()}
    for worker in workers():
        _seat(worker, house, departments[worker.department], hashed)
    head = staff_actor(User.objects.get(email=told["house"]["head"])) or SYSTEM
    for code in told["house"]["automatic"]:
        set_intake(departments[code], automatic=True, by=head)
    for row in told["rule"]:
        add_rule(house, Rule(**row), by=head)


def worker_sign_ins(secret: str) -> list[SignIn]:
    """What these people type to sign in."""
    known = taxonomy().departments
    return [
        SignIn(f"{one.name} · {known[one.department].name.text('zh')} · {one.role}", one.email, secret)
        for one in workers()
    ]


def _seat(worker: Worker, house: Organisation, department: Department, hashed: str) -> None:
    user = User.objects.create(email=worker.email, name=worker.name, password=hashed)
    seat = Membership.objects.create(user=user, organisation=house, department=department)
    role = Role.objects.get(organisation=house, name=worker.role)
    grant_role(seat, role, department=department, by=SYSTEM)
    set_staffing(seat, skills=worker.skills, level=worker.level, by=SYSTEM)


def _told() -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath("departments.toml").read_text(encoding="utf-8"))
