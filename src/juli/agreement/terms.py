"""What a merchant and a provider agreed: rates, charges, notices, promises, the deposit, the settlement."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from juli.ledger.entries import ChargeKind, Instrument
from juli.money import Fen

Section = Literal["rates", "charges", "deposit"]
"""A part of the agreement a person may not know; the rules that rest on it are then not judged."""

DEFAULT_TOLERANCE: Fen = 1


@dataclass(frozen=True, slots=True)
class Rate:
    """The fee of a sale: its percent part, held down by `cap`, plus `fixed`; all money in fen.

    `rate_e5` is the percent in hundred-thousandths: 0.60 % is 600. The rate holds from `valid_from`
    (its first day) until `valid_until` (exclusive), for amounts over `above` and not over `up_to`;
    None is open.
    """

    instruments: tuple[Instrument, ...]
    rate_e5: int
    cap: Fen | None = None
    fixed: Fen = 0
    valid_from: date | None = None
    valid_until: date | None = None
    above: Fen | None = None
    up_to: Fen | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """Money the provider may take outside a sale's fee; once only, where `every_months` is None.

    It may be taken from `first_after_days` calendar days after signing; with `notice`, only after one.
    """

    kind: ChargeKind
    amount: Fen
    every_months: int | None = None
    first_after_days: int = 0
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What the provider announced about a charge, or about the rates, as far as the merchant knows."""

    of: ChargeKind | Literal["rate"]
    given_on: date
    effective_on: date


@dataclass(frozen=True, slots=True)
class Promise:
    """Money the provider promised to give back by `due_on`; without a kind any payout counts."""

    amount: Fen
    made_on: date
    due_on: date
    kind: ChargeKind | None = None


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposit that comes back once sales of `turnover` fen are reached.

    They count from the day of the deposit charge through `within_days` calendar days later; the money is
    due `refund_within_days` calendar days after the turnover was reached.
    """

    amount: Fen
    turnover: Fen
    within_days: int
    refund_within_days: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """A sale's money arrives `working_days` working days after the sale: T+1 is 1."""

    working_days: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement. Differences up to `tolerance` fen a sale are ignored; `unknown` sections are not judged."""

    provider: str | None = None
    merchant_no: str | None = None
    signed_on: date | None = None
    tolerance: Fen = DEFAULT_TOLERANCE
    rates: tuple[Rate, ...] = ()
    charges: tuple[Charge, ...] = ()
    notices: tuple[Notice, ...] = ()
    promises: tuple[Promise, ...] = ()
    deposit: Deposit | None = None
    settlement: Settlement | None = None
    unknown: frozenset[Section] = field(default_factory=frozenset)
