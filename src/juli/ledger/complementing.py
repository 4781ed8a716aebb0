"""Files of one institution that complete each other: trades in one, their settlement in another, told as one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from juli.ledger.entries import Entry, Instrument, Kind
from juli.ledger.speech import say
from juli.wording import Said

Place = tuple[str, int]

_TOLD = ("terminal_no", "original_id", "fee", "fee_deferred", "charge_kind", "memo")
"""What a trade's rows may each know; where two of them know it, they must agree."""


def complemented(
    entries: Sequence[Entry], unsettled: frozenset[Place], family: Collection[str]
) -> tuple[list[Entry], frozenset[Place], tuple[Said, ...]]:
    """The entries with each trade that several files of a family tell once; the places without settlement; a warning.

    Rows are one trade when merchant, flow number, kind and amount are the same, each file tells it once, and nothing
    two of them know differs. The row that knows how it was paid stays, and learns what it lacks. Whether and when it
    was settled is for the file to say that names days of settlement. Anything else stays as it was.
    """
    days_told = {entry.source for entry in entries if entry.settled_on is not None}
    joined: dict[Place, Entry] = {}
    gone: set[Place] = set()
    open_places = set(unsettled)
    sources: set[str] = set()
    for rows in _trades(entries, family):
        told = next((row for row in rows if row.source in days_told), None)
        whole = _joined(rows, told)
        places = {_place(row) for row in rows}
        joined[_place(whole)] = whole
        gone |= places - {_place(whole)}
        sources |= {row.source for row in rows}
        is_open = whole.kind is Kind.SALE and _place(told or whole) in unsettled
        open_places = (open_places - places) | ({_place(whole)} if is_open else set())
    kept = [joined.get(_place(entry), entry) for entry in entries if _place(entry) not in gone]
    warning = (say("complemented", count=len(joined), sources=", ".join(sorted(sources))),) if joined else ()
    return kept, frozenset(open_places), warning


def _trades(entries: Iterable[Entry], family: Collection[str]) -> Iterable[Sequence[Entry]]:
    """Rows of several files that are one trade, the one that stays first."""
    rows: defaultdict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.source in family and entry.entry_id:
            rows[entry.merchant_no, entry.entry_id, entry.kind, entry.amount].append(entry)
    for found in rows.values():
        if 1 < len(found) == len({row.source for row in found}) and _agree(found):
            yield sorted(found, key=lambda row: (row.instrument is Instrument.UNKNOWN, row.source))


def _agree(rows: Sequence[Entry]) -> bool:
    paid_with = {row.instrument for row in rows} - {Instrument.UNKNOWN}
    told = [{getattr(row, name) for row in rows} - {None} for name in (*_TOLD, "settled", "settled_on")]
    same_day = len({row.occurred_at.date() for row in rows}) == 1
    return same_day and len(paid_with) <= 1 and all(len(values) <= 1 for values in told)


def _joined(rows: Sequence[Entry], told: Entry | None) -> Entry:
    """The first row with what the others know; `told` alone says what was settled, and when."""
    first = rows[0]
    learnt: dict[str, Any] = {name: _known(getattr(row, name) for row in rows) for name in _TOLD}
    by_row = told or next((row for row in rows if row.settled is not None), first)
    return replace(first, **learnt, settled=by_row.settled, settled_on=by_row.settled_on)


def _known(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _place(entry: Entry) -> Place:
    return entry.source, entry.line
