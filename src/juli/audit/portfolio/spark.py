"""The same judging by Spark: the rule files, translated into its dialect, over all entries at once.

Spark and Java are asked for only here. Where a session already runs (on a cluster), it is used; otherwise one of
this machine is started, which listens on the loopback address alone.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.portfolio.agreed.setting import AGREED, Setting
from juli.audit.portfolio.database import confined
from juli.audit.portfolio.entries.reading import READABLE, columns
from juli.audit.portfolio.entries.telling_again import IS_COUNTED, TOLD_AGAIN
from juli.audit.portfolio.files import EntriesFile
from juli.audit.portfolio.folding import MOVED, fold
from juli.audit.portfolio.inferring import Inference
from juli.audit.portfolio.judging import UNCOVERED, Infer, judge, prepare
from juli.audit.portfolio.problems import PortfolioError
from juli.audit.portfolio.results.kept import keep
from juli.audit.portfolio.results.lines import FOLDED, HELD, PROBLEMS_OF_PART
from juli.audit.portfolio.running import PartAnswer
from juli.audit.portfolio.words import text
from juli.audit.relations import SCHEMAS

LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
}
"""Of a session of our own: small, quiet, and reachable by nobody else."""

PARTIES = "select party, row_number() over (order by party) as party_no from (select distinct party from readable)"
EXPORTED = """
select
    readable.*,
    parties.party_no * 4294967296
        + row_number() over (partition by readable.party order by readable.source, readable.line) as position
from readable
join parties on parties.party = readable.party
"""
"""A position of its own for every row, in order of (source, line) within a merchant."""

MEETING = """
select exported.*
from exported
join (
    select party, occurred_at, amount_fen
    from exported
    group by party, occurred_at, amount_fen
    having min(source) <> max(source)
) as several
    on several.party = exported.party
    and several.occurred_at = exported.occurred_at
    and several.amount_fen = exported.amount_fen
"""
"""Rows that several sources may tell of in the same words."""

ENTRIES = f"select * from exported where {IS_COUNTED}"

STRANGERS = """
select
    entries.merchant_no,
    cast(null as varchar) as instrument,
    case when entries.merchant_no is null then 'nameless' else 'no-agreement' end as kind,
    min(cast(entries.occurred_at as date)) as first_day,
    max(cast(entries.occurred_at as date)) as last_day,
    count(*) as entries
from entries
join agreements on agreements.party = entries.party and not agreements.is_known
group by entries.merchant_no
"""

_GAP = "instrument, kind, first_day, last_day, entries"

LINES = """
select
    entries.merchant_no, held.rule, held.cause, entries.source, entries.line, entries.entry_id,
    entries.occurred_at, entries.amount_fen, held.taken_fen, held.expected_fen, held.excess_fen, entries.charge_kind
from held
join entries on entries.position = held.position
"""

MOVEMENTS = f"select {', '.join(MOVED)} from entries where kind in ('charge', 'payout')"

KEPT = frozenset({"exported", "told_again", "entries", "agreements", "linked", "undone", "sales", "judged"})
"""Tables that several queries read."""


def require_spark() -> None:
    """Raise PortfolioError where Spark cannot run here."""
    try:
        import pyspark  # noqa: F401, PLC0415
        import sqlglot  # noqa: F401, PLC0415
    except ImportError as error:
        raise PortfolioError("no-engine", reason=error.name) from error
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").is_file())):
        raise PortfolioError("no-engine", reason="java")


def run_spark(
    files: Sequence[EntriesFile],
    folder: Path,
    *,
    held: frozenset[str],
    setting: Setting,
    threads: int,
    inference: Inference | None = None,
) -> None:
    """Judge all entries and write the lines, `problems.parquet` and `part.json` below `folder`, and the tariffs where
    these are inferred."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    session = running or _session(threads)
    try:
        tables = SparkTables(session, folder)
        _read(tables, files, held)
        infer = partial(inference.into, folder, tables, str) if inference else None
        _run(tables, folder, sum(file.metadata.num_rows for file in files), setting, infer)
    finally:
        if running is None:
            session.stop()


def _session(threads: int) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    builder = SparkSession.builder.master(f"local[{threads}]").appName("juli")
    for name, value in LOCAL.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


