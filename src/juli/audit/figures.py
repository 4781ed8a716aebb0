"""The figures of an audit: what was taken in percent over time, and what was charged on which day.

The document `juli.audit/1` tells of what should not have been; a chart shows it against all that was. The figures
are small whatever the audit is: sales close together become one mark, and months one row.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from juli.agreement import percent_text
from juli.audit.findings import Audit
from juli.audit.tariffs import Sale
from juli.ledger.entries import Entry, Instrument, Kind
from juli.money import yuan

SCHEMA = "juli.figures/1"

MOST_MARKS = 240
"""So many sales of an instrument stand for themselves; more are told together where they lie close."""

MOST_CHARGES = 1_000
"""Charges and payouts told; an audit of more says how many there are."""

_SPANS, _STEPS = 48, 24
_WHOLE = 100_000
"""100 % in hundred-thousandths."""

_Cell = tuple[int, int, bool | None]


def figures(audit: Audit) -> dict[str, Any]:
    """The figures as `juli.figures/1`: amounts in yuan as texts, percents as texts, dates as YYYY-MM-DD."""
    tolerance = audit.agreement.tolerance if audit.agreement else 0
    by_instrument: defaultdict[Instrument, list[Sale]] = defaultdict(list)
    for sale in audit.sales:
        by_instrument[sale.instrument].append(sale)
    return {
        "schema": SCHEMA,
        "rates": [_rates(instrument, by_instrument[instrument], tolerance) for instrument in sorted(by_instrument)],
        "charges": [_charge(entry) for entry in audit.charges[:MOST_CHARGES]],
        "charges_count": len(audit.charges),
    }


def _rates(instrument: Instrument, sales: Sequence[Sale], tolerance: int) -> dict[str, Any]:
    ordered = sorted(sales, key=lambda sale: (sale.day, sale.position))
    return {
        "instrument": instrument.value,
        "from": ordered[0].day.isoformat(),
        "to": ordered[-1].day.isoformat(),
        "months": [
            {"month": month, **_sums(list(group))}
            for month, group in groupby(ordered, key=lambda sale: f"{sale.day:%Y-%m}")
        ],
        **_sums(ordered),
        "above": sum(_is_above(sale, tolerance) is True for sale in ordered),
        "marks": list(_marks(ordered, tolerance)),
    }


def _sums(sales: Sequence[Sale]) -> Mapping[str, Any]:
    """Together; what was agreed only where it is known of each."""
    expected = [sale.expected for sale in sales if sale.expected is not None]
    return {
        "sales": len(sales),
        "amount": yuan(sum(sale.amount for sale in sales)),
        "taken": yuan(sum(sale.taken for sale in sales)),
        "expected": yuan(sum(expected)) if len(expected) == len(sales) else None,
    }


def _marks(sales: Sequence[Sale], tolerance: int) -> Iterator[list[Any]]:
    """Marks as [day, percent, how many sales, whether above the agreement]."""
    if len(sales) <= MOST_MARKS:
        for sale in sales:
            yield [sale.day.isoformat(), percent_text(_rate(sale)), 1, _is_above(sale, tolerance)]
        return
    first, span = sales[0].day, max(1, -(-((sales[-1].day - sales[0].day).days + 1) // _SPANS))
    step = max(1, sorted(map(_rate, sales))[len(sales) * 97 // 100] // _STEPS)
    cells: Counter[_Cell] = Counter()
    rates: Counter[_Cell] = Counter()
    for sale in sales:
        cell = ((sale.day - first).days // span, _rate(sale) // step, _is_above(sale, tolerance))
        cells[cell] += 1
        rates[cell] += _rate(sale)
    for cell, count in sorted(cells.items(), key=lambda each: each[0][:2]):
        day = min(first + timedelta(days=cell[0] * span + span // 2), sales[-1].day)
        yield [day.isoformat(), percent_text(rates[cell] // count), count, cell[2]]


def _rate(sale: Sale) -> int:
    """What was taken of the sale, in hundred-thousandths, to the nearest."""
    return (sale.taken * _WHOLE + sale.amount // 2) // sale.amount


def _is_above(sale: Sale, tolerance: int) -> bool | None:
    return None if sale.expected is None else sale.taken - sale.expected > tolerance


def charges_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What was taken or paid back outside the sales, in order of time."""
    found = (entry for entry in entries if entry.kind in (Kind.CHARGE, Kind.PAYOUT))
    return tuple(sorted(found, key=lambda entry: (entry.occurred_at, entry.source, entry.line)))


def _charge(entry: Entry) -> dict[str, Any]:
    day: date = entry.occurred_at.date()
    return {
        "day": day.isoformat(),
        "kind": entry.charge_kind.value if entry.charge_kind else None,
        "amount": yuan(entry.amount),
        "back": entry.kind is Kind.PAYOUT,
        "source": entry.source,
        "line": entry.line,
    }
