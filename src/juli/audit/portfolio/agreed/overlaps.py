"""Rates of one merchant and instrument that hold at the same time: told, and cut so that none holds there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.arrays import Numbers

Row = dict[str, Any]

_FAR = 2**30
"""More days than any date is away."""

_MEETING = """
select distinct one.merchant_no, one.instrument
from rates as one
join rates as other
    on other.merchant_no = one.merchant_no
    and other.instrument = one.instrument
    and other.rate_no > one.rate_no
    and (one.valid_until is null or other.valid_from is null or other.valid_from < one.valid_until)
    and (other.valid_until is null or one.valid_from is null or one.valid_from < other.valid_until)
    and (one.up_to_fen is null or other.above_fen is null or other.above_fen < one.up_to_fen)
    and (other.up_to_fen is null or one.above_fen is null or one.above_fen < other.up_to_fen)
"""

_OPEN_DAYS = (date.min, date.max)
_OPEN_FEN = (-1, 2**62)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Days (`until` is exclusive) on which more than one rate holds; None is open."""

    merchant_no: str
    instrument: str
    first: date | None
    until: date | None


def untangled(rates: pa.Table) -> tuple[pa.Table, tuple[Overlap, ...]]:
    """The rates, numbered in `rate_no`, and the overlaps among them.

    Where rates meet, a rate without a percent stands in their place: a sale there has a rate, but no fee that
    anybody could expect of it.
    """
    numbered = rates.append_column("rate_no", pa.array(np.arange(rates.num_rows, dtype=np.int32)))
    meeting = _meeting(numbered)
    if not meeting:
        return numbered, ()
    keys = list(zip(rates["merchant_no"].to_pylist(), rates["instrument"].to_pylist(), strict=True))
    clear = numbered.filter(pa.array([key not in meeting for key in keys], pa.bool_()))
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in numbered.filter(pa.array([key in meeting for key in keys], pa.bool_())).to_pylist():
        groups[row["merchant_no"], row["instrument"]].append(row)
    cut = [list(_cut(groups[key])) for key in sorted(groups)]
    overlaps = (overlap for pieces in cut for overlap in _overlaps(pieces))
    pieces = pa.Table.from_pylist([piece for group in cut for piece in group], schema=numbered.schema)
    return pa.concat_tables([clear, pieces]), tuple(overlaps)


def _meeting(rates: pa.Table) -> set[tuple[str, str]]:
    """The merchants and instruments of which some rates meet."""
    perhaps = _perhaps_meeting(rates)
    if not perhaps.num_rows:
        return set()
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.register("rates", perhaps)
        return set(connection.execute(_MEETING).fetchall())


def _perhaps_meeting(rates: pa.Table) -> pa.Table:
    """The rates of merchants and instruments of which one, in order of their first days, lasts into the next."""
    codes = [_codes(rates[name]) for name in ("merchant_no", "instrument")]
    line = codes[0] * (codes[1].max(initial=0) + 1) + codes[1]
    first, until = (_days(rates[name], empty) for name, empty in (("valid_from", -_FAR), ("valid_until", _FAR)))
    order = np.lexsort((first, line))
    line, first, until = (column[order] for column in (line, first, until))
    lasting = (line[1:] == line[:-1]) & (until[:-1] > first[1:])
    return rates.take(pa.array(order[np.isin(line, line[1:][lasting])]))


def _codes(column: pa.ChunkedArray) -> Numbers:
    codes: Numbers = column.dictionary_encode().unify_dictionaries().combine_chunks().indices.to_numpy()
    return codes.astype(np.int64)


def _days(column: pa.ChunkedArray, empty: int) -> Numbers:
    days: Numbers = pc.fill_null(column.cast(pa.int32()), empty).to_numpy()
    return days


def _cut(rates: Sequence[Row]) -> Iterator[Row]:
    """The rates as pieces that never meet: of the plane of days and amounts, each cell that one or more hold in."""
    for day, next_day in pairwise(_edges(rates, "valid_from", "valid_until", _OPEN_DAYS)):
        for above, up_to in pairwise(_edges(rates, "above_fen", "up_to_fen", _OPEN_FEN)):
            holding = [rate for rate in rates if _holds(rate, day, next_day, above, up_to)]
            if holding:
                uncertain = {"rate_e5": None, "cap_fen": None, "fixed_fen": None} if len(holding) > 1 else {}
                yield holding[0] | uncertain | _cell(day, next_day, above, up_to)


def _edges(rates: Iterable[Row], first: str, last: str, ends: tuple[Any, Any]) -> list[Any]:
    found = {rate[name] for rate in rates for name in (first, last) if rate[name] is not None}
    return sorted({*ends, *found})


def _holds(rate: Row, day: date, next_day: date, above: int, up_to: int) -> bool:
    return (
        (rate["valid_from"] is None or rate["valid_from"] <= day)
        and (rate["valid_until"] is None or next_day <= rate["valid_until"])
        and (rate["above_fen"] is None or rate["above_fen"] <= above)
        and (rate["up_to_fen"] is None or up_to <= rate["up_to_fen"])
    )


def _cell(day: date, next_day: date, above: int, up_to: int) -> Row:
    return {
        "valid_from": None if day == _OPEN_DAYS[0] else day,
        "valid_until": None if next_day == _OPEN_DAYS[1] else next_day,
        "above_fen": None if above == _OPEN_FEN[0] else above,
        "up_to_fen": None if up_to == _OPEN_FEN[1] else up_to,
    }


def _overlaps(pieces: Iterable[Row]) -> Iterator[Overlap]:
    """The uncertain days of one merchant and instrument, neighbouring ones as one."""
    found: list[Overlap] = []
    for piece in pieces:
        if piece["rate_e5"] is None:
            first, until = piece["valid_from"], piece["valid_until"]
            if found and found[-1].until in (first, until):
                first = found.pop().first
            found.append(Overlap(piece["merchant_no"], piece["instrument"], first, until))
    yield from found
