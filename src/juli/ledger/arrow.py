"""Entries as an Arrow table: what the audit's queries run on, and what a canonical Parquet file holds.

Import this module only where it is used: Arrow costs a command its quick start.
"""

from collections.abc import Sequence

import pyarrow as pa

from juli.ledger.entries import Entry


def entries_schema() -> pa.Schema:
    """The columns: int64 fen, timestamps in microseconds without a zone (Beijing time), dates, texts, booleans."""
    text, fen = pa.string(), pa.int64()
    return pa.schema(
        [
            pa.field("source", text, nullable=False),
            pa.field("line", pa.int64(), nullable=False),
            pa.field("merchant_no", text),
            pa.field("terminal_no", text),
            pa.field("entry_id", text),
            pa.field("original_id", text),
            pa.field("occurred_at", pa.timestamp("us"), nullable=False),
            pa.field("kind", text, nullable=False),
            pa.field("instrument", text, nullable=False),
            pa.field("amount_fen", fen, nullable=False),
            pa.field("fee_fen", fen),
            pa.field("settled_fen", fen),
            pa.field("settled_on", pa.date32()),
            pa.field("fee_deferred", pa.bool_(), nullable=False),
            pa.field("charge_kind", text),
            pa.field("memo", text),
        ]
    )


def entries_table(entries: Sequence[Entry]) -> pa.Table:
    """One row per entry, in the order given."""
    schema = entries_schema()
    columns = [
        pa.array([getattr(entry, field.name.removesuffix("_fen")) for entry in entries], field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
