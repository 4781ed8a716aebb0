"""The actor: who asks. Every action and every query takes one; without it nothing is read or written."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """From which seat someone acts."""

    VISITOR = "visitor"
    COMPLAINANT = "complainant"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and within what.

    A visitor may hold one draft; a complainant one complaint (opened by number and passcode); staff belong
    to one organisation that the operator has activated; the system runs clocks and jobs.
    """

    kind: ActorKind
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    complaint_id: UUID | None = None
    draft_id: UUID | None = None

    @property
    def reference(self) -> str:
        """What an event keeps of the actor: never a name, only a kind and an id."""
        return f"{self.kind}:{self.user_id}" if self.user_id else str(self.kind)


SYSTEM = Actor(ActorKind.SYSTEM)


def user_of(actor: Actor) -> UUID:
    """The person behind a seat; NotAllowed where there is none."""
    if actor.user_id is None:
        raise NotAllowed
    return actor.user_id


class NotAllowed(Exception):
    """The actor may not do this. Doors answer "not found", so that nothing is told of what exists."""
