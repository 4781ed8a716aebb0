"""What the audit of a portfolio comes to: `juli.portfolio/1`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from juli.audit.findings import MONEY_OWED, Rule
from juli.money import Fen, yuan

SCHEMA = "juli.portfolio/1"


@dataclass(frozen=True, slots=True)
class Amount:
    """How many lines there are, and their excess in fen."""

    count: int
    excess: Fen


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not judged or not for certain: `kind`, whose, on which days (`until` is exclusive), how many entries.

    overlapping   more than one rate holds on these days; sales there are judged by no rate
    missing       no rate holds for sales on these days, though their instrument has rates
    contradictory the agreement says two things at once; the merchant is judged as one without an agreement
    no-agreement  the merchant has entries and no agreement; only what entries show by themselves is judged
    nameless      entries without a merchant number; only what they show by themselves is judged
    unreadable    rows that lack what an entry needs, or state sums nobody moves; they are not judged
    """

    kind: str
    merchant_no: str | None = None
    instrument: str | None = None
    first: date | None = None
    until: date | None = None
    entries: int | None = None

    def document(self) -> dict[str, Any]:
        """The problem as JSON; what is not known or open is null."""
        return {
            "kind": self.kind,
            "merchant_no": self.merchant_no,
            "instrument": self.instrument,
            "from": self.first and self.first.isoformat(),
            "until": self.until and self.until.isoformat(),
            "entries": self.entries,
        }


@dataclass(frozen=True, slots=True)
class PortfolioSummary:
    """The audit of many merchants in sums.

    `entries` are those judged; `counted_once` rows beside them stand wholly equal in another source.
    `problems` are the first of `problem_count`; all of them stand in `problems.parquet`. `by_agent` is empty
    where no agents are known. Unless `tariffs_inferred`, no line has the cause tariff-changed.
    """

    as_of: date
    entries: int
    merchants: int
    by_rule: Mapping[Rule, Amount]
    counted_once: int = 0
    by_charge_kind: Mapping[str, Amount] = field(default_factory=dict)
    by_agent: Mapping[str, Amount] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    tariffs_inferred: bool = False

    @property
    def overcharged(self) -> Fen:
        """What was taken too much: the excess of the rules on sales and charges."""
        return sum(each.excess for rule, each in self.by_rule.items() if rule not in MONEY_OWED)

    @property
    def owed(self) -> Fen:
        """What should have come back or arrived, and did not."""
        return sum(each.excess for rule, each in self.by_rule.items() if rule in MONEY_OWED)

    def document(self) -> dict[str, Any]:
        """The summary as `juli.portfolio/1`: amounts in yuan as texts, dates as YYYY-MM-DD."""
        return {
            "schema": SCHEMA,
            "as_of": self.as_of.isoformat(),
            "entries": self.entries,
            "merchants": self.merchants,
            "counted_once": self.counted_once,
            "by_rule": _amounts({rule.value: self.by_rule[rule] for rule in Rule if rule in self.by_rule}),
            "by_charge_kind": _amounts(self.by_charge_kind),
            "by_agent": _amounts(self.by_agent),
            "overcharged": yuan(self.overcharged),
            "owed": yuan(self.owed),
            "tariffs_inferred": self.tariffs_inferred,
            "problem_count": self.problem_count,
            "problems": [problem.document() for problem in self.problems],
        }


def _amounts(amounts: Mapping[str, Amount]) -> dict[str, Any]:
    return {name: {"count": each.count, "excess": yuan(each.excess)} for name, each in amounts.items()}
