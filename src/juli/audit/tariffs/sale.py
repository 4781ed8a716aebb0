"""A sale as the inference sees it: what was sold, and what was taken for it."""

from dataclasses import dataclass
from datetime import date

from juli.ledger.entries import Instrument
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Sale:
    """One sale, amounts in fen. `expected` is the agreed fee, None where none is known.

    `position` is its place in the ledger of the audit.
    """

    position: int
    instrument: Instrument
    day: date
    amount: Fen
    taken: Fen
    expected: Fen | None = None

    def is_agreed(self, tolerance: Fen) -> bool:
        """Whether what was taken is the agreed fee, within `tolerance` fen."""
        return self.expected is not None and abs(self.taken - self.expected) <= tolerance

    def is_above(self, tolerance: Fen) -> bool:
        """Whether more than the agreed fee was taken, by more than `tolerance` fen."""
        return self.expected is not None and self.taken - self.expected > tolerance
