"""Who and what causes most of what a portfolio's audit has found, read from its results."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from juli.audit.portfolio.words import text
from juli.money import Fen


@dataclass(frozen=True, slots=True)
class Cause:
    """A merchant, rule, kind of charge or agent, with its lines and their excess in fen."""

    name: str | None
    count: int
    excess: Fen


@dataclass(frozen=True, slots=True)
class Causes:
    """The greatest of each by excess; agents only where they are known. A merchant may have no number."""

    merchants: tuple[Cause, ...]
    rules: tuple[Cause, ...]
    charge_kinds: tuple[Cause, ...]
    agents: tuple[Cause, ...]


def causes(out: Path, most: int = 10) -> Causes:
    """The `most` greatest causes of each sort in the results that `audit_portfolio` has written into `out`."""
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:

        def greatest(column: str, file: str) -> tuple[Cause, ...]:
            rows = connection.execute(
                f"select {column}, cast(sum(count) as bigint), cast(sum(excess_fen) as bigint) as excess_fen "
                f"from read_parquet({text(out / file)}) group by {column} having sum(excess_fen) > 0 "
                f"order by excess_fen desc, {column} limit {most:d}"
            ).fetchall()
            return tuple(Cause(*row) for row in rows)

        return Causes(
            merchants=greatest("merchant_no", "totals.parquet"),
            rules=greatest("rule", "totals.parquet"),
            charge_kinds=greatest("charge_kind", "charge_kinds.parquet"),
            agents=greatest("agent", "agents.parquet"),
        )
