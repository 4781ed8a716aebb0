"""A made-up portfolio: many merchants' entries and agreements as Parquet, the same ones every time.

The entries are one file as a provider would export it: sorted by merchant and then by time, zstd, row groups of
120,000 rows. Two sales in a hundred are faulty; beside them stand charges, payouts, refunds and voids.
"""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.calendars import official
from juli.ledger.arrow import entries_schema

SALES_EACH, RATES_EACH, DAYS = 1_000, 12, 365
INSTRUMENTS = ("credit", "debit", "unionpay_qr", "wechat")
FIRST_DAY = date(2025, 10, 1)
GROUP, ROW_GROUP = 500, 120_000
SECONDS_A_DAY = 86_400

Columns = dict[str, np.ndarray]


def write_portfolio(
    folder: Path, merchants: int, *, seed: int = 1, row_group: int = ROW_GROUP, plain: bool = False
) -> None:
    """`entries.parquet` with 1,000 sales for each of `merchants`, and their agreements in `agreements/`.

    In a `plain` one no sale stands twice and none was undone.
    """
    agreements = folder / "agreements"
    agreements.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(seed)
    lines = np.full(12, 2, dtype=np.int64)
    kept: dict[str, list[pa.Table]] = {}
    with pq.ParquetWriter(folder / "entries.parquet", entries_schema(), compression="zstd") as writer:
        for start in range(0, max(merchants, 1), GROUP):
            numbers = np.arange(start, min(start + GROUP, max(merchants, 1)))
            rates = _rates(dice, len(numbers))
            for name, table in _agreements(dice, numbers, rates).items():
                kept.setdefault(name, []).append(table)
            writer.write_table(_entries(dice, numbers, rates, lines, plain), row_group_size=row_group)
    for name, tables in kept.items():
        pq.write_table(pa.concat_tables(tables), agreements / f"{name}.parquet")


def merchant_numbers(numbers: np.ndarray) -> pa.Array:
    """Merchant numbers of 15 characters, ascending."""
    return _text("898", 2_101_541_10000 + numbers)


def _text(before: str, numbers: np.ndarray, width: int = 12) -> pa.Array:
    padded = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")
    return pc.binary_join_element_wise(before, padded, "")


