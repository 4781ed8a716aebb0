"""Small state machines: each a table of allowed transitions, enforced here and again by the database."""

from collections.abc import Mapping
from dataclasses import dataclass


class NotPossible(Exception):
    """The change does not fit the present state. `code` names the reason for the door that shows it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one thing and where each may lead."""

    name: str
    transitions: Mapping[str, tuple[str, ...]]

    @property
    def states(self) -> tuple[str, ...]:
        """All states, in the order of the table."""
        return tuple(self.transitions)

    def check(self, old: str, new: str) -> None:
        """Raise NotPossible when `old` does not lead to `new`."""
        if new not in self.transitions[old]:
            raise NotPossible(f"{self.name}-{old}")

    @property
    def pairs(self) -> str:
        """The table as the database's guard reads it: "filed>in_hand,filed>closed"."""
        return ",".join(f"{old}>{new}" for old, targets in self.transitions.items() for new in targets)


STAGE = Machine(
    "stage",
    {
        "filed": ("in_hand", "settled", "closed"),
        "in_hand": ("settled", "closed"),
        "settled": ("in_hand", "closed"),
        "closed": (),
    },
)
"""The complaint itself. `settled`: an offer was accepted and waits to be performed."""

FILING = Machine("filing", {"prepared": ("sent", "received"), "sent": ("received",), "received": ()})
"""How far a proceeding has reached the body it is meant for (design: prepared, sent, received)."""

EVIDENCE = Machine("evidence", {"stored": ("withdrawn", "erased"), "withdrawn": ("erased",), "erased": ()})
"""An evidence item. Withdrawn: no longer relied on, still kept; erased: the bytes are gone, the hash stays."""

OFFER = Machine(
    "offer", {"open": ("accepted", "rejected", "withdrawn"), "accepted": (), "rejected": (), "withdrawn": ()}
)
"""An offer of the respondent."""

OBLIGATION = Machine("obligation", {"due": ("paid",), "paid": ("confirmed", "due"), "confirmed": ()})
"""A promised payment: due, said to be paid by the debtor, confirmed by the creditor (or found missing)."""
