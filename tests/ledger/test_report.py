"""What `juli read` says."""

import json

from juli.ledger import Reading, Unreadable, read_file
from juli.ledger.report import read_document, read_table
from juli.wording import Said
from tests.ledger.statements import lines

HEADER = "occurred_at,kind,instrument,amount,fee,settled,charge_kind,colour"


def reading() -> Reading:
    rows = (
        "2026-03-15 10:00:00,sale,credit,1000.00,6.00,994.00,,",
        "2026-03-16 10:00:00,sale,debit,200.00,,,,",
        "2026-03-17 10:00:00,refund,debit,50.00,,,,",
        "2026-03-18 10:00:00,void,debit,20.00,,,,",
        "2026-03-19 10:00:00,charge,unknown,99.00,,,data_fee,",
        "2026-03-20 10:00:00,payout,unknown,9.00,,,,",
        "2026-02-30 10:00:00,sale,debit,1.00,,,,",
    )
    return read_file("a.csv", lines(HEADER, *rows))


def test_the_document() -> None:
    document = read_document(reading(), "zh")
    assert document | {"unreadable": None, "warnings": None} == {
        "schema": "juli.read/1",
        "source": "a.csv",
        "format": "canonical-csv",
        "encoding": "utf-8",
        "entries": {"sale": 2, "refund": 1, "void": 1, "charge": 1, "payout": 1},
        "from": "2026-03-15",
        "to": "2026-03-20",
        "totals": {
            "sales": "1200.00",
            "fees": "6.00",
            "settled": "994.00",
            "refunds": "50.00",
            "voids": "20.00",
            "charges": "99.00",
            "payouts": "9.00",
        },
        "arrivals": {"count": 0, "total": "0.00"},
        "unreadable": None,
        "warnings": None,
    }
    (row,) = document["unreadable"]
    assert (row["source"], row["line"]) == ("a.csv", 8)
    assert "2026-02-30" in row["reason"]
    assert "colour" in document["warnings"][0]
    assert json.loads(json.dumps(document)) == document


def test_the_table_for_people_names_sums_and_lines_in_both_languages() -> None:
    chinese, english = read_table(reading(), "zh"), read_table(reading(), "en")
    assert "消费 2 笔，共 1,200.00 元" in chinese
    assert "2 sales, 1,200.00 yuan" in english
    assert "第 8 行" in chinese
    assert "line 8" in english


def test_what_is_wrong_with_the_whole_file_is_told_without_a_line() -> None:
    sheet = Unreadable("a.xlsx", 0, Said("ledger", "sheet-unread", {"sheet": "四月"}))
    told = read_table(Reading("a.xlsx", "by-header", None, (), (sheet,)), "zh")
    assert "  工作表“四月”也像账单" in told
    assert "第 0 行" not in told


def test_an_empty_reading_has_no_days() -> None:
    empty = Reading("a.csv", "typed", None, ())
    assert (read_document(empty, "en")["from"], read_document(empty, "en")["to"]) == (None, None)
    assert read_table(empty, "en")
