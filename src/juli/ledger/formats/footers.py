"""Lines of a statement that sum up: told from trades, and compared with the trades above them."""

import re
from collections.abc import Callable, Iterable, Sequence

from juli.ledger.cells import is_moment
from juli.ledger.entries import Entry, Kind
from juli.ledger.formats.columns import DATES, Columns
from juli.ledger.formats.words import normal, words
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row
from juli.money import Fen, yuan
from juli.wording import Said

_LABELLED = re.compile(r"([^:]*[^:\d.\-]):?(-?[\d,]+(?:\.\d+)?)(?:元|笔)?")


def is_footer(row: Row, columns: Columns) -> bool:
    """Whether the row begins like a known total, note or rule line and bears no date, as every trade does."""
    return _label(row).startswith(tuple(words()["footer"]["starts"])) and not _dated(row, columns)


def _dated(row: Row, columns: Columns) -> bool:
    places = (columns.places[concept] for concept in DATES if concept in columns.places)
    return any(is_moment(row.cells[place]) for place in places if place < len(row.cells))


def compare(
    source: str,
    footers: Iterable[Row],
    columns: Columns,
    *,
    entries: Sequence[Entry],
    rows: int,
    to_fen: Callable[[str], Fen | None],
) -> Iterable[Said]:
    """One warning for each total that none of the usual ways to sum the trades gives.

    `rows` is the number of rows that are trades, read or not; `to_fen` reads an amount in the file's unit.
    """
    sums = _possible_sums(entries)
    for row in footers:
        for name, figure in _figures(row, columns):
            if name in words()["footer"]["count"]:
                if figure != str(rows):
                    yield _disagrees(source, name, figure, str(rows))
            elif (stated := to_fen(figure)) is not None and stated not in sums:
                yield _disagrees(source, name, figure, yuan(sums[0]))


def _label(row: Row) -> str:
    return normal(next((cell for cell in row.cells if cell.strip()), ""))


def _figures(row: Row, columns: Columns) -> Iterable[tuple[str, str]]:
    """The totals a footer row states: "总笔数：8" in one cell, or 合计 with a sum under the amounts."""
    place = columns.places["amount"]
    if _label(row).startswith(tuple(words()["footer"]["total"])) and place < len(row.cells):
        yield _label(row), row.cells[place]
        return
    for cell in row.cells:
        found = _LABELLED.fullmatch(normal(cell))
        if found and (found[1] in words()["footer"]["count"] or found[1] in words()["headers"]["amount"]):
            yield found[1], found[2]


def _possible_sums(entries: Sequence[Entry]) -> tuple[Fen, Fen, Fen]:
    """The sales; the sales less what was undone; everything."""
    sales = sum(entry.amount for entry in entries if entry.kind is Kind.SALE)
    undone = sum(entry.amount for entry in entries if entry.kind in (Kind.REFUND, Kind.VOID))
    return sales, sales - undone, sum(entry.amount for entry in entries)


def _disagrees(source: str, name: str, stated: str, found: str) -> Said:
    return say("totals-disagree", source=source, name=quoted(name), stated=quoted(stated), found=found)
