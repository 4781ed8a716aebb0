"""A list as CSV or XLSX, in which whatever a person typed is text and never a formula. Pure functions."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter

from juli.money import yuan

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would reckon with."""
PIECE = 64 * 1024
CENTS = Decimal("0.01")


class Fen(int):
    """An amount, so that it is told from a number."""


Cell = str | Fen | date | None
Row = Sequence[Cell]


def csv_pieces(head: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8 with the mark that spreadsheets look for, line by line."""
    yield "\ufeff".encode()
    yield _line(head)
    for row in rows:
        yield _line([_text(cell) for cell in row])


def xlsx_pieces(name: str, head: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as a workbook of one sheet. It is written to a file first: a list needs no memory of its own."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryFile() as made:
        with xlsxwriter.Workbook(made, {**options, "strings_to_numbers": False}) as book:
            sheet = book.add_worksheet(name)
            formats = {
                "money": book.add_format({"num_format": "#,##0.00"}),
                "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            }
            sheet.set_column(0, len(head) - 1, 16)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(_with_head(head, rows)):
                for column, cell in enumerate(row):
                    _put(sheet, number, column, cell, formats)
        made.seek(0)
        while piece := made.read(PIECE):
            yield piece


def _with_head(head: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    yield head
    yield from rows


def _put(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    match cell:
        case None:
            return
        case Fen():
            sheet.write_number(row, column, Decimal(cell) * CENTS, formats["money"])
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001
        case str():
            # write_string and nothing that guesses.
            sheet.write_string(row, column, " ".join(cell.split()))


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Fen():
            return yuan(cell)
        case date():
            return cell.isoformat()
    plain = " ".join(cell.split())
    return f"'{plain}" if plain.startswith(FORMULA) or cell.startswith(FORMULA) else plain


def _line(cells: Sequence[str]) -> bytes:
    made = StringIO()
    csv.writer(made).writerow(cells)
    return made.getvalue().encode()
