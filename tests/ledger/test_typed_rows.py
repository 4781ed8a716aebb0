"""Lines typed by hand into a form."""

from datetime import datetime

import pytest

from juli.ledger import typed_rows

ROW = {
    "occurred_at": "2026-03-15",
    "kind": "charge",
    "instrument": "unknown",
    "amount": "99",
    "charge_kind": "data_fee",
}


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-15", datetime(2026, 3, 15)),
        (" 2026/3/15 14:05 ", datetime(2026, 3, 15, 14, 5)),
        ("2026年3月15日", datetime(2026, 3, 15)),
        ("2026年3月15日14:05", datetime(2026, 3, 15, 14, 5)),
    ],
)
def test_dates_as_people_write_them(written: str, moment: datetime) -> None:
    (entry,) = typed_rows([ROW | {"occurred_at": written}], source="typed").entries
    assert (entry.occurred_at, entry.amount, entry.source, entry.line) == (moment, 9900, "typed", 1)


def test_a_wrong_row_says_what_is_wrong_field_by_field_and_keeps_its_place() -> None:
    reading = typed_rows([ROW, {}, ROW | {"occurred_at": "2026-02-30", "amount": "3000,00"}, ROW], source="typed")
    assert [entry.line for entry in reading.entries] == [1, 4]
    (row,) = reading.unreadable
    assert row.line == 3
    assert all(part in row.reason.text("zh") for part in ("交易时间", "2026-02-30", "金额", "3000,00"))


def test_nothing_typed_is_an_empty_reading() -> None:
    assert typed_rows([{"amount": " "}], source="typed").entries == ()
