"""Canonical CSV: what is written is read; what is wrong is named, row by row."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import ChargeKind, Entry, Instrument, Kind, Limits, Reading, UnusableFile, read_file
from tests.ledger.statements import COLUMNS, HEADER, canonical_csv, entries, lines, read_or_reason, reason

GOOD = "2026-03-15 14:05:00,sale,credit,100.00,0.60,"


def placeless(rows: tuple[Entry, ...] | list[Entry]) -> list[Entry]:
    return [replace(row, line=0) for row in rows]


def test_every_column_is_read() -> None:
    reading = read_file(
        "a.csv",
        lines(
            ",".join(COLUMNS),
            "898210154110002,T0000001,R2,R1,2026-03-15 14:05:09,charge,unknown,"
            "99.00,0.00,-1.50,2026-03-16,true,data_fee,年费",
        ),
    )
    assert reading.entries == (
        Entry(
            source="a.csv",
            line=2,
            occurred_at=datetime(2026, 3, 15, 14, 5, 9),
            kind=Kind.CHARGE,
            instrument=Instrument.UNKNOWN,
            amount=9900,
            merchant_no="898210154110002",
            terminal_no="T0000001",
            entry_id="R2",
            original_id="R1",
            fee=0,
            settled=-150,
            settled_on=date(2026, 3, 16),
            fee_deferred=True,
            charge_kind=ChargeKind.DATA_FEE,
            memo="年费",
        ),
    )
    assert (reading.format, reading.encoding, reading.warnings) == ("canonical-csv", "utf-8", ())


def test_missing_optional_columns_are_empty_and_an_empty_fee_is_not_zero() -> None:
    reading = read_file(
        "a.csv",
        lines(
            "occurred_at,kind,instrument,amount,fee",
            "2026-03-15 14:05:00,sale,debit,1,",
            "2026-03-15 14:05:00,payout,debit,1,0",
        ),
    )
    sale, payout = reading.entries
    assert (sale.fee, sale.fee_deferred, sale.charge_kind) == (None, False, None)
    assert (payout.fee, payout.charge_kind) == (0, ChargeKind.OTHER)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2026-02-30 10:00:00,sale,credit,1.00,,", "date-impossible"),
        ("2026-03-15,sale,credit,1.00,,", "moment-form"),
        ("2026-03-15T10:00:00,sale,credit,1.00,,", "moment-form"),
        ("２０２６-03-15 10:00:00,sale,credit,1.00,,", "moment-form"),
        (",sale,credit,1.00,,", "cell-empty"),
        ("2026-03-15 10:00:00,Sale,credit,1.00,,", "word"),
        ("2026-03-15 10:00:00,sale,visa,1.00,,", "word"),
        ('2026-03-15 10:00:00,sale,credit,"3000,00",,', "money-comma"),
        ("2026-03-15 10:00:00,sale,credit,1e5,,", "money-form"),
        ("2026-03-15 10:00:00,sale,credit,NaN,,", "money-form"),
        ("2026-03-15 10:00:00,sale,credit,１２３,,", "money-form"),
        ("2026-03-15 10:00:00,sale,credit,-0.00,,", "money-negative-zero"),
        ("2026-03-15 10:00:00,sale,credit,1.005,,", "money-decimals"),
        ("2026-03-15 10:00:00,sale,credit,0,,", "amount-not-positive"),
        ("2026-03-15 10:00:00,sale,credit,-1,,", "amount-not-positive"),
        ("2026-03-15 10:00:00,sale,credit,1.00,-0.01,", "fee-negative"),
    ],
)
def test_a_wrong_cell_costs_its_row_alone(row: str, code: str) -> None:
    reading = read_file("a.csv", lines(HEADER, GOOD, row, GOOD))
    assert [entry.line for entry in reading.entries] == [2, 4]
    (unreadable,) = reading.unreadable
    assert (unreadable.source, unreadable.line, unreadable.reason.code) == ("a.csv", 3, "field")
    why = unreadable.reason.values["why"]
    assert getattr(why, "code", None) == code
    assert unreadable.reason.text("zh")
    assert unreadable.reason.text("en")


def test_an_unquoted_decimal_comma_makes_the_row_unreadable_instead_of_shifting_it() -> None:
    reading = read_file("a.csv", lines(HEADER, GOOD, "2026-03-15 10:00:00,sale,credit,3000,00,0.60,"))
    assert [row.reason.code for row in reading.unreadable] == ["row-width"]


def test_all_problems_of_a_row_are_told_at_once() -> None:
    reading = read_file("a.csv", lines(HEADER, GOOD, "2026-13-01 10:00:00,sale,gold,1e5,,"))
    told = reading.unreadable[0].reason.text("en")
    assert all(part in told for part in ("2026-13-01", "gold", "1e5"))


@pytest.mark.parametrize("word", ["True", "1", "yes"])
def test_a_boolean_is_true_or_false(word: str) -> None:
    head = "occurred_at,kind,instrument,amount,fee_deferred"
    reading = read_file(
        "a.csv", lines(head, "2026-03-15 10:00:00,sale,debit,1,true", f"2026-03-15 10:00:00,sale,debit,1,{word}")
    )
    assert reading.entries[0].fee_deferred
    assert [row.line for row in reading.unreadable] == [3]


def test_an_unknown_column_is_a_warning_that_names_it() -> None:
    reading = read_file(
        "a.csv", lines("occurred_at,kind,instrument,amount,colour", "2026-03-15 10:00:00,sale,debit,1,red")
    )
    (warning,) = reading.warnings
    assert warning.code == "column-unknown"
    assert "colour" in warning.text("zh")


def test_missing_and_double_columns_make_the_file_unusable() -> None:
    assert reason(lines("occurred_at,kind,amount", "2026-03-15 10:00:00,sale,1")) == "columns-missing"
    assert reason(lines(HEADER + ",fee", GOOD + ",")) == "columns-twice"


def test_a_file_without_a_readable_row_is_unusable_and_names_the_first_reason() -> None:
    assert reason(lines(HEADER)) == "no-rows"
    with pytest.raises(UnusableFile) as caught:
        read_file("a.csv", lines(HEADER, "", "2026-03-15 10:00:00,sale,credit,1e5,,"))
    assert caught.value.line == 3
    assert "1e5" in caught.value.reason.text("zh")


def test_lines_are_physical_lines_even_after_quoted_line_ends_and_blank_lines() -> None:
    reading = read_file("a.csv", lines(HEADER, GOOD + '"two\r\nlines"', "", GOOD))
    assert [entry.line for entry in reading.entries] == [2, 5]
    assert reading.entries[0].memo == "two\r\nlines"


def test_a_stray_quotation_mark_costs_one_row_not_the_rest_of_the_file() -> None:
    reading = read_file("a.csv", lines(HEADER, GOOD + '"open', *[GOOD] * 200))
    assert [row.line for row in reading.unreadable] == [2]
    assert len(reading.entries) == 200


def test_limits_of_cells_columns_and_rows() -> None:
    small = Limits(rows=4, columns=8, cell=20)
    reading = read_file("a.csv", lines(HEADER, GOOD + "x" * 21, GOOD + ",,,", GOOD), limits=small)
    assert [row.reason.code for row in reading.unreadable] == ["cell-long", "too-many-cells"]
    with pytest.raises(UnusableFile) as caught:
        read_file("a.csv", lines(HEADER, *[GOOD] * 4), limits=small)
    assert caught.value.reason.code == "too-many-rows"


def test_blank_rows_are_quick_and_fine() -> None:
    reading = read_file("a.csv", lines(HEADER, *[",,,,,"] * 64_707, GOOD))
    assert [entry.line for entry in reading.entries] == [64_709]
    assert reading.unreadable == ()


@given(entries)
def test_what_is_written_is_read_back(rows: list[Entry]) -> None:
    reading = read_file("a.csv", canonical_csv(rows).encode())
    assert placeless(list(reading.entries)) == placeless(rows)
    assert reading.unreadable == ()
    assert reading.warnings == ()


@given(entries, st.permutations(COLUMNS))
def test_the_order_of_columns_does_not_matter(rows: list[Entry], columns: list[str]) -> None:
    reading = read_file("a.csv", canonical_csv(rows, columns).encode())
    assert placeless(reading.entries) == placeless(rows)


@given(entries)
def test_every_encoding_says_the_same(rows: list[Entry]) -> None:
    text = canonical_csv([replace(row, memo="手续费") for row in rows])
    readings = {name: read_file("a.csv", text.encode(name)) for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16")}
    assert {reading.encoding for reading in readings.values()} == set(readings)
    assert len({reading.entries for reading in readings.values()}) == 1


@given(entries, st.data())
def test_a_changed_cell_changes_its_row_only(rows: list[Entry], data: st.DataObject) -> None:
    plain = [replace(row, memo=None) for row in rows]
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(COLUMNS) - 1))
    text = data.draw(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='",'), max_size=8))
    written = canonical_csv(plain).splitlines()
    cells = written[at + 1].split(",")
    cells[column] = text
    written[at + 1] = ",".join(cells)
    reading = read_or_reason("\n".join(written).encode())
    if not isinstance(reading, Reading):
        assert len(rows) == 1
        return
    others = [replace(row, line=number + 2) for number, row in enumerate(plain) if number != at]
    assert [entry for entry in reading.entries if entry.line != at + 2] == others
    assert {row.line for row in reading.unreadable} <= {at + 2}
