"""Several files as one ledger: names that tell them apart, and overlapping exports counted once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import PurePath

from juli.ledger.complementing import complemented
from juli.ledger.entries import Entry, Kind, Ledger, Reading
from juli.ledger.formats import bank_account, lakala
from juli.ledger.speech import say
from juli.wording import Said

_PLACE = attrgetter("source", "line")
_WHAT_HAPPENED = attrgetter(
    *(name for name in Entry.__dataclass_fields__ if name not in ("source", "line")),
)


def combine(readings: Sequence[Reading]) -> Ledger:
    """One ledger of all readings, in order of (source, line); their own order does not matter.

    Rows equal in every column but source and line that come from different sources are one row exported
    twice: of each such group the rows of the source with the most copies stay (the smaller name when
    equal), and one warning says how many were left out and from which files. Equal rows within one
    source all stay. Files of 拉卡拉 that complete each other tell a trade once (`complemented`). Any other trade
    that two files tell of under one number, but not in the same words, is counted in both, and a warning says so.
    Sources must be distinct: see `distinct_names`.
    """
    ordered = sorted(readings, key=attrgetter("source"))
    entries = sorted(chain.from_iterable(reading.entries for reading in ordered), key=_PLACE)
    unreadable = sorted(chain.from_iterable(reading.unreadable for reading in ordered), key=_PLACE)
    warnings = list(chain.from_iterable(reading.warnings for reading in ordered))
    copies = _copies(entries)
    kept = [entry for entry in entries if _keeper(_standing(entry, copies)) == entry.source]
    if len(kept) < len(entries):
        warnings.append(_overlap(entries, kept))
    telling = {entry.source for entry in entries if entry.kind is Kind.SALE and not _silent(entry)}
    unsettled = frozenset(
        _PLACE(entry)
        for entry in kept
        if entry.kind is Kind.SALE and _silent(entry) and not telling.isdisjoint(_standing(entry, copies))
    )
    arrivals = sorted(chain.from_iterable(reading.arrivals for reading in ordered), key=_PLACE)
    kept, unsettled, joined = complemented(kept, unsettled, _of_format(ordered, lakala.NAME))
    warnings += joined
    if copies and (told_twice := _told_twice(kept)):
        warnings.append(say("told-twice", count=told_twice))
    accounts = _of_format(ordered, bank_account.NAME)
    return Ledger(tuple(kept), tuple(unreadable), tuple(warnings), unsettled, tuple(arrivals), accounts)


def _of_format(readings: Sequence[Reading], name: str) -> frozenset[str]:
    return frozenset(reading.source for reading in readings if reading.format == name)


Copies = Mapping[object, Mapping[str, int]]


def _copies(entries: Sequence[Entry]) -> Copies:
    """How often each thing that happened stands in each source; nothing where there is but one source."""
    copies: defaultdict[object, Counter[str]] = defaultdict(Counter)
    if len({entry.source for entry in entries}) > 1:
        for entry in entries:
            copies[_WHAT_HAPPENED(entry)][entry.source] += 1
    return copies


def _standing(entry: Entry, copies: Copies) -> Mapping[str, int]:
    """The sources an entry stands in, each with how often."""
    return copies[_WHAT_HAPPENED(entry)] if copies else {entry.source: 1}


def _keeper(sources: Mapping[str, int]) -> str:
    return min(sources, key=lambda name: (-sources[name], name))


def _silent(sale: Entry) -> bool:
    return sale.settled is None and sale.settled_on is None


def _told_twice(entries: Sequence[Entry]) -> int:
    """How many trades bear the same number, kind and amount in different files that tell of them differently."""
    sources: defaultdict[object, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.entry_id:
            sources[(entry.entry_id, entry.kind, entry.amount)].add(entry.source)
    return sum(len(named) > 1 for named in sources.values())


def _overlap(entries: Sequence[Entry], kept: Sequence[Entry]) -> Said:
    left_out = Counter(entry.source for entry in entries) - Counter(entry.source for entry in kept)
    return say("overlap", count=left_out.total(), sources=", ".join(sorted(left_out)))


def distinct_names(paths: Sequence[str]) -> list[str]:
    """A short name for each file: its base name, or where two share it the shortest tail that differs.

    The same path given twice gets a number behind its name.
    """
    parts = [PurePath(path).parts or (path,) for path in paths]
    names = ["/".join(part[-_tail_length(part, parts) :]) for part in parts]
    taken: set[str] = set()
    return [_numbered(name, taken) for name in names]


def _tail_length(own: tuple[str, ...], all_parts: Sequence[tuple[str, ...]]) -> int:
    others = {part for part in all_parts if part != own}
    lengths = range(1, len(own) + 1)
    return next((n for n in lengths if all(part[-n:] != own[-n:] for part in others)), len(own))


def _numbered(name: str, taken: set[str]) -> str:
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{name} ({number})"
    taken.add(fresh)
    return fresh
