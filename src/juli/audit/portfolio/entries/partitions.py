"""Parts of a portfolio that can be judged one after another: some merchants each, with all their entries.

Where the files are sorted by merchant, their footers say which row groups hold whom, and a part reads only
those. Otherwise the entries are first spread over files by merchant, once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from juli.audit.portfolio.files import EntriesFile

ROWS_EACH = 5_000_000
"""At most so many entries in a part: what is chosen of two of them fits into memory together."""

ROWS_AT_LEAST = 200_000
"""Fewer are not parted to keep several threads at work."""

SPREAD_EACH = 1_000_000
"""So many where they lie in no order and are held together."""

WINDOW = 240_000
"""So many rows of a part are read before what is complete among them is let go."""

MOST_READ_TWICE = 1.5
"""Sorted files are read by row groups while no more than this many times their rows are read for it."""

LARGEST_GROUP = 4_000_000
"""A row group beyond this is not read at once."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that are read together: which merchants (first and last number) are among them."""

    file: Path
    number: int
    rows: int
    start: int
    first: str | None
    last: str | None
    nameless: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of merchants from `first` to before `until`; None is open. `nameless` adds those without a number."""

    groups: tuple[RowGroup, ...]
    first: str | None = None
    until: str | None = None
    nameless: bool = False

    @property
    def rows(self) -> int:
        """How many rows are read for it."""
        return sum(group.rows for group in self.groups)

    @property
    def is_whole(self) -> bool:
        """Whether all rows of its groups belong to it."""
        return self.first is None and self.until is None and self.nameless

    def parted(self, at: str) -> tuple["Part", "Part"]:
        """The entries of merchants before `at`, and the others."""
        before = tuple(group for group in self.groups if _reaches(group, self.first or "", at))
        after = (
            group for group in self.groups if _reaches(group, at, self.until) or (self.nameless and group.nameless)
        )
        return Part(before, self.first, at), Part(tuple(after), at, self.until, self.nameless)


def row_groups(files: Sequence[EntriesFile]) -> tuple[RowGroup, ...] | None:
    """All row groups, or None where a footer does not say which merchants are in one."""
    found = [group for file in files for group in _groups(file)]
    return None if None in found else tuple(group for group in found if group)


def parts_of(groups: Sequence[RowGroup], rows_each: int = ROWS_EACH) -> tuple[Part, ...] | None:
    """The parts that row groups fall into, or None where merchants lie too far apart in them."""
    if any(group.rows > LARGEST_GROUP for group in groups):
        return None
    parts = tuple(_parts(groups, rows_each))
    if any(part.rows > 2 * rows_each and not _is_of_one(part) for part in parts):
        return None
    read_twice = sum(part.rows for part in parts) > MOST_READ_TWICE * sum(group.rows for group in groups)
    return None if read_twice else parts


def rows_for_each(groups: Sequence[RowGroup], rows_each: int, threads: int) -> int:
    """How many entries a part holds, at most `rows_each`, so that all threads have the same to do."""
    rows = sum(group.rows for group in groups)
    rounds = max(1, -(-rows // (rows_each * threads)))
    return min(rows_each, max(-(-rows // (rounds * threads)), ROWS_AT_LEAST))


def _is_of_one(part: Part) -> bool:
    """Whether a part holds one merchant only: it cannot be parted."""
    return len({name for group in part.groups for name in (group.first, group.last)}) == 1


def windows(groups: Sequence[RowGroup]) -> Iterator[tuple[tuple[RowGroup, ...], str | None]]:
    """The row groups in order of merchants, some at a time, each time with the first merchant of those that follow:
    of those before it no rows are left. None says that nothing follows."""
    ordered = sorted(groups, key=lambda group: (group.first is None, group.first or ""))
    gathered: list[RowGroup] = []
    for group in ordered:
        if gathered and group.first is not None and sum(each.rows for each in gathered) >= WINDOW:
            yield tuple(gathered), group.first
            gathered.clear()
        gathered.append(group)
    yield tuple(gathered), None


def is_open(group: RowGroup, edge: str | None) -> bool:
    """Whether rows of its merchants may follow after the window that ends at `edge`."""
    return edge is not None and (group.nameless or group.last is None or group.last >= edge)


def whole(files: Sequence[EntriesFile]) -> Part:
    """All files as one part."""
    groups = (RowGroup(file.path, 0, file.metadata.num_rows, 0, None, None, True) for file in files)
    return Part(tuple(groups), nameless=True)


def _groups(file: EntriesFile) -> Iterator[RowGroup | None]:
    names, start = [file.metadata.schema.column(n).path for n in range(file.metadata.num_columns)], 0
    place = names.index("merchant_no") if "merchant_no" in names else None
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        if place is None:
            yield RowGroup(file.path, number, group.num_rows, start, None, None, True)
        else:
            yield _told(file.path, number, group.num_rows, start, group.column(place).statistics)
        start += group.num_rows


def _told(path: Path, number: int, rows: int, start: int, statistics: object) -> RowGroup | None:
    """A row group by its statistics."""
    nulls = getattr(statistics, "null_count", None)
    if nulls is None:
        return None
    if nulls == rows:
        return RowGroup(path, number, rows, start, None, None, True)
    if not getattr(statistics, "has_min_max", False):
        return None
    first, last = (_text(getattr(statistics, name)) for name in ("min", "max"))
    return RowGroup(path, number, rows, start, first, last, bool(nulls)) if first and last else None


def _text(value: object) -> str | None:
    try:
        return value.decode("utf-8") if isinstance(value, bytes) else str(value)
    except UnicodeDecodeError:
        return None


def _parts(groups: Sequence[RowGroup], rows_each: int) -> Iterator[Part]:
    """Parts of about `rows_each` rows; the last holds what bears no merchant number too."""
    named = sorted((group for group in groups if group.first), key=lambda group: group.first or "")
    edges: list[str] = [""]
    rows = 0
    for group in named:
        if rows >= rows_each and (group.first or "") > (edges[-1] or named[0].first or ""):
            edges.append(group.first or "")
            rows = 0
        rows += group.rows
    for first, until in zip(edges, [*edges[1:], None], strict=True):
        nameless = until is None
        held = tuple(group for group in groups if _reaches(group, first, until) or (nameless and group.nameless))
        if held:
            yield Part(held, first or None, until, nameless)


def _reaches(group: RowGroup, first: str, until: str | None) -> bool:
    if group.first is None or group.last is None:
        return False
    return (until is None or group.first < until) and group.last >= first
