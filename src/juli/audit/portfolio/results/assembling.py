"""The parts of a portfolio put together: lines, totals, problems and the summary, each written whole."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.database import confined
from juli.audit.portfolio.folding import unmoved
from juli.audit.portfolio.inferring import OF_PART, TARIFFS
from juli.audit.portfolio.results.kept import SUMS, batches, one_after_another, read, sums
from juli.audit.portfolio.results.lines import HELD, LINES, ORDER
from juli.audit.portfolio.results.manifest import write_whole
from juli.audit.portfolio.results.summary import Amount, PortfolioSummary, Problem
from juli.audit.portfolio.words import text, texts

PROBLEMS_TOLD = 200
MEMORY = "300MB"

PROBLEMS = pa.schema(
    [
        ("kind", pa.string()),
        ("merchant_no", pa.string()),
        ("instrument", pa.string()),
        ("from", pa.date32()),
        ("until", pa.date32()),
        ("entries", pa.int64()),
    ]
)

_SUMS = "cast(sum(count) as bigint) as count, cast(sum(excess_fen) as bigint) as excess_fen"
_OF_CHARGES = "from sums where charge_kind is not null and is_money"
_BY_KIND = f"select charge_kind, {_SUMS} {_OF_CHARGES} group by charge_kind order by sum(excess_fen) desc, charge_kind"
_BY_AGENT = f"""
select agents.agent, {_SUMS} from sums
join agents on agents.merchant_no = sums.merchant_no
group by agents.agent
order by sum(excess_fen) desc, agents.agent
"""
_FILES = {
    "totals": f"select merchant_no, rule, {_SUMS} from sums group by all order by all",
    "charge_kinds": f"select merchant_no, rule, charge_kind, {_SUMS} {_OF_CHARGES} group by all order by all",
    "agents": _BY_AGENT,
}
_FEW_VALUES = ["merchant_no", "rule", "cause", "source"]


def assemble(parts: Sequence[Path], setting: Setting, out: Path) -> PortfolioSummary:
    """Write the results into `out`: one file each for lines, totals, kinds of charges, agents, problems, summary."""
    answers = [json.loads((part / "part.json").read_text(encoding="utf-8")) for part in parts]
    left = unmoved({merchant for answer in answers for merchant in answer["moved"]}, setting)
    with ThreadPoolExecutor(1) as pool, confined(out / "spill", memory=MEMORY) as connection:
        written = pool.submit(_write_lines, parts, left, out / "lines.parquet")
        connection.register("sums", pa.concat_tables([sums(left), *(read(part, SUMS) for part in parts)]))
        connection.register("agents", _agents(setting.terms.agents))
        for name, query in _FILES.items():
            _write(connection, query, out / f"{name}.parquet")
        problems = list(_problems(connection, parts, setting))
        if unreadable := sum(answer["unreadable"] for answer in answers):
            problems.append(Problem("unreadable", entries=unreadable))
        by_rule = _amounts(connection, f"select rule, {_SUMS} from sums group by rule")
        by_kind, by_agent = _amounts(connection, _BY_KIND), _amounts(connection, _BY_AGENT)
        _write_tariffs(connection, parts, setting, out / "tariffs.parquet")
        written.result()
    _write_problems(problems, out)
    summary = PortfolioSummary(
        as_of=setting.as_of,
        entries=sum(answer["entries"] for answer in answers),
        merchants=sum(answer["merchants"] for answer in answers),
        counted_once=sum(answer["counted_once"] for answer in answers),
        by_rule={rule: by_rule[rule] for rule in Rule if rule in by_rule},
        by_charge_kind=by_kind,
        by_agent=by_agent,
        problems=tuple(problems[:PROBLEMS_TOLD]),
        problem_count=len(problems),
        tariffs_inferred=setting.infers,
    )
    write_whole(out / "summary.json", json.dumps(summary.document(), ensure_ascii=False, indent=1))
    return summary


def _write_lines(parts: Sequence[Path], left: pa.Table, path: Path) -> None:
    """Write the lines of all parts and those left over, in order; parts that follow one another need no sorting."""
    ordered = None if left.num_rows else one_after_another(parts)
    if ordered is None:
        kept = chain(left.to_batches(), batches(parts))
        with confined(path.with_name("spill-lines"), memory=MEMORY) as connection:
            connection.register("lines", pa.RecordBatchReader.from_batches(HELD, kept))
            _write(connection, f"select {', '.join(LINES.names)} from lines order by {ORDER}", path)
        return
    unfinished = path.with_name(f"{path.name}.unfinished")
    with pq.ParquetWriter(unfinished, LINES, compression="zstd", use_dictionary=_FEW_VALUES) as writer:
        for batch in batches(ordered):
            writer.write_batch(batch.select(LINES.names))
    os.replace(unfinished, path)


def _write_tariffs(connection: duckdb.DuckDBPyConnection, parts: Sequence[Path], setting: Setting, path: Path) -> None:
    """Write the tariffs of all parts, each merchant's together. Where none were inferred, none of an earlier run
    stay."""
    if not setting.infers:
        path.unlink(missing_ok=True)
        return
    connection.register("no_tariffs", OF_PART.empty_table())
    found = f"read_parquet({texts(part / path.name for part in parts)})" if parts else "no_tariffs"
    names = ", ".join(f'"{name}"' for name in TARIFFS.names)
    _write(connection, f"select {names} from {found} order by merchant_no, place", path)


def _write(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.unfinished")
    connection.execute(f"copy ({query}) to {text(unfinished)} (format parquet, compression zstd)")
    os.replace(unfinished, path)


def _amounts(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Amount]:
    return {name: Amount(count, excess) for name, count, excess in connection.execute(query).fetchall()}


def _agents(agents: Mapping[str, str]) -> pa.Table:
    return pa.table({"merchant_no": pa.array(agents, pa.string()), "agent": pa.array(agents.values(), pa.string())})


def _problems(connection: duckdb.DuckDBPyConnection, parts: Sequence[Path], setting: Setting) -> Iterator[Problem]:
    for merchant in setting.terms.contradictory:
        yield Problem("contradictory", merchant)
    for overlap in setting.terms.overlaps:
        yield Problem("overlapping", overlap.merchant_no, overlap.instrument, overlap.first, overlap.until)
    if parts:
        found = f"read_parquet({texts(part / 'problems.parquet' for part in parts)})"
        columns = "kind, merchant_no, instrument, first_day, last_day, entries"
        rows = connection.execute(f"select {columns} from {found} order by all").fetchall()
        for kind, merchant, instrument, first, last, entries in rows:
            yield Problem(kind, merchant, instrument, first, last and last + timedelta(days=1), entries)


def _write_problems(problems: Iterable[Problem], out: Path) -> None:
    rows = [
        {
            "kind": each.kind,
            "merchant_no": each.merchant_no,
            "instrument": each.instrument,
            "from": each.first,
            "until": each.until,
            "entries": each.entries,
        }
        for each in problems
    ]
    unfinished = out / "problems.parquet.unfinished"
    pq.write_table(pa.Table.from_pylist(rows, schema=PROBLEMS), unfinished)
    os.replace(unfinished, out / "problems.parquet")
