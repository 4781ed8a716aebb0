"""Yuan or fen: decided once for a whole file, from its header and from settled = amount - fee."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from juli.ledger.formats.columns import MONEY, Unit

_SCALE: Mapping[Unit, int] = {"yuan": 2, "fen": 0}
_ENOUGH_ROWS = 3
_FEW, _MOST = 0.5, 0.9
_FIGURES = ("amount", "fee", "settled")


@dataclass(frozen=True, slots=True)
class Units:
    """The unit of each money column; `corrected` when it is not what the header claims."""

    of: Mapping[str, Unit]
    corrected: bool


def decide(claims: Mapping[str, Unit], rows: Sequence[Mapping[str, Decimal]]) -> Units:
    """Decide the units of a file.

    `claims` are the units the header names by column, `rows` the numbers of each row. A column without a
    claim takes the claim of the others. A claim is left where it contradicts settled = amount - fee in most
    rows and another reading explains nearly all, and a claim of fen where decimals are the rule; a few
    cells with decimals are mistakes of their rows.
    """
    first: Unit = next(iter(claims.values()), "yuan")
    common = claims.get("amount", first)
    claimed: dict[str, Unit] = {column: claims.get(column, common) for column in MONEY}
    decimals = _with_decimals(claimed, rows)
    impossible = any(claimed[column] == "fen" for column in decimals)
    complete = [row for row in rows if all(column in row for column in _FIGURES) and row["fee"]]
    judged = len(complete) >= _ENOUGH_ROWS
    if not impossible and (not judged or _explained(claimed, complete) >= _FEW):
        return Units(claimed, corrected=False)
    better = (units for units in _readings(decimals) if judged and _explained(units, complete) >= _MOST)
    otherwise: Mapping[str, Unit] = dict.fromkeys(MONEY, "yuan") if impossible else claimed
    units = next(better, otherwise)
    return Units(units, corrected=units != claimed)


def _with_decimals(claimed: Mapping[str, Unit], rows: Sequence[Mapping[str, Decimal]]) -> Set[str]:
    """The columns whose cells hold decimals for the most part; where that is so of all cells said to be in
    fen, each of their columns that holds any."""
    cells = {column: [row[column] for row in rows if column in row] for column in MONEY}
    decimals = {column: sum(map(_has_decimals, cells[column])) for column in MONEY}
    found = {column for column in MONEY if decimals[column] > len(cells[column]) / 2}
    fen = [column for column in MONEY if claimed[column] == "fen"]
    if sum(decimals[column] for column in fen) > sum(len(cells[column]) for column in fen) / 2:
        found.update(column for column in fen if decimals[column])
    return found


def _has_decimals(number: Decimal) -> bool:
    """Whether it is written with a decimal point: 100.00 is, 100 is not."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0


def _readings(decimals: Set[str]) -> Iterator[Mapping[str, Unit]]:
    """Every way to read the figures, all in yuan first; a column with decimals is never in fen."""
    for choice in product(_SCALE, repeat=len(_FIGURES)):
        units = dict(zip(_FIGURES, choice, strict=True))
        units["extra_fee"] = units["fee"]
        if not any(units[column] == "fen" for column in decimals):
            yield units


def _explained(units: Mapping[str, Unit], rows: Sequence[Mapping[str, Decimal]]) -> float:
    """The share of rows in which settled = amount - fee."""
    right = 0
    for row in rows:
        amount, fee, settled = (row[column].scaleb(_SCALE[units[column]]) for column in _FIGURES)
        right += settled == amount - fee
    return right / len(rows)
