"""Which entries of a row group the rule files need to look at: the others cannot be at fault.

A sale is let through where any rule on fees or settlements might hold on it, and so is whatever is no sale.
What is let through in vain costs time only: the rule files alone decide.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from juli.agreement.terms import DEFAULT_TOLERANCE
from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.due import NEVER_DUE
from juli.audit.portfolio.agreed.schedule import E5, FREE, NOTHING, Schedule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.arrays import A_DAY, FAR, FIRST_DAY, NEVER, SPAN, Mask, Numbers, Whole
from juli.audit.portfolio.entries.columns import CHARGE, PAYOUT, Arrays, Group
from juli.audit.portfolio.entries.partitions import Part
from juli.money import LARGEST_FEN

DENSE = 4
"""Days are laid out one by one while that takes no more than so many cells for each row."""

FEES = frozenset({Rule.RATE_ABOVE_AGREED, Rule.NO_AGREED_RATE})
SALE_RULES = frozenset({Rule.CHARGED_TWICE, Rule.HIDDEN_DEDUCTION, *FEES, Rule.NOT_SETTLED, Rule.SETTLED_LATE})
SETTLEMENTS = frozenset({Rule.NOT_SETTLED, Rule.SETTLED_LATE})

_NEEDED = frozenset({"merchant_no", "kind", "occurred_at", "amount_fen", "fee_fen", "settled_fen", "original_id"})


@dataclass
class Merchants:
    """The merchants of a part, numbered in order of appearance; `places` are theirs among the agreements."""

    part: Part
    setting: Setting
    numbers: dict[str | None, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    def number(self, merchant: str | None) -> int:
        """The number of a merchant of the part, below 0 for one of another."""
        if not self._belongs(merchant):
            return -1
        if merchant not in self.numbers:
            self.numbers[merchant] = len(self.numbers)
            self.places.append(self.setting.terms.merchants.get(merchant or "", -1))
        return self.numbers[merchant]

    def middle(self) -> str | None:
        """Of those seen so far the one before whom half of them are; None where they cannot be parted."""
        names = sorted(name for name in self.numbers if name is not None)
        return names[len(names) // 2] if len(names) > 1 else None

    def told(self, of_agreements: Numbers, of_strangers: int) -> Numbers:
        """A number of each merchant by its agreement, another for those without one."""
        told: Numbers = np.append(of_agreements, of_strangers)[np.array(self.places)]
        return told

    @property
    def parties(self) -> Numbers:
        """The party of each merchant for the rule files: its place among the agreements, or a number beyond them.
        Those without a number are one party."""
        beyond = len(self.setting.tolerances)
        strangers = np.array([number + beyond if name else -1 for name, number in self.numbers.items()], np.int64)
        places = np.array(self.places, np.int64)
        return np.where(places < 0, strangers, places)

    def _belongs(self, merchant: str | None) -> bool:
        if merchant is None:
            return self.part.nameless
        before = self.part.first is not None and merchant < self.part.first
        return not before and (self.part.until is None or merchant < self.part.until)


@dataclass
class Sieve:
    """Looks at the row groups of one part."""

    setting: Setting
    schedule: Schedule
    merchants: Merchants

    @property
    def columns(self) -> frozenset[str]:
        """The columns it reads."""
        rules = self.setting.rules
        return (
            _NEEDED
            | ({"instrument"} if rules & FEES else frozenset())
            | ({"settled_on", "source"} if rules & SETTLEMENTS else frozenset())
            | ({"charge_kind"} if Rule.DEPOSIT_NOT_RETURNED in rules else frozenset())
        )

    @cached_property
    def instrument(self) -> Callable[[str | None], int]:
        """The number of an instrument; one past the last for those without a rate."""
        numbers = {name: place for place, name in enumerate(self.schedule.instruments)}
        return lambda name: numbers.get(name or "", len(numbers))

    def chosen(self, group: Group) -> Mask:
        """The rows to look at: all of them where tariffs are inferred."""
        chosen = np.full(len(group.arrays), self.setting.infers)
        if self.setting.infers or not len(chosen):
            return chosen
        days = group.arrays.occurred // A_DAY - FIRST_DAY
        tolerance = self.merchants.told(self.setting.tolerances, DEFAULT_TOLERANCE)
        same = bool((tolerance == tolerance[0]).all())
        of_others = PAYOUT + 1 if self.setting.rules - SALE_RULES else CHARGE
        stretches = self._stretches(group, days) if self.setting.rules & FEES else None
        for place, rows in group.arrays.blocks():
            allowed = tolerance[0] if same else tolerance.take(rows.merchants)
            found = chosen[place]
            if Rule.HIDDEN_DEDUCTION in self.setting.rules:
                found |= rows.amounts - rows.fees - rows.settled > allowed
            if stretches:
                found |= self._above(rows, stretches(rows, days[place]), allowed)
        if self.setting.rules & SETTLEMENTS:
            chosen |= self._not_in_time(group, days)
        chosen[group.others] = group.kinds < of_others
        return chosen

    def _above(self, rows: Arrays, stretches: Numbers | Whole, allowed: Numbers) -> Mask:
        """Sales whose fee is above the agreed one, or of which no fee was agreed for certain."""
        above = self._too_high(stretches, rows.amounts, rows.fees)
        silent = np.flatnonzero(rows.fees == FAR)
        if len(silent):
            above[silent] = self._too_high(stretches[silent], rows.amounts[silent], _taken(rows, silent))
        if self.schedule.has_tiers:
            asked = np.flatnonzero(above & (self.schedule.count > 0).take(stretches))
            most = _taken(rows, asked) - (allowed if np.ndim(allowed) == 0 else allowed[asked])
            above[asked] = self._above_in_tiers(stretches[asked], rows.amounts[asked], most)
        return above

    def _too_high(self, stretches: Numbers | Whole, amounts: Numbers, taken: Numbers) -> Mask:
        """What is over the fee and tolerance of a stretch, as whole numbers without a division."""
        rates = self.schedule.one
        above: Mask = taken > rates["most"].take(stretches)
        excess = taken * E5
        excess -= rates["free"].take(stretches)
        expected = rates["rate_e5"].take(stretches)
        expected *= amounts
        above |= excess > expected
        return above

    def _above_in_tiers(self, stretches: Numbers | Whole, amounts: Numbers, most: Numbers) -> Mask:
        """The same for sales of stretches with rates by amount; `most` is the fee that would be in order."""
        first, count, rates = self.schedule.first[stretches], self.schedule.count[stretches], self.schedule.rates
        above = np.ones(len(stretches), bool)
        for tier in range(count.max(initial=0)):
            rate = np.minimum(first + tier, len(rates["cap"]) - 1)
            holds = (tier < count) & (amounts > rates["above"][rate]) & (amounts <= rates["up_to"][rate])
            percent_part = (amounts * rates["rate_e5"][rate] + 50_000) // 100_000
            expected = np.minimum(percent_part, rates["cap"][rate]) + rates["fixed"][rate]
            above[holds] = most[holds] > expected[holds]
        return above

    def _stretches(self, group: Group, days: Numbers) -> Callable[[Arrays, Numbers], Numbers | Whole]:
        """What tells of rows and their days in which stretch of the schedule they fall."""
        present = group.merchants
        places, instruments = np.array(self.merchants.places)[present], len(self.schedule.instruments)
        first, last = int(days.min()), int(days.max())
        width = last - first + 1
        if first < 0 or last >= SPAN or len(present) * (instruments + 1) * width > DENSE * len(days):
            return self._scattered
        cells = self.schedule.of_days(places, first, width)
        ranks = np.zeros(len(self.merchants.places), np.int64)
        ranks[present] = np.arange(len(present)) * (instruments + 1) * width - first

        def stretches(block: Arrays, days: Numbers) -> Numbers:
            place = ranks.take(block.merchants)
            place += block.instruments * np.int64(width)
            place += days
            return cells.take(place)

        return stretches

    def _scattered(self, rows: Arrays, days: Numbers) -> Whole:
        """The same, where days or merchants lie too far apart."""
        places, instruments = np.array(self.merchants.places).take(rows.merchants), len(self.schedule.instruments)
        within = (days >= 0) & (days < SPAN) & (rows.instruments < instruments)
        found = self.schedule.at((places * instruments + rows.instruments) * SPAN + days)
        found = np.where(within, found, np.int32(NOTHING))
        return np.where(places < 0, np.int32(FREE), found)

    def _not_in_time(self, group: Group, days: Numbers) -> Mask:
        """Sales that were settled late, and those that tell of no settlement where others of their source do."""
        working_days = self.merchants.told(self.setting.working_days, -1)
        if not (working_days >= 0).any():
            return np.zeros(len(days), bool)
        rows = group.arrays
        late = rows.settled_on > self._due(working_days, rows.merchants, days)
        silent = np.flatnonzero(rows.settled_on == NEVER)
        silent = silent[(rows.settled[silent] == FAR) & (working_days[rows.merchants[silent]] >= 0)]
        if len(silent):
            late[silent] = group.words("source", silent, lambda source: source in self.setting.telling) > 0
        return late

    def _due(self, working_days: Numbers, merchants: Whole, days: Numbers) -> Numbers | Whole:
        """The day on which each row is due to be settled."""
        agreed, rows = np.unique(working_days, return_inverse=True)
        first, last = int(days.min()), int(days.max())
        if first < 0 or last >= SPAN:
            return self._due_one_by_one(working_days.take(merchants), days)
        tables = [self.setting.due_days.table(int(each), first, last) for each in agreed]
        if len(tables) == 1:
            return tables[0].take(days)
        return np.stack([table[first : last + 1] for table in tables])[rows.take(merchants), days - first]

    def _due_one_by_one(self, working_days: Numbers, days: Numbers) -> Numbers:
        """The same, where some days are far away."""
        asked, rows = np.unique(np.stack([working_days, days]), axis=1, return_inverse=True)
        due = [NEVER_DUE if agreed < 0 else self.setting.due_days.on(agreed, day) for agreed, day in asked.T.tolist()]
        return np.array(due)[rows.reshape(-1)]


def _taken(rows: Arrays, places: Numbers) -> Numbers:
    """What was taken of some rows, as the rule files say; below any fee where nothing tells it."""
    fees, settled = rows.fees[places], rows.settled[places]
    unstated: Numbers = np.where(settled == FAR, -4 * LARGEST_FEN, rows.amounts[places] - settled)
    return np.where(fees == FAR, unstated, fees)
