"""A table as a workbook for spreadsheets: numbers are numbers, and no text becomes a formula."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from juli.papers.tables import Cell, cell_text

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_WIDTH = 16


def write_xlsx(rows: Iterable[Sequence[Cell]], columns: Sequence[str], sheet: str) -> bytes:
    """A workbook of one sheet with `columns` as its head, which stays when one scrolls. Errors as in `write_csv`."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        page.set_column(0, max(0, len(columns) - 1), _WIDTH)
        for number, row in enumerate([tuple(columns), *rows]):
            if len(row) != len(columns):
                raise ValueError(f"{len(row)} cells for {len(columns)} columns")
            for place, cell in enumerate(row):
                _put(page, number, place, cell)
    return made.getvalue()


def _put(page: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, cell_text(cell))
