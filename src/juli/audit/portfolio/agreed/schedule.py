"""The agreed rates laid out for looking up: one number names merchant, instrument and day.

Along these numbers rates begin and end. What holds for a sale is what began last at or before its number.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.agreed.terms import PortfolioTerms
from juli.audit.portfolio.arrays import FAR, FIRST_DAY, NONE, SPAN, Mask, Numbers, Whole

E5 = 100_000
"""A rate is in hundred-thousandths."""

NOTHING, FREE = 0, 1
"""Two stretches that always stand first: no rate holds; nothing can be said of a fee."""


@dataclass(frozen=True)
class Schedule:
    """Stretches of time with the same rates: from `starts` on the stretch `stretches` holds.

    Of each stretch `first` and `count` name its rates. The arrays in `one` tell of a stretch with one rate for all
    amounts which fee is too high: over `most`, or if 100,000 times the fee, less `free`, is over the amount times
    `rate_e5`. Any other has `most` so low that a sale is always looked at.
    """

    instruments: tuple[str, ...]
    starts: Numbers
    stretches: Whole
    first: Whole
    count: Whole
    rates: dict[str, Numbers]
    one: dict[str, Numbers]

    @cached_property
    def has_tiers(self) -> bool:
        """Whether any stretch has more than one rate, or one for some amounts only."""
        return bool(np.any((self.one["most"] == NONE)[FREE + 1 :]))

    @cached_property
    def _after(self) -> Whole:
        """The stretch that holds once so many have begun."""
        return np.concatenate([np.full(1, NOTHING, np.int32), self.stretches])

    def of_days(self, places: Numbers, first_day: int, days: int) -> Numbers:
        """The stretch of each day for merchants at `places`: of merchants x instruments x days, one past the last
        instrument for those without a rate. A place below 0 is a merchant without an agreement."""
        lines, width = len(self.instruments) + 1, len(self.instruments) * SPAN
        begin = np.searchsorted(self.starts, places * width)
        lengths = np.searchsorted(self.starts, (places + 1) * width) - begin
        which = np.repeat(begin - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        row = np.repeat(np.arange(len(places)), lengths)
        instrument, day = np.divmod(self.starts[which] % width, SPAN)
        day = np.maximum(day - first_day, 0)
        row, instrument, day, which = (column[day < days] for column in (row, instrument, day, which))
        cells = (row * lines + instrument) * days + day
        line_starts = np.arange(len(places) * lines) * days
        bare = np.repeat(np.where(places < 0, FREE, NOTHING), lines)
        starts = np.concatenate([line_starts, cells])
        # Of several that begin in one cell the last one stays; a line begins before anything on it.
        order = np.argsort(starts, kind="stable")
        ends = np.append(starts[order][1:], len(line_starts) * days)
        stretches = np.concatenate([bare, self.stretches[which]]).astype(np.int64)[order]
        found: Numbers = np.repeat(stretches, ends - starts[order])
        return found

    def at(self, numbers: Numbers) -> Whole:
        """The stretch at each number."""
        found: Whole = self._after.take(np.searchsorted(self.starts, numbers, "right"))
        return found


def schedule(terms: PortfolioTerms) -> Schedule:
    """The rates of a portfolio, laid out."""
    rates = terms.tables["rates"]
    instruments = tuple(sorted(pc.unique(rates["instrument"]).to_pylist()))
    columns = _columns(rates, terms, instruments)
    lasting = columns["from"] < columns["until"]
    columns = {name: column[lasting] for name, column in columns.items()}
    places = columns["line"] * SPAN + columns["from"]
    if (places[1:] <= places[:-1]).any():
        order = np.lexsort((columns["above"], columns["until"], places))
        columns = {name: column[order] for name, column in columns.items()}
    begins = _begins(columns["line"], columns["from"], columns["until"])
    first = np.flatnonzero(begins)
    count = np.diff(np.append(first, len(begins)))
    line, start, until = (columns[name][first] for name in ("line", "from", "until"))
    starts, stretches = _events(line * SPAN + start, line * SPAN + until, _crossing(line, start, until))
    numbers = {name: columns[name] for name in ("rate_e5", "cap", "fixed", "above", "up_to")}
    tolerances = _numbers(terms.tables["agreements"]["tolerance_fen"], 0)[line // max(1, len(instruments))]
    return Schedule(
        instruments,
        starts,
        stretches,
        np.concatenate([[0, 0], first]).astype(np.int32),
        np.concatenate([[0, 0], count]).astype(np.int32),
        numbers,
        _one(numbers, first, count, tolerances),
    )


def _columns(rates: pa.Table, terms: PortfolioTerms, instruments: tuple[str, ...]) -> dict[str, Numbers]:
    """The columns as numbers; `line` counts merchants and instruments through."""
    merchant = pc.index_in(rates["merchant_no"], terms.tables["agreements"]["merchant_no"].combine_chunks())
    instrument = pc.index_in(rates["instrument"], pa.array(instruments, pa.string()))
    certain = rates["rate_e5"].is_valid().to_numpy()
    return {
        "line": _numbers(merchant, 0) * len(instruments) + _numbers(instrument, 0),
        "from": _days(rates["valid_from"], 0),
        "until": _days(rates["valid_until"], SPAN),
        "rate_e5": _numbers(rates["rate_e5"], 0),
        "cap": _numbers(rates["cap_fen"], FAR),
        "fixed": np.where(certain, _numbers(rates["fixed_fen"], 0), FAR),
        "above": _numbers(rates["above_fen"], -1),
        "up_to": _numbers(rates["up_to_fen"], FAR),
    }


def _numbers(column: pa.ChunkedArray, empty: int) -> Numbers:
    numbers: Numbers = pc.fill_null(column.cast(pa.int64()), empty).to_numpy()
    return numbers


def _days(column: pa.ChunkedArray, empty: int) -> Numbers:
    days = _numbers(column.cast(pa.int32()), empty + FIRST_DAY) - FIRST_DAY
    return np.clip(days, 0, SPAN)


def _begins(*columns: Numbers) -> Mask:
    """Where a row differs from the one before it."""
    changed = [np.append(True, column[1:] != column[:-1]) if len(column) else np.zeros(0, bool) for column in columns]
    begins: Mask = np.logical_or.reduce(changed)
    return begins


def _crossing(line: Numbers, start: Numbers, until: Numbers) -> Mask:
    """Stretches of lines in which some stretch begins before another has ended: rates for different amounts there
    change on different days."""
    crossed = (line[1:] == line[:-1]) & (start[1:] < until[:-1])
    return np.isin(line, line[1:][crossed])


def _events(begin: Numbers, end: Numbers, crossing: Mask) -> tuple[Numbers, Whole]:
    """Where a stretch begins, and where nothing holds any more; a beginning counts where both fall together."""
    told = np.arange(len(begin)) + FREE + 1
    told[crossing] = NOTHING
    places = np.concatenate([end, begin])
    stretches = np.concatenate([np.full(len(end), NOTHING), told])
    order = np.argsort(places, kind="stable")
    places, stretches = places[order], stretches[order]
    last = np.append(places[1:] != places[:-1], True) if len(places) else np.zeros(0, bool)
    return places[last], stretches[last].astype(np.int32)


def _one(rates: dict[str, Numbers], first: Numbers, count: Numbers, tolerances: Numbers) -> dict[str, Numbers]:
    """What is too high in each stretch; nothing and free stand before."""
    rate_e5, cap, fixed = (rates[name][first] for name in ("rate_e5", "cap", "fixed"))
    single = (count == 1) & (rates["above"][first] < 0) & (rates["up_to"][first] == FAR)
    certain = fixed != FAR
    in_order = np.where(certain, fixed, 0) + tolerances
    return {
        "rate_e5": np.concatenate([[0, 0], np.where(single & certain, rate_e5, 0)]),
        "most": np.concatenate([[NONE, -NONE], np.where(single, np.where(certain, cap + in_order, -NONE), NONE)]),
        "free": np.concatenate([[0, -NONE], np.where(certain, in_order * E5 + E5 // 2, -NONE)]),
    }
