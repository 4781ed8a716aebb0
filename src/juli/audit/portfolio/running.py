"""One part judged by DuckDB: its entries read, its lines and problems written into a folder of its own."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.audit.portfolio.agreed.schedule import Schedule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.database import Database, confined
from juli.audit.portfolio.entries.coding import Coded, coded, parties
from juli.audit.portfolio.entries.partitions import Part
from juli.audit.portfolio.entries.reading import READABLE, strangers, unreadable_rows
from juli.audit.portfolio.entries.telling_again import IS_COUNTED, tell_again
from juli.audit.portfolio.entries.together import Sifted, sift
from juli.audit.portfolio.folding import MOVED, fold
from juli.audit.portfolio.inferring import Inference
from juli.audit.portfolio.judging import UNCOVERED, Infer, judge, prepare
from juli.audit.portfolio.results.kept import keep
from juli.audit.portfolio.results.lines import FOLDED, PROBLEMS_OF_PART

MEMORY = "250MB"
"""Of the engine, for a part; beyond it lies on the disk for a while. A database for all parts would keep more and
more."""


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a part holds beside its lines: how many entries and merchants, rows that are no entries, rows left out
    since another source tells of the same, and to whom of the merchants with a promise something was charged or
    paid."""

    entries: int
    merchants: int
    unreadable: int
    counted_once: int
    moved: tuple[str, ...]

    @classmethod
    def of(cls, pieces: Sequence["PartAnswer"]) -> "PartAnswer":
        """What the pieces of a part hold together."""
        counts = ("entries", "merchants", "unreadable", "counted_once")
        sums = {name: sum(getattr(each, name) for each in pieces) for name in counts}
        return cls(**sums, moved=tuple(merchant for each in pieces for merchant in each.moved))

    def write(self, folder: Path) -> None:
        """Keep it in the folder of the part."""
        (folder / "part.json").write_text(json.dumps(asdict(self)), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class DuckTables:
    """The tables of a connection."""

    connection: Database

    def give(self, name: str, table: pa.Table) -> None:
        """Offer a table to queries."""
        self.connection.register(name, table)

    def make(self, name: str, query: str) -> None:
        """Keep the answer of a query as a table."""
        self.connection.execute(f"create temp table {name} as {query}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer of a query that has few rows."""
        return self.connection.execute(query).fetchall()

    def pieces(self, query: str) -> Iterator[pa.Table]:
        """The answer of a query in its order, as one piece."""
        yield self.connection.sql(query).to_arrow_table()


def run_part(
    part: Part,
    folder: Path,
    *,
    held: frozenset[str],
    setting: Setting,
    schedule: Schedule,
    inference: Inference | None = None,
) -> None:
    """Judge a part and write its lines, `problems.parquet` and `part.json` below `folder`, and its tariffs where
    these are inferred."""
    judge_piece = partial(_judged, folder, held=held, setting=setting, inference=inference)
    judged = [judge_piece(*each) for each in sift(part, setting, schedule)]
    keep(pa.concat_tables(each.lines for each in judged), folder)
    pq.write_table(pa.concat_tables(each.problems for each in judged), folder / "problems.parquet")
    PartAnswer.of([each.answer for each in judged]).write(folder)


@dataclass(frozen=True)
class _Judged:
    """What was found of a part, or of a piece of it."""

    lines: pa.Table
    problems: pa.Table
    answer: PartAnswer


def _judged(
    folder: Path,
    part: Part,
    sifted: Sifted,
    *,
    held: frozenset[str],
    setting: Setting,
    inference: Inference | None,
) -> _Judged:
    with confined(folder / "spill", memory=MEMORY) as connection:
        entries = coded(sifted.entries)
        left_out = _told_once(connection, entries, part, held)
        tables = DuckTables(connection)
        infer = partial(inference.into, folder, tables, _names(sifted).get) if inference else None
        _judge(tables, entries, sifted, setting, infer)
        moved = _moved(connection, entries, setting) if setting.rules & FOLDED else []
        lines = entries.lines(connection.sql("select * from held").to_arrow_table())
        problems = _problems(connection, part, held, sifted, setting)
        unreadable = unreadable_rows(connection, part, held) if sifted.doubtful else 0
    promised = {row["merchant_no"] for row in moved} & setting.terms.with_promises
    counted = sifted.rows - unreadable - left_out.num_rows
    answer = PartAnswer(counted, sifted.merchants, unreadable, left_out.num_rows, tuple(sorted(promised)))
    return _Judged(pa.concat_tables([lines, fold(moved, setting)]), problems, answer)


def _told_once(connection: Database, entries: Coded, part: Part, held: frozenset[str]) -> pa.Table:
    """Make the table `entries` of what can be read and is not told by another source too; whose the rest is."""
    connection.register("exported", entries.entries)
    left_out = tell_again(connection, entries, part, held)
    is_counted = f" and {IS_COUNTED}" if left_out.num_rows else ""
    connection.execute(f"create temp table entries as select * from exported where {READABLE}{is_counted}")
    connection.register("left_out", left_out)
    return left_out


def _names(sifted: Sifted) -> dict[int, str | None]:
    """The merchant number of each party."""
    parties, places = np.unique(sifted.entries["party"].to_numpy(), return_index=True)
    if "merchant_no" not in sifted.entries.column_names:
        return dict.fromkeys(parties.tolist())
    return dict(zip(parties.tolist(), sifted.entries["merchant_no"].take(pa.array(places)).to_pylist(), strict=True))


def _judge(tables: DuckTables, entries: Coded, sifted: Sifted, setting: Setting, infer: Infer | None) -> None:
    """Judge the entries of a part into the table `held`."""
    tables.give("summed_sales", sifted.summed_sales)
    known = pc.min_max(sifted.entries["party"].filter(pc.greater_equal(sifted.entries["party"], 0)))
    first, last = (known[edge].as_py() or 0 for edge in ("min", "max"))
    prepare(tables, setting, parties(setting.agreed, first, last), entries.numbers_of(setting.telling))
    judge(tables, setting.rules, infer)


_MOVED = """
select position, party, kind, charge_kind, amount_fen, cast(occurred_at as date) as day
from entries
where kind in ('charge', 'payout')
order by party, position
"""


def _moved(connection: Database, entries: Coded, setting: Setting) -> list[dict[str, Any]]:
    """The charges and payouts that may be at fault, each merchant's together and in order of (source, line)."""
    moved = connection.sql(_MOVED).to_arrow_table()
    moved = moved.filter(pa.array(setting.charging.walked(moved)))
    rows: list[dict[str, Any]] = entries.at(moved["position"], MOVED).to_pylist()
    return rows


def _problems(connection: Database, part: Part, held: frozenset[str], sifted: Sifted, setting: Setting) -> pa.Table:
    """What of the part was not judged."""
    found = [_uncovered(connection, setting)]
    if sifted.strangers:
        found.append(strangers(connection, part, held, sifted.strangers))
    return pa.concat_tables(each.cast(PROBLEMS_OF_PART) for each in found)


def _uncovered(connection: Database, setting: Setting) -> pa.Table:
    """Gaps between the rates where sales fall into them, by merchant."""
    found = connection.sql(UNCOVERED).to_arrow_table()
    merchants = setting.terms.tables["agreements"]["merchant_no"].take(found["party"])
    return found.set_column(0, "merchant_no", merchants)
