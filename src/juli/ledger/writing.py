"""Entries as canonical CSV, which reads back as the same entries."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from juli.ledger.canonical import COLUMNS
from juli.ledger.entries import Entry
from juli.money import yuan

_MONEY = frozenset({"amount", "fee", "settled"})


def to_canonical(entries: Iterable[Entry]) -> str:
    """The entries in their order as canonical CSV with all columns but `source` and `line`.

    A text of a statement stays as it was, one that begins like a formula too: this is a file for programs,
    and a changed text would be another entry.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(canonical_cells(entry).values() for entry in entries)
    return buffer.getvalue()


def canonical_cells(entry: Entry) -> Mapping[str, str]:
    """One entry as the cells of its canonical row, by column."""
    return {column: _cell(column, getattr(entry, column)) for column in COLUMNS}


def _cell(column: str, value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() if column in _MONEY:
            return yuan(value)
        case datetime():
            return value.isoformat(" ", "seconds")
        case _:
            return str(value)