def _rates(dice: np.random.Generator, merchants: int) -> Columns:
    """Three rates in time for each merchant and instrument: arrays of merchants x 4 x 3."""
    shape = (merchants, len(INSTRUMENTS), RATES_EACH // len(INSTRUMENTS))
    turns = np.sort(dice.integers(20, DAYS - 20, (*shape[:2], 2)), axis=2)
    turns[..., 1] += turns[..., 0] == turns[..., 1]
    ends = np.concatenate([np.zeros((*shape[:2], 1), int), turns, np.full((*shape[:2], 1), DAYS)], axis=2)
    caps = np.where(np.arange(len(INSTRUMENTS))[None, :, None] == 1, 2_000, -1)
    return {
        "rate_e5": dice.choice([300, 380, 500, 520, 550, 600], shape),
        "cap": np.broadcast_to(caps, shape),
        "fixed": dice.choice([0, 0, 0, 10], shape),
        "start": ends[..., :-1],
        "end": ends[..., 1:],
    }


def _agreements(dice: np.random.Generator, numbers: np.ndarray, rates: Columns) -> dict[str, pa.Table]:
    merchants, count = merchant_numbers(numbers), len(numbers)
    each = merchants.take(pa.array(np.repeat(np.arange(count), RATES_EACH)))
    first = _days(np.zeros(count, int))
    flat = {name: column.reshape(-1) for name, column in rates.items()}
    instruments = np.tile(np.repeat(INSTRUMENTS, RATES_EACH // len(INSTRUMENTS)), count)
    whole = lambda value, kind: pa.array(np.full(count, value), kind)  # noqa: E731
    return {
        "agreements": pa.table(
            {
                "merchant_no": merchants,
                "signed_on": first,
                "tolerance_fen": whole(1, pa.int64()),
                "settlement_working_days": whole(1, pa.int32()),
            }
        ),
        "rates": pa.table(
            {
                "merchant_no": each,
                "instrument": pa.array(instruments),
                "rate_e5": pa.array(flat["rate_e5"]),
                "cap_fen": pa.array(flat["cap"], mask=flat["cap"] < 0),
                "fixed_fen": pa.array(flat["fixed"]),
                "valid_from": _days(flat["start"]),
                "valid_until": _days(flat["end"]),
                "above_fen": pa.nulls(len(each), pa.int64()),
                "up_to_fen": pa.nulls(len(each), pa.int64()),
            }
        ),
        "charges": pa.table(
            {
                "merchant_no": merchants,
                "kind": pa.array(["data_fee"] * count),
                "amount_fen": whole(9_900, pa.int64()),
                "every_months": whole(12, pa.int32()),
                "first_after_days": whole(30, pa.int32()),
                "notice": whole(False, pa.bool_()),
            }
        ),
        "deposits": pa.table(
            {
                "merchant_no": merchants,
                "amount_fen": whole(29_900, pa.int64()),
                "turnover_fen": whole(5_000_000, pa.int64()),
                "within_days": whole(180, pa.int32()),
                "refund_within_days": whole(7, pa.int32()),
            }
        ),
        "merchants": pa.table(
            {"merchant_no": merchants, "agent": _text("agent ", dice.integers(0, 40, count), 2)},
        ),
    }


def _days(offsets: np.ndarray) -> pa.Array:
    return pa.array(np.datetime64(FIRST_DAY, "D") + offsets.astype("timedelta64[D]"))


def _sales(dice: np.random.Generator, merchants: int, rates: Columns) -> Columns:
    """Sales with what was agreed and what was taken for each."""
    count = merchants * SALES_EACH
    rows: Columns = {
        "merchant": np.repeat(np.arange(merchants), SALES_EACH),
        "second": dice.integers(0, DAYS * SECONDS_A_DAY, count),
        "instrument": dice.choice(len(INSTRUMENTS), count, p=[0.3, 0.2, 0.1, 0.4]),
        "amount": np.clip(np.exp(dice.normal(9.2, 1.4, count)), 100, 5_000_000).astype(np.int64),
    }
    where = (rows["merchant"], rows["instrument"])
    day = rows["second"] // SECONDS_A_DAY
    place = (day[:, None] >= rates["start"][where][:, 1:]).sum(axis=1)
    chosen = {name: rates[name][(*where, place)] for name in ("rate_e5", "cap", "fixed")}
    part = (rows["amount"] * chosen["rate_e5"] + 50_000) // 100_000
    capped = np.where((chosen["cap"] >= 0) & (chosen["cap"] < part), chosen["cap"], part)
    fault = dice.choice(8, count, p=[0.98, 0.004, 0.003, 0.003, 0.005, 0.001, 0.002, 0.002])
    fee = capped + chosen["fixed"]
    fee = np.where(fault == 1, (rows["amount"] * 2_990 + 50_000) // 100_000 + 300, fee)
    fee = np.where(fault == 2, part + chosen["fixed"] + 3, fee)
    fee = np.where(fault == 3, fee + dice.choice([100, 200, 300, 9_900], count), fee)
    settled = rows["amount"] - fee - np.where(fault == 4, dice.choice([100, 200, 300], count), 0)
    return rows | {"fault": fault, "fee": fee, "settled": settled}


def _entries(
    dice: np.random.Generator, numbers: np.ndarray, rates: Columns, lines: np.ndarray, plain: bool
) -> pa.Table:
    rows = _sales(dice, len(numbers), rates)
    rows["kind"] = np.full(len(rows["second"]), "sale", dtype="<U6")
    rows["charge_kind"] = np.full(len(rows["second"]), "", dtype="<U8")
    rows["serial"] = numbers[0] * 2 * SALES_EACH + np.arange(len(rows["second"]))
    rows["original"] = np.full(len(rows["second"]), -1)
    again = [] if plain else [_repeated(rows), _undone(dice, rows)]
    more = [rows, *again, *_charged(dice, len(numbers))]
    joined = {name: np.concatenate([each[name] for each in more]) for name in rows}
    order = np.lexsort((joined["second"], joined["merchant"]))
    return _table({name: column[order] for name, column in joined.items()}, numbers, lines)


def _repeated(rows: Columns) -> Columns:
    """Sales that stand twice, under the same name."""
    return {name: column[rows["fault"] == 5] for name, column in rows.items()}


def _undone(dice: np.random.Generator, rows: Columns) -> Columns:
    """One refund or void for every 400 sales; one in three does not name its sale."""
    chosen = dice.choice(len(rows["second"]), len(rows["second"]) // 400, replace=False)
    undone = {name: column[chosen] for name, column in rows.items()}
    count = len(chosen)
    return undone | {
        "second": undone["second"] + 60,
        "kind": dice.choice(["refund", "refund", "void"], count),
        "original": np.where(dice.integers(0, 3, count) > 0, undone["serial"], -1),
        "serial": np.full(count, -1),
        "fault": np.full(count, 8),
    }


def _charged(dice: np.random.Generator, merchants: int) -> list[Columns]:
    """A deposit and a data fee for each merchant, a second data fee for one in ten, most deposits paid back."""
    everyone = np.arange(merchants)
    tenth = everyone[dice.integers(0, 10, merchants) == 0]
    most = everyone[dice.integers(0, 10, merchants) < 9]
    return [
        _moved(everyone, "charge", "deposit", 29_900, 1),
        _moved(everyone, "charge", "data_fee", 9_900, 40),
        _moved(tenth, "charge", "data_fee", 9_900, 190),
        _moved(most, "payout", "deposit", 29_900, 200),
    ]


def _moved(merchants: np.ndarray, kind: str, charge_kind: str, fen: int, day: int) -> Columns:
    whole = lambda value: np.full(len(merchants), value)  # noqa: E731
    return {
        "merchant": merchants,
        "second": whole(day * SECONDS_A_DAY + 3_600) + merchants % 3_600,
        "instrument": whole(len(INSTRUMENTS)),
        "amount": whole(fen),
        "fault": whole(8),
        "fee": whole(0),
        "settled": whole(0),
        "kind": whole(kind),
        "charge_kind": whole(charge_kind),
        "serial": whole(-1),
        "original": whole(-1),
    }


def _table(rows: Columns, numbers: np.ndarray, lines: np.ndarray) -> pa.Table:
    moment = np.datetime64(FIRST_DAY, "us") + rows["second"].astype("timedelta64[s]")
    months = moment.astype("datetime64[M]").astype(int) - np.datetime64(FIRST_DAY, "M").astype(int)
    months = np.minimum(months, len(lines) - 1)
    sources = pa.array([f"settlements-{number + 1:02d}.csv" for number in range(len(lines))])
    is_sale = rows["kind"] == "sale"
    silent = ~is_sale | (rows["fault"] == 6)
    settled_on = _settled_on(moment, np.where(rows["fault"] == 7, 9, 0))
    columns = {
        "source": sources.take(pa.array(months)),
        "line": pa.array(_numbered(months, lines)),
        "merchant_no": merchant_numbers(numbers).take(pa.array(rows["merchant"])),
        "terminal_no": _text("", 10_000_000 + numbers[rows["merchant"]], 8),
        "entry_id": _masked(_text("R", rows["serial"].clip(0)), rows["serial"] < 0),
        "original_id": _masked(_text("R", rows["original"].clip(0)), rows["original"] < 0),
        "occurred_at": pa.array(moment),
        "kind": pa.array(rows["kind"]),
        "instrument": pa.array([*INSTRUMENTS, "unknown"]).take(pa.array(rows["instrument"])),
        "amount_fen": pa.array(rows["amount"]),
        "fee_fen": pa.array(rows["fee"], mask=~is_sale),
        "settled_fen": pa.array(rows["settled"], mask=silent),
        "settled_on": pa.array(settled_on, mask=silent),
        "fee_deferred": pa.array(np.zeros(len(moment), bool)),
        "charge_kind": _masked(pa.array(rows["charge_kind"]), rows["charge_kind"] == ""),
        "memo": pa.nulls(len(moment), pa.string()),
    }
    schema = entries_schema()
    return pa.Table.from_arrays([columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema)


def _masked(values: pa.Array, mask: np.ndarray) -> pa.Array:
    return pc.if_else(pa.array(mask), pa.scalar(None, pa.string()), values)


def _numbered(months: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """The next line of each month's file; `lines` moves on."""
    numbers = np.empty(len(months), dtype=np.int64)
    for month in range(len(lines)):
        mine = months == month
        numbers[mine] = lines[month] + np.arange(mine.sum())
        lines[month] += mine.sum()
    return numbers


def _settled_on(moment: np.ndarray, later: np.ndarray) -> np.ndarray:
    """The next working day, and some days more."""
    calendar = official()
    days = moment.astype("datetime64[D]")
    known = np.unique(days)
    due = np.array([calendar.after(day.astype(date), 1) for day in known], dtype="datetime64[D]")
    return due[np.searchsorted(known, days)] + later.astype("timedelta64[D]")
