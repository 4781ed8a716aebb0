"""Tables for people who open them in a spreadsheet: what was typed stays text there and never becomes a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from juli.papers.cleaning import clean

Cell = str | int | Decimal | date | None
"""Text, a number, a day or a moment; None is an empty cell. No float: a sum has one spelling."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
"""What a spreadsheet may run: also after blanks, and in the wide forms that Chinese keyboards type."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_MARK = "'"
"""Says "what follows is text" to a spreadsheet."""


def write_csv(rows: Iterable[Sequence[Cell]], columns: Sequence[str]) -> bytes:
    """A CSV file (RFC 4180) with `columns` as its head; every row has one cell per column.

    UTF-8 with the mark by which spreadsheets know it. Numbers stay numbers, days are ISO 8601, text that could
    be taken for a formula gets an apostrophe in front. Raises ValueError for a row of another length, TypeError
    for a cell that is none of `Cell`.
    """
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cell_text(head) for head in columns])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{len(row)} cells for {len(columns)} columns")
        writer.writerow([cell_text(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def cell_text(cell: Cell) -> str:
    """One cell as it is written; errors as in `write_csv`."""
    match cell:
        case None:
            return ""
        case str():
            return _harmless(clean(cell))
        case bool():
            raise TypeError("write yes or no in words")
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case _:
            raise TypeError(f"no cell: {type(cell).__name__}")


def _harmless(text: str) -> str:
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return _MARK + text if is_formula else text
