"""Several files as one ledger: names that tell them apart, and overlapping exports counted once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import PurePath

from juli.ledger.entries import Entry, Kind, Ledger, Reading
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
    source all stay. Sources must be distinct: see `distinct_names`.
    """
    ordered = sorted(readings, key=attrgetter("source"))
    entries = sorted(chain.from_iterable(reading.entries for reading in ordered), key=_PLACE)
    unreadable = sorted(chain.from_iterable(reading.unreadable for reading in ordered), key=_PLACE)
    warnings = list(chain.from_iterable(reading.warnings for reading in ordered))
    kept = list(_counted_once(entries))
    if len(kept) < len(entries):
        warnings.append(_overlap(entries, kept))
    return Ledger(tuple(kept), tuple(unreadable), tuple(warnings), settling_sources(entries))


def settling_sources(entries: Iterable[Entry]) -> frozenset[str]:
    """The sources in which at least one sale states what was settled or when."""
    return frozenset(
        entry.source
        for entry in entries
        if entry.kind is Kind.SALE and (entry.settled is not None or entry.settled_on is not None)
    )


def _counted_once(entries: Sequence[Entry]) -> Iterator[Entry]:
    if len({entry.source for entry in entries}) < 2:
        return iter(entries)
    copies: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        copies[_WHAT_HAPPENED(entry)][entry.source] += 1
    keeper = {what: min(sources, key=lambda name: (-sources[name], name)) for what, sources in copies.items()}
    return (entry for entry in entries if keeper[_WHAT_HAPPENED(entry)] == entry.source)


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