class SparkTables:
    """The tables of a session; those given are handed over as files below `folder`."""

    def __init__(self, session: Any, folder: Path) -> None:
        self.session, self.folder = session, folder / "given"
        self.folder.mkdir()

    def give(self, name: str, table: pa.Table) -> None:
        """Offer a table to queries."""
        path = self.folder / f"{name}.parquet"
        pq.write_table(table, path)
        self.session.read.parquet(str(path)).createOrReplaceTempView(name)

    def make(self, name: str, query: str) -> None:
        """Keep the answer of a query as a table; what several queries read is written down first."""
        frame = self.session.sql(translated(query))
        if name in KEPT:
            path = str(self.folder / name)
            frame.write.parquet(path)
            frame = self.session.read.parquet(path)
        frame.createOrReplaceTempView(name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer of a query that has few rows."""
        return [tuple(row) for row in self.session.sql(translated(query)).collect()]

    def pieces(self, query: str) -> Iterator[pa.Table]:
        """The answer of a query in its order, piece by piece, by way of files."""
        path = self.folder / "pieces"
        self.session.sql(translated(query)).write.mode("overwrite").parquet(str(path))
        for file in sorted(path.glob("*.parquet")):
            for batch in pq.ParquetFile(file).iter_batches():
                yield pa.Table.from_batches([batch])

    def write(self, query: str, path: Path) -> None:
        """Write the answer of a query as Parquet files below the folder `path`."""
        self.session.sql(translated(query)).write.parquet(str(path))


@cache
def translated(query: str) -> str:
    """A query of the rule files in Spark's dialect."""
    import sqlglot  # noqa: PLC0415
    from sqlglot import exp  # noqa: PLC0415

    def whole(node: exp.Expression) -> exp.Expression:
        """Whole numbers are divided as such; by way of fractions large ones would lose their last digits."""
        return exp.IntDiv(this=node.this, expression=node.expression) if isinstance(node, exp.IntDiv) else node

    return sqlglot.parse_one(query, read="duckdb").transform(whole).sql(dialect="spark")


def _read(tables: SparkTables, files: Sequence[EntriesFile], held: frozenset[str]) -> None:
    """Make the relation `entries`, each thing that happened once."""
    read = tables.session.read.option("mergeSchema", "true")
    read.parquet(*(str(file.path) for file in files)).createOrReplaceTempView("read_rows")
    memo = f"cast({'memo' if 'memo' in held else 'null'} as varchar) as memo"
    tables.make("told", f"select {columns(held)}, {memo} from read_rows")
    tables.make("readable", f"select *, coalesce(merchant_no, '') as party from told where {READABLE}")
    tables.make("parties", PARTIES)
    tables.make("exported", EXPORTED)
    tables.make("meeting", MEETING)
    tables.make("told_again", TOLD_AGAIN)
    tables.make("entries", ENTRIES)


def _run(tables: SparkTables, folder: Path, rows: int, setting: Setting, infer: Infer | None) -> None:
    tables.give("summed_sales", SCHEMAS["summed_sales"].empty_table())
    prepare(tables, setting, _agreed(setting), pa.array(sorted(setting.telling), pa.string()))
    judge(tables, setting.rules, infer)
    tables.write(LINES, folder / "held")
    tables.write(MOVEMENTS, folder / "moved")
    problems = f"select * from ({STRANGERS}) union all select party as merchant_no, {_GAP} from ({UNCOVERED})"
    tables.write(problems, folder / "problems")
    [[entries, merchants]] = tables.rows("select count(*), count(distinct merchant_no) from entries")
    [[left_out]] = tables.rows("select count(*) from told_again where not is_counted")
    moved = _gathered(folder, setting)
    PartAnswer(entries, merchants, rows - entries - left_out, left_out, moved).write(folder)


def _agreed(setting: Setting) -> dict[str, pa.Table]:
    """What was agreed; the party is the merchant number."""
    tables = setting.terms.tables
    return {name: tables[name].append_column("party", tables[name]["merchant_no"]) for name in AGREED}


def _gathered(folder: Path, setting: Setting) -> tuple[str, ...]:
    """Put what Spark has written into one file each; to whom of the merchants with a promise something moved."""
    with confined(folder / "spill", threads=1, memory="250MB") as connection:
        _view(connection, "held", folder / "held", HELD)
        moved = (
            connection.sql(
                f"select * from read_parquet({text(folder / 'moved' / '*.parquet')}) order by merchant_no, source, line"
            )
            .to_arrow_table()
            .to_pylist()
        )
        connection.register("folded", fold(moved if setting.rules & FOLDED else [], setting))
        keep(connection.sql("select * from held union all by name select * from folded").to_arrow_table(), folder)
        _view(connection, "problems", folder / "problems", PROBLEMS_OF_PART)
        connection.execute(f"copy problems to {text(folder / 'problems.parquet')} (format parquet)")
    return tuple(sorted({row["merchant_no"] for row in moved} & setting.terms.with_promises))


def _view(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, schema: pa.Schema) -> None:
    columns = ", ".join(schema.names)
    connection.execute(f"create view {name} as select {columns} from read_parquet({text(folder / '*.parquet')})")
