"""The canonical columns and how one row of them becomes an entry, whatever file it came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from juli.ledger.cells import (
    Cells,
    amount_in_yuan,
    flag,
    not_negative,
    one_of,
    positive,
    strict_day,
    strict_moment,
)
from juli.ledger.entries import ChargeKind, Entry, Instrument, Kind, Unreadable
from juli.ledger.speech import joined, say
from juli.money import Fen

REQUIRED = ("occurred_at", "kind", "instrument", "amount")
COLUMNS = (
    "merchant_no",
    "terminal_no",
    "entry_id",
    "original_id",
    "occurred_at",
    "kind",
    "instrument",
    "amount",
    "fee",
    "settled",
    "settled_on",
    "fee_deferred",
    "charge_kind",
    "memo",
)
"""All columns of the canonical ledger but `source` and `line`, in their order."""

COLUMN_NAMES: Mapping[str, object] = {column: say(f"column-{column}") for column in COLUMNS}

_KIND = one_of(Kind)
_INSTRUMENT = one_of(Instrument)
_CHARGE_KIND = one_of(ChargeKind)
_MONEY_BACK_AND_FORTH = (Kind.CHARGE, Kind.PAYOUT)


@dataclass(frozen=True, slots=True)
class Readers:
    """How cells of one carrier are read: text of a CSV file, typed values of a Parquet file, typing of a person."""

    moment: Callable[[Any], datetime] = strict_moment
    day: Callable[[Any], date] = strict_day
    amount: Callable[[Any], Fen] = amount_in_yuan
    flag: Callable[[Any], bool] = flag
    word: Callable[[Any], str] = str
    kind: Callable[[str], Kind] = _KIND

    def positive_amount(self, value: Any) -> Fen:
        return positive(self.amount(value))

    def fee(self, value: Any) -> Fen:
        return not_negative(self.amount(value))


def read_entry(cells: Cells, source: str, line: int, readers: Readers) -> Entry | Unreadable:
    """One row as an entry, or every reason why it is none.

    A charge or payout without a charge kind is of kind `other`.
    """
    occurred_at = cells.require("occurred_at", readers.moment)
    kind = cells.require("kind", lambda value: readers.kind(readers.word(value)))
    instrument = cells.require("instrument", lambda value: _INSTRUMENT(readers.word(value)))
    amount = cells.require("amount", readers.positive_amount)
    charge_kind = cells.read("charge_kind", lambda value: _CHARGE_KIND(readers.word(value)))
    if charge_kind is None and kind in _MONEY_BACK_AND_FORTH:
        charge_kind = ChargeKind.OTHER
    rest: dict[str, Any] = {
        "fee": cells.read("fee", readers.fee),
        "settled": cells.read("settled", readers.amount),
        "settled_on": cells.read("settled_on", readers.day),
        "fee_deferred": cells.read("fee_deferred", readers.flag) or False,
        "charge_kind": charge_kind,
    }
    for column in ("merchant_no", "terminal_no", "entry_id", "original_id", "memo"):
        rest[column] = cells.read(column, readers.word)
    if cells.problems or occurred_at is None or kind is None or instrument is None or amount is None:
        return Unreadable(source, line, joined(cells.problems))
    return Entry(source, line, occurred_at, kind, instrument, amount, **rest)
