"""What the inference finds: tariffs by stretches of time, and what no formula explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from juli.audit.tariffs.formula import Formula
from juli.ledger.entries import Instrument
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Tariff:
    """The formula by which an instrument was charged from the day `first` through the day `last`.

    For amounts over `above` and not over `up_to` (None is open). It explains the sales at `positions`, out
    of the `of` that stand between the first and the last of them. `rivals` explain as many; a tariff that
    is not `sure` rests on one or two sales.
    """

    instrument: Instrument
    first: date
    last: date
    formula: Formula
    positions: tuple[int, ...]
    of: int
    above: Fen | None = None
    up_to: Fen | None = None
    sure: bool = True
    rivals: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Unexplained:
    """How many sales of an instrument neither a tariff nor the agreement explains, and when they stand."""

    instrument: Instrument
    first: date
    last: date
    lines: int


@dataclass(frozen=True, slots=True)
class Tariffs:
    """The tariffs, by instrument and in order of time, and what remains."""

    tariffs: tuple[Tariff, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()

    @property
    def explained(self) -> Sequence[int]:
        """The positions of the sales that a sure tariff explains."""
        return sorted(position for each in self.tariffs if each.sure for position in each.positions)
