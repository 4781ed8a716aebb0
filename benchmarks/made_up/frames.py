"""The rate and hidden-deduction rules as one would write them in pandas and in Polars, for a portfolio in which no
sale stands twice or was undone. Both answer as the summary of the audit does."""

import json
from pathlib import Path

from juli.money import yuan

COLUMNS = ["merchant_no", "instrument", "occurred_at", "kind", "amount_fen", "fee_fen", "settled_fen"]
RATES = ["merchant_no", "instrument", "valid_from", "rate_e5", "cap_fen", "fixed_fen"]
TOLERANCE = 1
LARGEST = 2**62


def in_polars(folder: Path) -> str:
    """In Polars, streaming."""
    import polars as pl  # noqa: PLC0415

    rates = pl.scan_parquet(folder / "agreements" / "rates.parquet").select(RATES).sort("valid_from")
    sales = (
        pl.scan_parquet(folder / "entries.parquet")
        .select(COLUMNS)
        .filter(pl.col("kind") == "sale")
        .with_columns(valid_from=pl.col("occurred_at").cast(pl.Date))
        .sort("valid_from")
    )
    part = (pl.col("amount_fen") * pl.col("rate_e5") + 50_000) // 100_000
    expected = pl.min_horizontal(part, pl.col("cap_fen").fill_null(LARGEST)) + pl.col("fixed_fen")
    judged = sales.join_asof(rates, on="valid_from", by=["merchant_no", "instrument"]).select(
        above=pl.col("fee_fen") - expected,
        hidden=pl.col("amount_fen") - pl.col("fee_fen") - pl.col("settled_fen"),
    )
    over = {name: pl.col(name).filter(pl.col(name) > TOLERANCE) for name in ("above", "hidden")}
    told = judged.select(
        **{f"{name}_count": each.count() for name, each in over.items()},
        **{f"{name}_sum": each.sum() for name, each in over.items()},
    ).collect(engine="streaming")
    return _told(told.to_dicts()[0])


def in_pandas(folder: Path) -> str:
    """In pandas, in memory."""
    import pandas as pd  # noqa: PLC0415

    rates = pd.read_parquet(folder / "agreements" / "rates.parquet", columns=RATES)
    rates["valid_from"] = pd.to_datetime(rates["valid_from"]).astype("datetime64[us]")
    sales = pd.read_parquet(folder / "entries.parquet", columns=COLUMNS)
    sales = sales[sales["kind"] == "sale"].sort_values("occurred_at")
    merged = pd.merge_asof(
        sales,
        rates.sort_values("valid_from"),
        left_on="occurred_at",
        right_on="valid_from",
        by=["merchant_no", "instrument"],
    )
    part = (merged["amount_fen"] * merged["rate_e5"] + 50_000) // 100_000
    capped = part.where(~(merged["cap_fen"] < part), merged["cap_fen"])
    above = merged["fee_fen"] - capped - merged["fixed_fen"]
    hidden = merged["amount_fen"] - merged["fee_fen"] - merged["settled_fen"]
    found = {}
    for name, excess in (("above", above), ("hidden", hidden)):
        over = excess[excess > TOLERANCE]
        found |= {f"{name}_count": int(over.count()), f"{name}_sum": int(over.sum())}
    return _told(found)


def _told(found: dict[str, int]) -> str:
    names = {"rate-above-agreed": "above", "hidden-deduction": "hidden"}
    return json.dumps(
        {rule: {"count": found[f"{name}_count"], "excess": yuan(found[f"{name}_sum"])} for rule, name in names.items()}
    )
