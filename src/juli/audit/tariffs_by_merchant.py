"""The tariffs of many merchants, a batch at a time: what a process is handed for it, and what it hands back.

Columns and plain rows, since they go from one process to another. Nothing heavy is loaded for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.agreement import Agreement
from juli.audit.changes import changed
from juli.audit.tariffs import Formula, Sale, Tariff, infer
from juli.ledger.entries import Instrument
from juli.money import Fen

Party = int | str

_INSTRUMENTS = {instrument.value: instrument for instrument in Instrument}


@dataclass(frozen=True, slots=True)
class Taken:
    """The sales of one merchant in order of time, column by column, and what was agreed; amounts in fen."""

    party: Party
    agreement: Agreement
    positions: Sequence[int]
    instruments: Sequence[str]
    days: Sequence[date]
    amounts: Sequence[Fen]
    taken: Sequence[Fen]
    expected: Sequence[Fen | None]

    def sales(self) -> Iterator[Sale]:
        """The sales, but for those of an instrument nobody knows."""
        rows = zip(self.positions, self.instruments, self.days, self.amounts, self.taken, self.expected, strict=True)
        for position, instrument, *rest in rows:
            if instrument in _INSTRUMENTS:
                yield Sale(position, _INSTRUMENTS[instrument], *rest)


@dataclass(frozen=True, slots=True)
class Inferred:
    """What was inferred of one merchant.

    `tariffs` in order of instrument and time; `explained` the positions of the sales over their agreed fee that a
    sure tariff explains; `changes` the first sale under each tariff that followed another, with what was taken.
    """

    party: Party
    tariffs: Sequence[Mapping[str, Any]]
    explained: Sequence[int]
    changes: Sequence[tuple[int, Fen]]


def infer_each(merchants: Iterable[Taken]) -> list[Inferred]:
    """What is inferred of each of some merchants."""
    return [_inferred(each) for each in merchants]


def _inferred(merchant: Taken) -> Inferred:
    sales = {sale.position: sale for sale in merchant.sales()}
    found = infer(sales.values(), merchant.agreement)
    tolerance = merchant.agreement.tolerance
    return Inferred(
        party=merchant.party,
        tariffs=[_told(tariff) for tariff in found.tariffs],
        explained=[place for place in found.explained if sales[place].is_above(tolerance)],
        changes=[(after.positions[0], sales[after.positions[0]].taken) for _, after in changed(found)],
    )


def _told(tariff: Tariff) -> Mapping[str, Any]:
    return {
        "instrument": tariff.instrument.value,
        "from": tariff.first,
        "to": tariff.last,
        **_formula(tariff.formula),
        "above_fen": tariff.above,
        "up_to_fen": tariff.up_to,
        "explains": len(tariff.positions),
        "of": tariff.of,
        "sure": tariff.sure,
        "rivals": [_formula(rival) for rival in tariff.rivals],
    }


def _formula(formula: Formula) -> Mapping[str, int | None]:
    return {"percent_e5": formula.rate_e5, "fixed_fen": formula.fixed, "cap_fen": formula.cap}
