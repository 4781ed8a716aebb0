"""What the bank account shows, taken into the ledger: when a sale's money came, and what is told twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from juli.calendars import WorkingDays
from juli.ledger.arrivals.groups import Place, net_of
from juli.ledger.arrivals.matching import Match, Matching, match
from juli.ledger.entries import Arrival, Entry, Kind, Ledger
from juli.ledger.speech import quoted, say
from juli.money import yuan
from juli.wording import Said

PLACES_NAMED = 5
WITHIN = 7
"""Calendar days between what an institution's statement and the bank tell of one charge or payout."""


def settle(ledger: Ledger, calendar: WorkingDays) -> Ledger:
    """The ledger with what its bank accounts show; the same ledger where it has none.

    A sale of a matched arrival gets the day its money came, and its net where the statement states none; what is
    stated stays. A charge or payout that a bank account tells again is counted once. `unsettled` stays as it was:
    that a sum was not found proves nothing.
    """
    if not ledger.accounts:
        return ledger
    entries, twice = _once(ledger.entries, ledger.accounts)
    told = [entry for entry in entries if entry.source not in ledger.accounts]
    found = match(_arrivals_once(ledger.arrivals), told, calendar)
    by_place = {place: each for each in found.matched for place in each.places}
    return replace(
        ledger,
        entries=tuple(_settled(entry, by_place) for entry in entries),
        warnings=(*ledger.warnings, *_told(found, entries, by_place, twice)),
        arrived={place: (each.arrival.source, each.arrival.line) for place, each in by_place.items()},
    )


def _settled(entry: Entry, by_place: Mapping[Place, Match]) -> Entry:
    matched = by_place.get((entry.source, entry.line))
    if matched is None:
        return entry
    return replace(
        entry,
        settled=net_of(entry) if entry.settled is None else entry.settled,
        settled_on=entry.settled_on or matched.arrival.arrived_at.date(),
    )


def _arrivals_once(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Arrivals of overlapping exports counted once: of equal ones the source with the most copies counts."""
    copies: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for each in arrivals:
        copies[_same(each)][each.source] += 1
    keeper = {key: min(found, key=lambda name: (-found[name], name)) for key, found in copies.items()}
    return [each for each in arrivals if keeper[_same(each)] == each.source]


def _same(arrival: Arrival) -> object:
    return arrival.arrived_at, arrival.amount, arrival.memo


def _once(entries: Sequence[Entry], accounts: frozenset[str]) -> tuple[tuple[Entry, ...], list[Entry]]:
    """The entries without those of a bank account that an institution's statement tells as well, and these."""
    told: defaultdict[object, list[date]] = defaultdict(list)
    seen: defaultdict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind in (Kind.CHARGE, Kind.PAYOUT):
            if entry.source in accounts:
                seen[_what(entry)].append(entry)
            else:
                told[_what(entry)].append(entry.occurred_at.date())
    twice = [entry for key, rows in seen.items() for entry in _paired(rows, told.get(key, []))]
    places = {(entry.source, entry.line) for entry in twice}
    return tuple(entry for entry in entries if (entry.source, entry.line) not in places), twice


def _what(entry: Entry) -> object:
    return entry.kind, entry.charge_kind, entry.amount


def _paired(rows: Sequence[Entry], days: Sequence[date]) -> Iterable[Entry]:
    """Rows of the bank that have a row of the statement near them, each of which serves one: earliest first."""
    left = sorted(days)
    for row in sorted(rows, key=lambda entry: (entry.occurred_at, entry.source, entry.line)):
        near = next((day for day in left if abs(row.occurred_at.date() - day) <= timedelta(days=WITHIN)), None)
        if near is not None:
            left.remove(near)
            yield row


def _told(
    found: Matching, entries: Sequence[Entry], by_place: Mapping[Place, Match], twice: Sequence[Entry]
) -> Iterable[Said]:
    if found.matched:
        sources = ", ".join(sorted({each.arrival.source for each in found.matched}))
        learnt = sum((e.source, e.line) in by_place and (e.settled is None or e.settled_on is None) for e in entries)
        total = yuan(sum(each.arrival.amount for each in found.matched))
        values = {"count": len(found.matched), "total": total, "sales": len(by_place), "learnt": learnt}
        yield say("arrivals-matched", **values, sources=sources)
    for code, left in (("arrivals-ambiguous", found.ambiguous), ("arrivals-unmatched", found.unmatched)):
        if left:
            total = yuan(sum(each.amount for each in left))
            yield say(code, count=len(left), total=total, places=_named(left))
    for each in found.short[:PLACES_NAMED]:
        place = f"{quoted(each.arrival.source)}:{each.arrival.line}"
        sums = {"arrived": yuan(each.arrival.amount), "due": yuan(each.due), "less": yuan(each.less)}
        yield say("arrival-short", place=place, first=each.first, last=each.last, **sums)
    if twice:
        yield say("account-told-twice", count=len(twice), places=_named(twice))


def _named(rows: Sequence[Arrival | Entry]) -> str:
    named = ", ".join(f"{quoted(row.source)}:{row.line}" for row in rows[:PLACES_NAMED])
    return named if len(rows) <= PLACES_NAMED else f"{named} …"
