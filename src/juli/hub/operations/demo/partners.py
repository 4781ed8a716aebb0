"""The partners of the demo: an agent that belongs to one of its institutions, with a person who answers."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import User
from juli.hub.directory.actions import grant_role, open_desk, relate_organisations
from juli.hub.directory.models import Membership, Organisation, OrganisationKind, RelationKind, Role
from juli.hub.operations.demo.stories import FOLDER
from juli.hub.operations.sign_in import SignIn


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that is something to another, and its person."""

    name: str
    short_name: str
    kind: str
    relation: str
    of: str
    person: str
    email: str
    role: str


def partners() -> Sequence[Partner]:
    """All partners of the demo."""
    told: dict[str, Any] = tomllib.loads(FOLDER.joinpath("partners.toml").read_text(encoding="utf-8"))
    return [Partner(**row) for row in told["partner"]]


def open_partner(partner: Partner, opened_on: date, hashed: str) -> None:
    """Enter a partner with its relation and its person, whose password is `hashed` already."""
    made = open_desk(partner.name, kind=OrganisationKind(partner.kind), opened_on=opened_on, by=SYSTEM)
    made.short_name = partner.short_name
    made.save(update_fields=["short_name"])
    other = Organisation.objects.get(name=partner.of)
    relate_organisations(made, kind=RelationKind(partner.relation), other=other, since=opened_on, by=SYSTEM)
    user = User.objects.create(email=partner.email, name=partner.person, password=hashed)
    seat = Membership.objects.create(user=user, organisation=made)
    grant_role(seat, Role.objects.get(organisation=made, name=partner.role), by=SYSTEM)


def partner_sign_ins(secret: str) -> list[SignIn]:
    """What the people of the partners type to sign in."""
    return [SignIn(f"{one.person} · {one.short_name}", one.email, secret) for one in partners()]
