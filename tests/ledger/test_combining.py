"""Several files as one ledger."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import Entry, Kind, Reading, combine, distinct_names, read_file
from tests.ledger.statements import HEADER, entry, lines

ROW = "2026-03-15 14:05:00,sale,credit,100.00,0.60,"
OTHER = "2026-03-16 14:05:00,sale,credit,8.00,0.05,"


def reading(source: str, *rows: str) -> Reading:
    return read_file(source, lines(HEADER, *rows))


def places(*readings: Reading) -> list[tuple[str, int]]:
    return [(row.source, row.line) for row in combine(readings).entries]


def test_overlapping_exports_are_counted_once_with_one_warning() -> None:
    ledger = combine([reading("march.csv", ROW, OTHER), reading("april.csv", OTHER)])
    assert [(row.source, row.line) for row in ledger.entries] == [("april.csv", 2), ("march.csv", 2)]
    (warning,) = ledger.warnings
    assert (warning.code, warning.values["count"], warning.values["sources"]) == ("overlap", 1, "march.csv")


def test_equal_rows_within_one_file_all_stay() -> None:
    assert places(reading("a.csv", ROW, ROW)) == [("a.csv", 2), ("a.csv", 3)]


def test_the_file_with_the_most_copies_keeps_its_rows() -> None:
    assert places(reading("a.csv", ROW), reading("b.csv", ROW, ROW)) == [("b.csv", 2), ("b.csv", 3)]


def test_rows_that_differ_in_one_column_are_two() -> None:
    assert len(places(reading("a.csv", ROW), reading("b.csv", ROW + "memo"))) == 2


def test_unreadable_rows_and_warnings_of_all_files_come_along() -> None:
    head = HEADER + ",colour"
    ledger = combine([read_file(name, lines(head, ROW + "," + name, "x,,,,,,")) for name in ("b.csv", "a.csv")])
    assert [(row.source, row.line) for row in ledger.unreadable] == [("a.csv", 3), ("b.csv", 3)]
    assert [warning.values.get("source") for warning in ledger.warnings][:2] == ["a.csv", "b.csv"]
    assert ledger.counts()[Kind.SALE] == 1


few_entries = st.lists(entry(), min_size=1, max_size=3)


@given(few_entries, st.lists(st.lists(st.integers(0, 2), max_size=5), min_size=1, max_size=4), st.randoms())
def test_the_order_of_files_does_not_matter_and_each_kind_of_row_stands_as_often_as_in_one_file(
    kinds: list[Entry], files: list[list[int]], random: "st.randoms"
) -> None:
    readings = [
        Reading(
            f"{name}.csv",
            "canonical-csv",
            "utf-8",
            tuple(replace(kinds[i % len(kinds)], source=f"{name}.csv", line=line) for line, i in enumerate(rows, 2)),
        )
        for name, rows in enumerate(files)
    ]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ledger = combine(readings)
    assert combine(shuffled) == ledger
    for kind in {replace(row, source="", line=0) for row in kinds}:
        copies = [[replace(row, source="", line=0) for row in found.entries].count(kind) for found in readings]
        assert [replace(row, source="", line=0) for row in ledger.entries].count(kind) == max(copies)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/x/a.csv", "/x/b.csv"], ["a.csv", "b.csv"]),
        (["/x/3/a.csv", "/x/4/a.csv", "/x/b.csv"], ["3/a.csv", "4/a.csv", "b.csv"]),
        (["/1/x/a.csv", "/2/x/a.csv"], ["1/x/a.csv", "2/x/a.csv"]),
        (["a.csv", "a.csv"], ["a.csv", "a.csv (2)"]),
        (["a.csv", "x/a.csv"], ["a.csv", "x/a.csv"]),
        ([], []),
    ],
)
def test_names_are_short_and_distinct(paths: list[str], names: list[str]) -> None:
    assert distinct_names(paths) == names


@given(st.lists(st.text("ab/", max_size=5), max_size=6))
def test_names_are_always_distinct(paths: list[str]) -> None:
    assert len(set(distinct_names(paths))) == len(paths)
