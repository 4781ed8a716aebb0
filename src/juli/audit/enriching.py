"""What the inference and the round sums add to the rows of the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from juli.audit.findings import Rule
from juli.audit.round_sums import Shown, round_sum_within, round_sums, shown_percents
from juli.audit.tariffs import Sale, Tariff, Tariffs
from juli.ledger.entries import Instrument

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Background:
    """All sales of the audit by position, the percents they show, and the tariff behind each."""

    sales: Mapping[int, Sale]
    shown: Shown
    tariff_at: Mapping[int, Tariff]

    def details(self, rule: Rule, row: Row) -> dict[str, object]:
        """What a line of `rule` tells beside its row: the round sum within, the tariff that explains it."""
        told: dict[str, object] = {}
        if (within := self._round_sum(rule, row)) is not None:
            told["round_sum_fen"] = within
        if row.get("cause") == "tariff-changed":
            tariff = self.tariff_at[row["position"]]
            told |= {"tariff": tariff.formula, "tariff_from": tariff.first}
        return told

    def _round_sum(self, rule: Rule, row: Row) -> int | None:
        """Of a hidden deduction it is the whole excess, where that is one."""
        if rule is Rule.HIDDEN_DEDUCTION:
            return row["excess_fen"] if row["excess_fen"] in round_sums() else None
        sale = self.sales.get(row["position"])
        judged = rule in (Rule.RATE_ABOVE_AGREED, Rule.NO_AGREED_RATE)
        return round_sum_within(sale, self.shown) if sale and judged else None


def background(sales: Iterable[Sale], tariffs: Tariffs) -> Background:
    """The background of an audit."""
    by_position = {sale.position: sale for sale in sales}
    tariff_at = {position: tariff for tariff in tariffs.tariffs for position in tariff.positions}
    return Background(by_position, shown_percents(by_position.values()), tariff_at)


def sales_of(rows: Iterable[Row]) -> list[Sale]:
    """The rows of `taken.sql` as sales."""
    return [
        Sale(
            position=row["position"],
            instrument=Instrument(row["instrument"]),
            day=row["day"],
            amount=row["amount_fen"],
            taken=row["taken_fen"],
            expected=row["expected_fen"],
        )
        for row in rows
    ]
