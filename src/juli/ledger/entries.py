"""The canonical ledger: what happened, one entry per row of a statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from juli.money import Fen
from juli.wording import Said


class Kind(StrEnum):
    """What an entry is. A charge is money the provider takes outside a sale's fee; a payout comes back."""

    SALE = "sale"
    REFUND = "refund"
    VOID = "void"
    CHARGE = "charge"
    PAYOUT = "payout"


class Instrument(StrEnum):
    """With what the customer paid."""

    DEBIT = "debit"
    CREDIT = "credit"
    PREPAID = "prepaid"
    FOREIGN = "foreign"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    UNIONPAY_QR = "unionpay_qr"
    UNKNOWN = "unknown"


class ChargeKind(StrEnum):
    """What a charge was taken for, or a payout given for."""

    DEPOSIT = "deposit"
    DATA_FEE = "data_fee"
    MEMBERSHIP = "membership"
    SERVICE_FEE = "service_fee"
    INSURANCE = "insurance"
    WITHDRAWAL = "withdrawal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a statement. Amounts in fen, times in Beijing local time, empty text is None.

    `line` is the 1-based physical line (or sheet row) in `source`. `fee` 0 is a value, None is "not shown".
    """

    source: str
    line: int
    occurred_at: datetime
    kind: Kind
    instrument: Instrument
    amount: Fen
    merchant_no: str | None = None
    terminal_no: str | None = None
    entry_id: str | None = None
    original_id: str | None = None
    fee: Fen | None = None
    settled: Fen | None = None
    settled_on: date | None = None
    fee_deferred: bool = False
    charge_kind: ChargeKind | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Money of a payment institution that reached the merchant's bank account, usually for many sales at once.

    It is no entry: the sales it settles stand on the provider's statement. `memo` is what the bank wrote.
    """

    source: str
    line: int
    arrived_at: datetime
    amount: Fen
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that could not be read: it is named, never dropped in silence. Line 0 is the file itself."""

    source: str
    line: int
    reason: Said


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says: its entries in order of line, and what could not be read or disagrees."""

    source: str
    format: str
    encoding: str | None
    entries: tuple[Entry, ...]
    unreadable: tuple[Unreadable, ...] = ()
    warnings: tuple[Said, ...] = ()
    arrivals: tuple[Arrival, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Several readings as one: overlapping exports counted once, in order of (source, line).

    `unsettled` are the places (source, line) of sales that state neither what was settled nor when, though
    a file they stand in does so for at least one sale. Each file is looked at as it was read, so that it tells
    the same whatever files are beside it. `accounts` are the sources that are bank accounts, `arrived` says where
    the money of a sale is seen in one of them.
    """

    entries: tuple[Entry, ...]
    unreadable: tuple[Unreadable, ...] = ()
    warnings: tuple[Said, ...] = ()
    unsettled: frozenset[tuple[str, int]] = frozenset()
    arrivals: tuple[Arrival, ...] = ()
    accounts: frozenset[str] = frozenset()
    arrived: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)

    def counts(self) -> Mapping[Kind, int]:
        """How many entries there are of each kind, zero included."""
        found = dict.fromkeys(Kind, 0)
        for entry in self.entries:
            found[entry.kind] += 1
        return found


class UnusableFile(ValueError):
    """A file of which nothing can be read; `reason` says why and what to do."""

    def __init__(self, source: str, reason: Said, line: int = 0) -> None:
        super().__init__(f"{source}:{line}: {reason.code}")
        self.source = source
        self.line = line
        self.reason = reason
