"""The actor: who asks. Every action and every query takes one; without it nothing is read or written."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """From which seat someone acts."""

    VISITOR = "visitor"
    ACCOUNT = "account"
    COMPLAINANT = "complainant"
    DELEGATE = "delegate"
    STAFF = "staff"
    PARTNER = "partner"
    SUPERVISOR = "supervisor"
    OPERATOR = "operator"
    SYSTEM = "system"


COMPLAINANT_SIDE = (ActorKind.COMPLAINANT, ActorKind.DELEGATE)
"""Who speaks for the complainant: they themselves, and whom they have asked to."""
MEMBERS = (ActorKind.STAFF, ActorKind.PARTNER, ActorKind.SUPERVISOR)
"""Who acts as a member of an organisation."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and within what.

    A visitor may hold one draft. An account is a signed-in person outside any seat. A complainant has one
    complaint open (by number and passcode, or as one of an account's), or with `complaint_id` left out all that
    the account holds. A delegate has one complaint open through `access_id`. Members act for one organisation
    that the operator has activated. The operator runs the installation and sees an organisation's complaints in an
    emergency only, through `access_id`. The system runs clocks and jobs.

    `rights` hold for the whole organisation ("complaints.answer") or in one department ("complaints.answer@12").
    """

    kind: ActorKind
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    complaint_id: UUID | None = None
    draft_id: UUID | None = None
    access_id: UUID | None = None
    rights: frozenset[str] = frozenset()
    read_only: bool = False

    @property
    def reference(self) -> str:
        """What an event keeps of the actor: never a name, only a kind and an id.

        A delegate is known by the access they act through, which says who they are and for whom.
        """
        known_by = self.access_id if self.kind is ActorKind.DELEGATE else self.user_id
        return f"{self.kind}:{known_by}" if known_by else str(self.kind)

    @property
    def departments(self) -> frozenset[int] | None:
        """The departments whose complaints the actor may read; None for all of them."""
        if "complaints.read" in self.rights:
            return None
        read = (right.partition("@") for right in self.rights if right.startswith("complaints.read@"))
        return frozenset(int(department) for _, _, department in read)

    def may(self, right: str, *, department_id: int | None = None) -> bool:
        """Whether the actor holds a named right in a department, None: in the whole organisation.

        The system holds all.
        """
        return self.kind is ActorKind.SYSTEM or right in self.rights or f"{right}@{department_id}" in self.rights


SYSTEM = Actor(ActorKind.SYSTEM)


class NotAllowed(Exception):
    """The actor may not do this. Doors answer "not found", so that nothing is told of what exists."""


def require(actor: Actor, *kinds: ActorKind) -> None:
    """NotAllowed unless the actor sits in one of these seats."""
    if actor.kind not in kinds:
        raise NotAllowed


def require_right(actor: Actor, right: str, *, department_id: int | None = None) -> None:
    """NotAllowed unless the actor holds the right in the department (None: in the whole organisation)."""
    if not actor.may(right, department_id=department_id):
        raise NotAllowed


def user_of(actor: Actor) -> UUID:
    """The person behind a seat; NotAllowed where there is none."""
    if actor.user_id is None:
        raise NotAllowed
    return actor.user_id


def organisation_of(actor: Actor) -> UUID:
    """The organisation that is acted for; NotAllowed where there is none."""
    if actor.organisation_id is None:
        raise NotAllowed
    return actor.organisation_id
