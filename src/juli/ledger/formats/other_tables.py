"""Other tables in the same file: sums above the trades, refunds or sums below them, under headers of their own."""

from collections.abc import Sequence

from juli.ledger.entries import Unreadable
from juli.ledger.formats.columns import Columns, plain_titles
from juli.ledger.speech import say
from juli.ledger.tables import Row

_TIMES = ("时间", "日期")
_MONEY = ("金额", "额", "费")
_COUNTS = ("笔数", "笔数(笔)")


def sums_up(columns: Columns) -> bool:
    """Whether a header is of sums, with so many trades in each row, and not of single trades."""
    titles = plain_titles(Row(0, tuple(columns.titles)))
    return "entry_id" not in columns.places and any(title.endswith(_COUNTS) for title in titles)


def split_tables(source: str, rows: Sequence[Row], top: Row, columns: Columns) -> tuple[list[Row], list[Unreadable]]:
    """The rows under the header `top`, which may stand again, and each row of another table as unreadable."""
    titles, amount = plain_titles(top), columns.places["amount"]
    own: list[Row] = []
    others: list[Unreadable] = []
    other = 0
    for row in rows:
        if row.cells == top.cells:
            other = 0
            continue
        if not _has_figure(row, amount) and (found := plain_titles(row)) and _is_header(found):
            other = 0 if _is_same(found, titles, columns) else row.line
            if not other:
                continue
        if other:
            others.append(Unreadable(source, row.line, say("other-table", line=other)))
        else:
            own.append(row)
    return own, others


def _has_figure(row: Row, place: int) -> bool:
    return place < len(row.cells) and any(map(str.isdigit, row.cells[place]))


def _is_same(found: Sequence[str], titles: Sequence[str], columns: Columns) -> bool:
    """Whether all that is read stands under the same titles."""
    return columns.width <= len(found) and all(found[place] == titles[place] for place in columns.places.values())


def _is_header(titles: Sequence[str]) -> bool:
    """Whether some title names a time and another one money, and none begins like a figure."""
    filled = [title for title in titles if title]
    if any(title[0].isdigit() for title in filled):
        return False
    return any(title.endswith(_TIMES) for title in filled) and any(title.endswith(_MONEY) for title in filled)
