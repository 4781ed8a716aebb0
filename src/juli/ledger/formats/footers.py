"""Lines of a statement that sum up: told from trades, and compared with the trades above them."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from juli.ledger.cells import is_moment
from juli.ledger.entries import Entry, Kind
from juli.ledger.formats.columns import DATES, Columns
from juli.ledger.formats.words import normal, words
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row
from juli.money import Fen, yuan
from juli.wording import Said

_SUMMED = ("amount", "fee", "settled")
_LABELLED = re.compile(r"([^:]*[^:\d.\-]):?(-?[\d,]+(?:\.\d+)?)(?:元|笔)?")


def is_footer(row: Row, columns: Columns) -> bool:
    """Whether the row begins like a known total, note or rule line, or is a single cell that names a figure, and
    bears no date, as every trade does."""
    begins = _label(row).startswith(tuple(words()["footer"]["starts"]))
    return (begins or _is_named_figure(row)) and not _dated(row, columns)


def _is_named_figure(row: Row) -> bool:
    """Whether nothing stands in a row but one cell such as 收款方手续费：1.20."""
    filled = islice((cell for cell in row.cells if cell.strip()), 2)
    cell, *more = filled
    found = None if more else _LABELLED.fullmatch(normal(cell))
    return found is not None and found[0].startswith(f"{found[1]}:") and _names_a_figure(found[1])


def _names_a_figure(label: str) -> bool:
    sums = words()["footer"]["sums"]
    return _concept(label) is not None or label.startswith(tuple(sums)) or label.endswith(tuple(sums))


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
    to_fen: Callable[[str, str], Fen | None],
) -> Iterable[Said]:
    """One warning for each total that none of the usual ways to sum the trades gives.

    `rows` is the number of rows that are trades, read or not; `to_fen` reads a figure in the unit its concept
    (amount, fee, settled) has in the file.
    """
    for row in footers:
        for name, concept, figure in _figures(row, columns):
            sums = _possible_sums(concept, entries, columns)
            if concept == "count":
                if figure != str(rows):
                    yield _disagrees(source, name, figure, str(rows))
            elif sums and (stated := to_fen(figure, concept)) is not None and stated not in sums:
                yield _disagrees(source, name, figure, yuan(sums[0]))


def _label(row: Row) -> str:
    return normal(next((cell for cell in row.cells if cell.strip()), ""))


def _figures(row: Row, columns: Columns) -> Iterable[tuple[str, str, str]]:
    """The totals a footer row states, each with its name and concept: "总笔数：8" in one cell, or 合计 with sums
    under the columns."""
    if _label(row).startswith(tuple(words()["footer"]["total"])) and columns.places["amount"] < len(row.cells):
        for concept in _SUMMED:
            place = columns.places.get(concept, len(row.cells))
            if place < len(row.cells) and row.cells[place].strip():
                name = _label(row) if concept == "amount" else f"{_label(row)} {columns.titles[place].strip()}"
                yield name, concept, row.cells[place]
        return
    for cell in row.cells:
        found = _LABELLED.fullmatch(normal(cell))
        named = _concept(found[1]) if found else None
        if found and named:
            yield found[1], named, found[2]


def _concept(name: str) -> str | None:
    if name in words()["footer"]["count"]:
        return "count"
    return next((concept for concept in _SUMMED if name in words()["headers"][concept]), None)


def _possible_sums(concept: str, entries: Sequence[Entry], columns: Columns) -> Sequence[Fen]:
    """Of amounts: the sales; the sales less what was undone; everything. Of fees and settled amounts: the sales,
    where nothing was undone, since what was given back of them is not kept, and where they are all stated."""
    sales = [entry for entry in entries if entry.kind is Kind.SALE]
    undone = [entry.amount for entry in entries if entry.kind in (Kind.REFUND, Kind.VOID)]
    if concept == "amount":
        total = sum(entry.amount for entry in sales)
        return total, total - sum(undone), sum(entry.amount for entry in entries)
    stated = [value for sale in sales if (value := getattr(sale, concept, None)) is not None]
    known = len(stated) == len(entries) and not (concept == "fee" and "extra_fee" in columns.places)
    return [sum(stated)] if known and concept in columns.places else []


def _disagrees(source: str, name: str, stated: str, found: str) -> Said:
    return say("totals-disagree", source=source, name=quoted(name), stated=quoted(stated), found=found)
