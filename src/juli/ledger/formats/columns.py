"""Which column of an unknown statement holds what, told by its header."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from juli.ledger.formats.words import normal, words
from juli.ledger.tables import Row, Table

Unit = Literal["yuan", "fen"]

DATES = ("time", "date", "settled_on")
MONEY = ("amount", "fee", "extra_fee", "settled")

_UNIT = re.compile(r"[(\[【](?:单位:?)?(元|分|人民币|RMB|CNY|人民币元|¥)[)\]】]|/(元|分)$")
_UNIT_ABOVE = re.compile(r"单位[:为]?(?:人民币)?(元|分)(?![a-zA-Z一-鿿])")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each concept stands, the header as it is written, and the units the header claims for money.

    `paid_with` are all columns that may say with what was paid, best first.
    """

    places: Mapping[str, int]
    titles: Sequence[str]
    units: Mapping[str, Unit]
    paid_with: Sequence[int] = ()

    def names(self) -> Mapping[str, object]:
        """The written header of each concept."""
        return {concept: self.titles[place].strip() for concept, place in self.places.items()}

    @property
    def width(self) -> int:
        """How many cells a row needs so that every concept has its cell."""
        return max(self.places.values()) + 1


@dataclass(frozen=True, slots=True)
class Manner:
    """A format known by its header: its name, words of its own by concept, and concepts it means otherwise."""

    name: str
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()


def plain_titles(row: Row) -> list[str]:
    """The titles of a row without blanks, marks at their ends and the unit in brackets."""
    return [_UNIT.sub("", normal(cell).strip("*:")) for cell in row.cells]


def find_marked(table: Table, *marks: Set[str]) -> int | None:
    """The first row that has all titles of one of the sets."""
    heads = ((i, set(plain_titles(row))) for i, row in enumerate(table.rows))
    return next((i for i, titles in heads if any(wanted <= titles for wanted in marks)), None)


def columns_of(row: Row, manner: Manner) -> Columns | None:
    """The columns of a header row; None when the row names no amount or no time, so is no header."""
    titles = plain_titles(row)
    found = {concept: _places(titles, concept, manner) for concept in words()["headers"]}
    places = {concept: at[0] for concept, at in found.items() if at}
    if "amount" not in places or not places.keys() & set(DATES):
        return None
    _pair_numbers(titles, places)
    units = {c: unit for c in MONEY if c in places and (unit := claimed_unit(row.cells[places[c]]))}
    return Columns(places, row.cells, units, found["instrument"])


def _places(titles: Sequence[str], concept: str, manner: Manner) -> Sequence[int]:
    """Where the titles of a concept stand, best first; of two equal titles the first counts."""
    synonyms = () if concept in manner.without else (*manner.own.get(concept, ()), *words()["headers"][concept])
    return [titles.index(name) for name in dict.fromkeys(map(normal, synonyms)) if name in titles]


def unit_above(rows: Sequence[Row]) -> Unit | None:
    """The unit that lines above a header name ("单位：分"); None where they name none, or both."""
    text = " ".join(normal(cell) for row in rows for cell in row.cells)
    found = set(_UNIT_ABOVE.findall(text))
    return None if len(found) != 1 else "fen" if "分" in found else "yuan"


def _pair_numbers(titles: Sequence[str], places: dict[str, int]) -> None:
    """Where the number of the undone trade is "原" + a title, the trade's own number is under that title."""
    if "original_id" in places:
        own = titles[places["original_id"]].removeprefix("原")
        at = next((titles.index(name) for name in (own, own + "号") if name in titles), None)
        if at is not None:
            places["entry_id"] = at


def claimed_unit(title: str) -> Unit | None:
    """The unit a title names: 交易金额（分）."""
    found = _UNIT.search(normal(title).strip("*:"))
    if found is None:
        return None
    return "fen" if "分" in found.group() else "yuan"
