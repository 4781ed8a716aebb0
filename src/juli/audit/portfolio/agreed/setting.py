"""By what a portfolio is judged: the agreements, the day, the calendar, the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.charging import Charging, charging
from juli.audit.portfolio.agreed.due import DueDays
from juli.audit.portfolio.agreed.terms import PortfolioTerms
from juli.audit.portfolio.arrays import Numbers
from juli.calendars import WorkingDays

AGREED = ("agreements", "rates", "deposits", "promises")
"""The relations of agreements that the rule files rest on."""


@dataclass(frozen=True)
class Setting:
    """The same for every part. `telling` are the sources of which a sale states when or what was settled."""

    terms: PortfolioTerms
    as_of: date
    calendar: WorkingDays
    rules: frozenset[Rule]
    telling: frozenset[str] = frozenset()

    @property
    def infers(self) -> bool:
        """Whether tariffs are inferred."""
        return Rule.RATE_CHANGED in self.rules

    @cached_property
    def tolerances(self) -> Numbers:
        """The tolerance of each agreement, in fen."""
        return _numbers(self.terms.tables["agreements"]["tolerance_fen"])

    @cached_property
    def working_days(self) -> Numbers:
        """After how many working days each agreement settles; -1 where it does not say."""
        return _numbers(self.terms.tables["agreements"]["settlement_working_days"])

    @cached_property
    def agreed(self) -> Mapping[str, pa.Table]:
        """The relations by party, its place among the agreements, in order of parties."""
        return {name: self._by_party(name) for name in AGREED}

    def _by_party(self, name: str) -> pa.Table:
        table = self.terms.tables[name]
        merchants = self.terms.tables["agreements"]["merchant_no"].combine_chunks()
        parties = pc.index_in(table["merchant_no"], value_set=merchants).cast(pa.int64())
        table = table.drop_columns(["merchant_no"]).append_column("party", parties)
        numbers = parties.to_numpy()
        in_order = bool((numbers[1:] >= numbers[:-1]).all())
        return table if in_order else table.sort_by([("party", "ascending")])

    @cached_property
    def charging(self) -> Charging:
        """What was agreed of charges, laid out for looking up."""
        return charging(self.terms)

    @cached_property
    def due_days(self) -> DueDays:
        """When sales are due to be settled."""
        return DueDays(self.calendar)

    @cached_property
    def deposits(self) -> Numbers:
        """The deposit of each agreement, in fen; -1 where none was agreed."""
        table, told = self.terms.tables["deposits"], np.full(len(self.tolerances), -1)
        places = pc.index_in(table["merchant_no"], value_set=self.terms.tables["agreements"]["merchant_no"])
        told[places.to_numpy()] = table["amount_fen"].to_numpy()
        return told


def _numbers(column: pa.ChunkedArray) -> Numbers:
    numbers: Numbers = pc.fill_null(column.cast(pa.int64()), -1).to_numpy()
    return numbers
