"""What an audit finds: rules that hold, the lines they hold on, and what each line is worth in fen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from juli.agreement import Agreement
from juli.audit.tariffs import Sale, Tariffs
from juli.ledger.entries import ChargeKind, Entry, Instrument, Unreadable
from juli.money import Fen
from juli.wording import Said


class Rule(StrEnum):
    """The rules, in the order in which their findings are told."""

    CHARGED_TWICE = "charged-twice"
    RATE_ABOVE_AGREED = "rate-above-agreed"
    HIDDEN_DEDUCTION = "hidden-deduction"
    NO_AGREED_RATE = "no-agreed-rate"
    CHARGE_NOT_AGREED = "charge-not-agreed"
    CHARGE_TOO_EARLY = "charge-too-early"
    CHARGE_TOO_OFTEN = "charge-too-often"
    CHARGE_WITHOUT_NOTICE = "charge-without-notice"
    CHARGE_ABOVE_AGREED = "charge-above-agreed"
    DEPOSIT_NOT_RETURNED = "deposit-not-returned"
    NOT_SETTLED = "not-settled"
    SETTLED_LATE = "settled-late"
    AGREED_REFUND_MISSING = "agreed-refund-missing"
    MERCHANT_NUMBER_MISMATCH = "merchant-number-mismatch"
    RATE_CHANGED = "rate-changed"


MONEY_OWED = frozenset(
    {Rule.DEPOSIT_NOT_RETURNED, Rule.NOT_SETTLED, Rule.SETTLED_LATE, Rule.AGREED_REFUND_MISSING},
)
"""Rules whose excess the provider still owes; every other excess was taken too much."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a finding: the entry it is about, what was taken, what was expected, the excess; in fen.

    `day` is the date of the fact. A promise has no entry: source, line and occurred_at are None. `clause`
    is the place in the agreement the line rests on ("rate[0]"); `details` holds what only this rule knows.
    """

    source: str | None
    line: int | None
    day: date
    amount: Fen
    excess: Fen
    occurred_at: datetime | None = None
    entry_id: str | None = None
    instrument: Instrument | None = None
    taken: Fen | None = None
    expected: Fen | None = None
    cause: str | None = None
    charge_kind: ChargeKind | None = None
    days_late: int | None = None
    clause: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a finding holds: an article of a law, or a clause of the agreement (then `article` is empty)."""

    law: str | None = None
    article: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that holds, its lines in order of (source, line), and what it rests on."""

    rule: Rule
    lines: tuple[Line, ...]
    basis: tuple[Ground, ...]

    @property
    def excess(self) -> Fen:
        """The sum over the lines."""
        return sum(line.excess for line in self.lines)

    @property
    def first(self) -> date:
        """The earliest day of a line."""
        return min(line.day for line in self.lines)

    @property
    def last(self) -> date:
        """The latest day of a line."""
        return max(line.day for line in self.lines)


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What the audit read: entries by kind, the first and last day, what could not be read."""

    entries: int
    sales: int
    charges: int
    payouts: int
    refunds: int
    first: date | None
    last: date | None
    unreadable: tuple[Unreadable, ...]
    warnings: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The answer to "of the money that moved, what should not have?", as of one day.

    `sales` are those the fee rules judged, `charges` what was taken or paid back outside them; in order of time.
    """

    as_of: date
    agreement: Agreement | None
    read: ReadSummary
    findings: tuple[Finding, ...]
    tariffs: Tariffs
    sales: tuple[Sale, ...] = ()
    charges: tuple[Entry, ...] = ()

    @property
    def overcharged(self) -> Fen:
        """What was taken too much: the excess of the rules on sales and charges."""
        return sum(each.excess for each in self.findings if each.rule not in MONEY_OWED)

    @property
    def owed(self) -> Fen:
        """What should have come back or arrived, and did not."""
        return sum(each.excess for each in self.findings if each.rule in MONEY_OWED)

    @property
    def warnings(self) -> tuple[Said, ...]:
        """What the reader of this audit must know about its input."""
        return self.read.warnings


def line_of(entry: Entry, **facts: object) -> Line:
    """A line about one entry of the ledger; `facts` are the fields the rule adds."""
    told: dict[str, object] = {
        "source": entry.source,
        "line": entry.line,
        "day": entry.occurred_at.date(),
        "amount": entry.amount,
        "occurred_at": entry.occurred_at,
        "entry_id": entry.entry_id,
        "instrument": entry.instrument,
        "charge_kind": entry.charge_kind,
    }
    return Line(**{**told, **facts})  # type: ignore[arg-type]
