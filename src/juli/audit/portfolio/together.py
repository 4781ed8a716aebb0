"""Which entries of a part have to be looked at together: sales printed again, undone, or counted for a deposit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.findings import Rule
from juli.audit.portfolio.columns import CHARGE, PAYOUT, REFUND, SALE, VOID, WORDS, Mask, Group, read_group
from juli.audit.portfolio.partitions import Part
from juli.audit.portfolio.schedule import Numbers, Schedule, Whole
from juli.audit.portfolio.setting import Setting
from juli.audit.portfolio.sieve import A_DAY, Merchants, Sieve
from juli.ledger.entries import ChargeKind
from juli.money import LARGEST_FEN

_BITS = 20
_MIX = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))


@dataclass
class Sifted:
    """What a part holds: the places of the entries to look at, how many rows and merchants there are, those
    without an agreement, and whether some row may be no entry."""

    chosen: pa.Table
    rows: int
    merchants: int
    strangers: tuple[str | None, ...]
    doubtful: bool


@dataclass
class _Rows:
    """What is kept of the rows of a part until all have been seen."""

    merchants: Whole
    occurred: Numbers
    amounts: Numbers
    kinds: Whole
    unnamed: Mask
    deposits: Mask


def sift(part: Part, setting: Setting, schedule: Schedule) -> Sifted:
    """Look through the entries of a part."""
    merchants = Merchants(part, setting)
    sieve = Sieve(setting, schedule, merchants)
    kept: list[_Rows] = []
    chosen: list[Mask] = []
    places: list[tuple[str, Numbers]] = []
    doubtful = False
    for path, group in _groups(part, sieve):
        doubtful |= group.lacking or _out_of_bounds(group)
        places.append((path, group.rows))
        chosen.append(sieve.chosen(group))
        kept.append(_rows(group))
    rows, mask = _joined(kept), np.concatenate(chosen or [np.zeros(0, bool)])
    if len(mask):
        mask |= _repeated(rows)
        mask |= _undone(rows)
        mask |= _counted(rows, sieve)
    named = len(merchants.numbers) - (None in merchants.numbers)
    strangers = tuple(name for name, number in merchants.numbers.items() if merchants.places[number] < 0)
    return Sifted(_places(places, mask), len(mask), named, strangers, doubtful)


def _groups(part: Part, sieve: Sieve) -> Iterator[tuple[str, Group]]:
    opened: dict[str, pq.ParquetFile] = {}
    numbering = {"merchant_no": sieve.merchants.number, "instrument": sieve.instrument}
    for each in part.groups:
        path = str(each.file)
        if path not in opened:
            opened[path] = pq.ParquetFile(path, read_dictionary=list(WORDS), pre_buffer=True)
        names = sieve.columns & set(opened[path].schema_arrow.names)
        yield path, read_group(opened[path], each, sorted(names), numbering)


def _out_of_bounds(group: Group) -> bool:
    """Whether some sum is none that an entry can state."""
    if not len(group.rows):
        return False
    least = min(int(each.min()) for each in (group.fees, group.settled))
    return least < -LARGEST_FEN or _most(group) > LARGEST_FEN or int(group.amounts.min()) < 1


def _most(group: Group) -> int:
    stated = [group.table[name] for name in ("amount_fen", "fee_fen", "settled_fen") if name in group.table.column_names]
    return max((int(each) for each in map(_greatest, stated) if each is not None), default=0)


def _greatest(column: pa.ChunkedArray) -> Any:
    import pyarrow.compute as pc

    return pc.max(column).as_py()


def _rows(group: Group) -> _Rows:
    undoing = (group.kinds == REFUND) | (group.kinds == VOID)
    moving = (group.kinds == CHARGE) | (group.kinds == PAYOUT)
    deposits = np.zeros(len(moving), bool)
    if moving.any() and "charge_kind" in group.table.column_names:
        deposits = moving & (group.words("charge_kind", lambda kind: kind == ChargeKind.DEPOSIT) > 0)
    unnamed = undoing & ~group.is_given("original_id") if undoing.any() else undoing
    return _Rows(group.merchants, group.occurred, group.amounts, group.kinds, unnamed, deposits)


def _joined(kept: Sequence[_Rows]) -> _Rows:
    names = ("merchants", "occurred", "amounts", "kinds", "unnamed", "deposits")
    return _Rows(*(np.concatenate([getattr(each, name) for each in kept] or [np.zeros(0)]) for name in names))


def _repeated(rows: _Rows) -> Mask:
    """Rows of one merchant at one instant."""
    another = rows.merchants[1:] != rows.merchants[:-1]
    in_order = another | (rows.occurred[1:] >= rows.occurred[:-1])
    if in_order.all() and np.count_nonzero(another) == rows.merchants.max():
        same = ~another & (rows.occurred[1:] == rows.occurred[:-1])
        return np.append(same, False) | np.append(False, same)
    keys = _mixed(rows.merchants, rows.occurred)
    ordered = np.sort(keys)
    return _among(keys, ordered[1:][ordered[1:] == ordered[:-1]])


def _undone(rows: _Rows) -> Mask:
    """Sales of the merchant, day and amount of a refund or void that names no sale."""
    if not rows.unnamed.any():
        return rows.unnamed
    keys = _mixed(rows.merchants, rows.occurred // A_DAY, rows.amounts)
    return _among(keys, keys[rows.unnamed])


def _counted(rows: _Rows, sieve: Sieve) -> Mask:
    """Everything of merchants whose deposit may be due back."""
    if Rule.DEPOSIT_NOT_RETURNED not in sieve.setting.rules or not rows.deposits.any():
        return np.zeros(len(rows.kinds), bool)
    asked = {each for each in _asked(rows, sieve)}
    if not asked:
        return np.zeros(len(rows.kinds), bool)
    of_merchant = np.zeros(len(sieve.merchants.places), bool)
    of_merchant[list(asked)] = True
    return of_merchant[rows.merchants]


def _asked(rows: _Rows, sieve: Sieve) -> Iterator[int]:
    """Merchants who paid a deposit of which, by the most cautious count, not all came back."""
    charged: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    paid: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in np.flatnonzero(rows.deposits):
        moved = charged if rows.kinds[row] == CHARGE else paid
        moved[int(rows.merchants[row])].append((int(rows.occurred[row]) // A_DAY, int(rows.amounts[row])))
    for merchant, charges in charged.items():
        agreed = sieve.setting.deposits.get(sieve.merchants.places[merchant])
        if agreed is not None:
            first = min(day for day, _ in charges)
            back = sum(amount for day, amount in paid[merchant] if day >= first)
            if back < min(agreed, max(amount for _, amount in charges)):
                yield merchant


def _mixed(*columns: Numbers) -> np.ndarray:
    """A number of some bits for each row, the same for the same values."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column, factor in zip(columns, _MIX, strict=False):
        mixed ^= column.astype(np.int64).view(np.uint64) * factor
        mixed ^= mixed >> np.uint64(29)
    return mixed * _MIX[0]


def _among(keys: np.ndarray, wanted: np.ndarray) -> Mask:
    """Which of the keys may be among those wanted: all that are, and few others."""
    shift = np.uint64(64 - _BITS)
    table = np.zeros(2**_BITS, bool)
    table[wanted >> shift] = True
    return table.take((keys >> shift).astype(np.int64))


def _places(places: Sequence[tuple[str, Numbers]], mask: Mask) -> pa.Table:
    """The chosen rows by file and place in it."""
    found, start = [], 0
    for path, rows in places:
        chosen = rows[mask[start : start + len(rows)]]
        start += len(rows)
        file = pa.array([path]).take(pa.array(np.zeros(len(chosen), np.int64)))
        found.append(pa.table({"file": file, "row": pa.array(chosen, pa.int64())}))
    return pa.concat_tables(found or [pa.table({"file": pa.array([], pa.string()), "row": pa.array([], pa.int64())})])
