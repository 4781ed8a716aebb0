"""The ledger: what happened, read from statement files into canonical entries.

    reading = read_file("march.csv", content)       one file, or UnusableFile with one clear reason
    ledger = combine([reading, other])               several files, overlapping exports counted once
    read_mapped("odd.csv", content, mapping)         one file whose columns a person has named
    settle(ledger, calendar)                         with what a bank account among them shows
    to_canonical(reading.entries)                    entries as canonical CSV, which reads back as the same

A row that cannot be read is listed with its line and its reason; nothing is dropped in silence.
"""

from juli.ledger.arrivals import settle
from juli.ledger.combining import combine, distinct_names
from juli.ledger.entries import (
    Arrival,
    ChargeKind,
    Entry,
    Instrument,
    Kind,
    Ledger,
    Reading,
    Unreadable,
    UnusableFile,
)
from juli.ledger.excerpts import Excerpt, ExcerptRow, excerpt
from juli.ledger.limits import Limits
from juli.ledger.mapped import read_mapped
from juli.ledger.mapping import ColumnMapping, load_mapping, mapping_from
from juli.ledger.reading import read_file
from juli.ledger.typed import typed_rows
from juli.ledger.writing import to_canonical

__all__ = [
    "Arrival",
    "ChargeKind",
    "ColumnMapping",
    "Entry",
    "Excerpt",
    "ExcerptRow",
    "Instrument",
    "Kind",
    "Ledger",
    "Limits",
    "Reading",
    "Unreadable",
    "UnusableFile",
    "combine",
    "distinct_names",
    "excerpt",
    "load_mapping",
    "mapping_from",
    "read_file",
    "read_mapped",
    "settle",
    "to_canonical",
    "typed_rows",
]
