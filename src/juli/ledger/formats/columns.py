"""Which column of an unknown statement holds what, told by its header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from juli.ledger.formats.words import normal, words
from juli.ledger.tables import Row

Unit = Literal["yuan", "fen"]

DATES = ("time", "date", "settled_on")
MONEY = ("amount", "fee", "extra_fee", "settled")

_UNIT = re.compile(r"[(\[](元|分|人民币|RMB|CNY|人民币元|单位:元|单位:分)[)\]]|/(元|分)$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each concept stands, the header as it is written, and the units the header claims for money."""

    places: Mapping[str, int]
    titles: Sequence[str]
    units: Mapping[str, Unit]

    def names(self) -> Mapping[str, object]:
        """The written header of each concept."""
        return {concept: self.titles[place].strip() for concept, place in self.places.items()}

    @property
    def width(self) -> int:
        """How many cells a row needs so that every concept has its cell."""
        return max(self.places.values()) + 1


def columns_of(row: Row) -> Columns | None:
    """The columns of a header row; None when the row names no amount or no time, so is no header."""
    places: dict[str, int] = {}
    titles = [_UNIT.sub("", normal(cell)) for cell in row.cells]
    for concept, synonyms in words()["headers"].items():
        at = next((titles.index(name) for name in map(normal, synonyms) if name in titles), None)
        if at is not None:
            places[concept] = at
    if "amount" not in places or not places.keys() & set(DATES):
        return None
    _pair_numbers(titles, places)
    units = {c: unit for c in MONEY if c in places and (unit := _claimed(row.cells[places[c]]))}
    return Columns(places, row.cells, units)


def _pair_numbers(titles: Sequence[str], places: dict[str, int]) -> None:
    """Where the number of the undone trade is "原" + a title, the trade's own number is under that title."""
    if "original_id" in places:
        own = titles[places["original_id"]].removeprefix("原")
        if own in titles:
            places["entry_id"] = titles.index(own)


def _claimed(title: str) -> Unit | None:
    found = _UNIT.search(normal(title))
    if found is None:
        return None
    return "fen" if "分" in found.group() else "yuan"
