"""Rights as data: what there is, from which seat it can be used, and the roles an organisation starts with."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

from juli.hub.accounts.actors import ActorKind
from juli.hub.directory.models import Organisation, OrganisationKind

SEATS: Mapping[str, ActorKind] = {
    OrganisationKind.PAYMENT_INSTITUTION: ActorKind.STAFF,
    OrganisationKind.BANK: ActorKind.STAFF,
    OrganisationKind.AGENT: ActorKind.PARTNER,
    OrganisationKind.MANUFACTURER: ActorKind.PARTNER,
    OrganisationKind.SELLER: ActorKind.PARTNER,
    OrganisationKind.SERVICE_COMPANY: ActorKind.PARTNER,
    OrganisationKind.REGULATOR: ActorKind.SUPERVISOR,
    OrganisationKind.ASSOCIATION: ActorKind.SUPERVISOR,
    OrganisationKind.CONSUMER_ASSOCIATION: ActorKind.SUPERVISOR,
    OrganisationKind.INSPECTOR: ActorKind.SUPERVISOR,
    OrganisationKind.MEDIATOR: ActorKind.SUPERVISOR,
}
"""From which seat the members of an organisation act, by its kind."""


@dataclass(frozen=True, slots=True)
class Right:
    """Something a person may do; `seats` from which it can be done."""

    code: str
    seats: tuple[str, ...]
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class InitialRole:
    """A role that an organisation of a seat starts with."""

    seat: str
    zh: str
    en: str
    rights: tuple[str, ...]
    second_factor: bool = False


def seat_kind(organisation: Organisation) -> ActorKind:
    """From which seat the organisation's members act."""
    return SEATS[organisation.kind]


@cache
def rights() -> Mapping[str, Right]:
    """All rights by their code, in the order they are shown."""
    return {row["code"]: Right(**{**row, "seats": tuple(row["seats"])}) for row in _data()["right"]}


def rights_of_seat(seat: ActorKind) -> frozenset[str]:
    """The rights that can be used from a seat."""
    return frozenset(code for code, right in rights().items() if seat in right.seats)


def grantable(organisation: Organisation) -> frozenset[str]:
    """The rights that the organisation's administrator may give: its seat's, without those the operator withholds."""
    return rights_of_seat(seat_kind(organisation)) - frozenset(organisation.withheld_rights)


def in_order(codes: Collection[str]) -> list[Right]:
    """The rights named, in the order they are shown."""
    return [right for code, right in rights().items() if code in codes]


@cache
def initial_roles(seat: ActorKind) -> tuple[InitialRole, ...]:
    """The roles an organisation of this seat starts with, the administrator's first."""
    rows = (row for row in _data()["role"] if row["seat"] == seat)
    return tuple(InitialRole(**{**row, "rights": tuple(row["rights"])}) for row in rows)


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("juli.hub.directory").joinpath("rights.toml").read_text(encoding="utf-8"))
