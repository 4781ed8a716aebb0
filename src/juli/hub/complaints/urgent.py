"""How urgent the words of complaints read, and who hears, in the same transaction, that they were read.

The room `understanding` reads them, `service_hours` counts by it; without these nothing is known to be urgent.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint

Reader = Callable[[Collection[UUID]], Mapping[UUID, str]]
"""Gives the urgency, a code of the triage, of those complaints that were read."""
Listener = Callable[[Complaint, str], None]

_READERS: list[Reader] = []
_LISTENERS: list[Listener] = []


def read_by(reader: Reader) -> None:
    """Name who knows how urgent complaints are."""
    _READERS[:] = [reader]


def listen(listener: Listener) -> None:
    """Name who hears of it. The system does what follows."""
    _LISTENERS[:] = [listener]


def urgency_of(complaints: Collection[UUID]) -> Mapping[UUID, str]:
    """The urgency of those complaints that were read, by complaint."""
    if not complaints:
        return {}
    with acting(SYSTEM):
        return {one: level for reader in _READERS for one, level in reader(complaints).items()}


def urgency_read(complaint: Complaint, urgency: str) -> None:
    """The words of a complaint were read, and are so urgent."""
    with acting(SYSTEM):
        for listener in _LISTENERS:
            listener(complaint, urgency)
