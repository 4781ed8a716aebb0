"""Rows whose cells may not stand under their titles: too few, too many, or an amount torn by its own comma."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from juli.ledger.speech import say
from juli.ledger.tables import Row
from juli.wording import Said

_HEAD = re.compile(r"-?[1-9]\d{0,2}", re.ASCII)
_GROUP = re.compile(r"\d{3}", re.ASCII)
_TAIL = re.compile(r"\d{3}\.\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Widths:
    """How many cells a row needs so that all that is read has its cell, how many titles the header has, how many
    cells a row may have, and the place of an amount that stands before its fee or net, None where none does."""

    needed: int
    titles: int
    usual: int
    amount: int | None = None

    def misfit(self, row: Row) -> Said | None:
        """Why the cells of a row cannot be told apart; None where they can."""
        cells = row.cells
        if self.amount is not None and (torn := _torn(cells[self.amount :])):
            return say("money-torn", text=torn)
        if not self.needed <= len(cells) <= self.usual or any(map(str.strip, cells[self.titles :])):
            return say("row-width", cells=len(cells), columns=self.titles)
        return None


def widths_of(rows: Iterable[Row], titles: int, places: Mapping[str, int]) -> Widths:
    """The widths of a file, given the places of what is read. A row may have more cells than the header only where
    most rows have as many: each of their lines ends in a delimiter."""
    found = Counter(len(row.cells) for row in rows)
    most = max(found, key=lambda width: (found[width], -width), default=titles)
    amount = places.get("amount", -1)
    is_before = amount + 1 in (places.get("fee"), places.get("settled"))
    needed = max(places.values(), default=-1) + 1
    return Widths(needed, titles, max(most, titles), amount if amount >= 0 and is_before else None)


def _torn(cells: Sequence[str]) -> str | None:
    """The amount of thousands that stands in the first two cells or more, for want of quotation marks ("1,286.00"):
    a whole number below a thousand, and then more than it, as neither a fee nor a net is."""
    if not cells or not _HEAD.fullmatch(cells[0].strip()):
        return None
    head, *rest = (cell.strip() for cell in cells[:5])
    groups = next((n for n, cell in enumerate(rest) if not _GROUP.fullmatch(cell)), len(rest))
    tail = rest[groups] if groups < len(rest) else ""
    if not _TAIL.fullmatch(tail):
        return None
    is_more = bool(groups) or tail.startswith("0") or int(tail.partition(".")[0]) > abs(int(head))
    return ",".join((head, *rest[: groups + 1])) if is_more else None
