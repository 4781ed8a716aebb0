"""Entries as Arrow and Parquet: exact types out, strict types in."""

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from juli.ledger import Entry, Limits, UnusableFile, excerpt, read_file
from juli.ledger.arrow import entries_table
from tests.ledger.statements import entries, reason

COLUMNS = {
    "occurred_at": [datetime(2026, 3, 15, 10)],
    "kind": ["sale"],
    "instrument": ["credit"],
    "amount_fen": [10000],
}


def parquet(table: pa.Table | dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(table) if isinstance(table, dict) else table, buffer)
    return buffer.getvalue()


@given(entries)
def test_what_is_written_is_read_back(rows: list[Entry]) -> None:
    numbered = [replace(row, line=line, source=f"s{line % 2}") for line, row in enumerate(rows, start=7)]
    reading = read_file("a.parquet", parquet(entries_table(numbered)))
    assert reading.entries == tuple(sorted(numbered, key=lambda row: (row.source, row.line)))
    assert (reading.format, reading.unreadable, reading.warnings) == ("canonical-parquet", (), ())


def test_the_types_are_exact() -> None:
    schema = entries_table([]).schema
    assert schema.field("amount_fen").type == pa.int64()
    assert schema.field("occurred_at").type == pa.timestamp("us")
    assert schema.field("settled_on").type == pa.date32()
    assert schema.names[:2] == ["source", "line"]


def test_without_source_and_line_the_file_and_the_row_number_stand() -> None:
    (entry,) = read_file("a.parquet", parquet(COLUMNS)).entries
    assert (entry.source, entry.line, entry.amount, entry.fee) == ("a.parquet", 1, 10000, None)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("kind", None),
        ("kind", "Sale"),
        ("amount_fen", 0),
        ("amount_fen", None),
        ("amount_fen", 10**18),
        ("occurred_at", None),
        ("fee_fen", -1),
    ],
)
def test_a_wrong_value_costs_its_row_alone(column: str, wrong: object) -> None:
    table: dict[str, list[Any]] = {name: values * 2 for name, values in (COLUMNS | {"fee_fen": [60]}).items()}
    table[column] = [table[column][0], wrong]
    reading = read_file("a.parquet", parquet(table))
    assert [entry.line for entry in reading.entries] == [1]
    assert [row.line for row in reading.unreadable] == [2]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("amount_fen", [100.5]),
        ("amount_fen", ["100"]),
        ("occurred_at", [date(2026, 3, 15)]),
        ("occurred_at", pa.array([datetime(2026, 3, 15)], pa.timestamp("us", "UTC"))),
        ("kind", [1]),
    ],
)
def test_a_column_of_another_type_makes_the_file_unusable(column: str, values: object) -> None:
    assert reason(parquet(COLUMNS | {column: values})) == "column-type"


def test_missing_columns_rows_beyond_the_limit_and_cut_files() -> None:
    assert reason(parquet({name: values for name, values in COLUMNS.items() if name != "kind"})) == "columns-missing"
    assert reason(parquet(COLUMNS)[:-30]) == "damaged"
    with pytest.raises(UnusableFile) as caught:
        read_file("a.parquet", parquet({name: values * 9 for name, values in COLUMNS.items()}), limits=Limits(rows=8))
    assert caught.value.reason.code == "too-many-rows"


def test_an_excerpt_finds_the_row_by_its_line() -> None:
    table = {name: values * 3 for name, values in COLUMNS.items()} | {"line": [20, 10, 30], "amount_fen": [2, 1, 3]}
    found = excerpt("a.parquet", parquet(table), 20, around=1)
    assert found.header is not None
    amount = found.header.index("amount_fen")
    assert [(row.line, row.cells[amount], row.is_the_line) for row in found.rows] == [
        (10, "1", False),
        (20, "2", True),
        (30, "3", False),
    ]
