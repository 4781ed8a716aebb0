"""Lines a person types from a paper statement."""

from collections.abc import Mapping, Sequence

from juli.ledger.canonical import COLUMN_NAMES, Readers, read_entry
from juli.ledger.cells import Cells, lenient_day, lenient_moment
from juli.ledger.entries import Entry, Reading, Unreadable

NAME = "typed"

_READERS = Readers(moment=lenient_moment, day=lenient_day)


def typed_rows(rows: Sequence[Mapping[str, str]], *, source: str) -> Reading:
    """Read typed lines under the canonical column names; the line is the place in the list, from 1.

    Dates may be written as people do (2026-03-15, 2026/3/15 14:05, 2026年3月15日); blanks around a value do
    not count. A row left wholly empty is passed over; a wrong one is unreadable, with a reason per field.
    """
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    for line, row in enumerate(rows, start=1):
        values = {column: text.strip() for column, text in row.items()}
        if not any(values.values()):
            continue
        result = read_entry(Cells(values, COLUMN_NAMES), source, line, _READERS)
        if isinstance(result, Entry):
            entries.append(result)
        else:
            unreadable.append(result)
    return Reading(source, NAME, None, tuple(entries), tuple(unreadable))
