"""From an amount back to the line it came from."""

from hypothesis import given
from hypothesis import strategies as st

from juli.ledger import excerpt, read_file
from tests.ledger.statements import HEADER, canonical_csv, entries, lines

ROWS = [f"2026-03-15 14:05:00,sale,credit,{amount}.00,," for amount in range(1, 7)]


def test_the_line_stands_between_its_neighbours_under_the_header() -> None:
    found = excerpt("a.csv", lines(HEADER, *ROWS), 4, around=1)
    assert found.header == tuple(HEADER.split(","))
    assert [(row.line, row.cells[3], row.is_the_line) for row in found.rows] == [
        (3, "2.00", False),
        (4, "3.00", True),
        (5, "4.00", False),
    ]


def test_at_the_ends_there_are_fewer_neighbours() -> None:
    content = lines(HEADER, *ROWS)
    assert [row.line for row in excerpt("a.csv", content, 7).rows] == [5, 6, 7]
    assert [row.line for row in excerpt("a.csv", content, 1).rows] == [1, 2, 3]


def test_a_row_of_several_lines_is_found_by_each_of_them_and_raw() -> None:
    content = lines(HEADER, ROWS[0] + '"=A1\n`<b>"', ROWS[1][:-1] + ",")
    for line in (2, 3):
        (row,) = (row for row in excerpt("a.csv", content, line).rows if row.is_the_line)
        assert (row.line, row.cells[5]) == (2, "=A1\n`<b>")


def test_a_line_that_is_not_there_and_a_file_that_is_none_give_nothing() -> None:
    content = lines(HEADER, *ROWS)
    assert excerpt("a.csv", content, 99).rows == ()
    assert excerpt("a.csv", content, 0).rows == ()
    assert excerpt("a.pdf", b"%PDF-1.7", 1).header is None


@given(entries, st.data())
def test_every_entry_is_found_at_its_line(rows: list[object], data: st.DataObject) -> None:
    content = canonical_csv(rows).encode()  # type: ignore[arg-type]
    entry = data.draw(st.sampled_from(read_file("a.csv", content).entries))
    (row,) = (row for row in excerpt("a.csv", content, entry.line).rows if row.is_the_line)
    assert row.line == entry.line
    assert (row.cells[2], row.cells[13]) == (entry.entry_id or "", entry.memo or "")
