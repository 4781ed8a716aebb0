"""Spark and the engine in the process find the same, by the same rule files."""

import hashlib
import os
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.made_up.portfolio import write_portfolio

from juli.audit import Rule
from juli.audit.engine import STEPS, sql
from juli.audit.portfolio import Engine, PortfolioError
from juli.audit.portfolio.results.lines import TOLD
from juli.cli import main
from tests.audit.portfolio.portfolios import judge

AS_OF = date(2026, 11, 1)
MERCHANTS = int(os.environ.get("SPARK_MERCHANTS", "40"))
"""40,000 sales, which hold every fault that is made up; with 2000 merchants two million, which take minutes."""


def digest(path: Path) -> str:
    """Of the rows of a file, sorted."""
    table = pq.read_table(path)
    rows = sorted(map(repr, zip(*(column.to_pylist() for column in table.columns), strict=True)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


@pytest.fixture
def spark() -> None:
    pytest.importorskip("pyspark", reason="pyspark (the extra scale) is not installed")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("there is no Java")


@pytest.mark.usefixtures("spark")
def test_both_engines_find_the_same(tmp_path: Path) -> None:
    """With tariffs inferred, and with some rows that another source tells too."""
    write_portfolio(tmp_path, MERCHANTS)
    entries = pq.read_table(tmp_path / "entries.parquet")
    (tmp_path / "entries").mkdir()
    pq.write_table(entries, tmp_path / "entries" / "first.parquet")
    pq.write_table(told_again(entries), tmp_path / "entries" / "second.parquet")
    found = {}
    for engine in Engine:
        out = tmp_path / engine.value
        summary = judge(tmp_path / "entries", tmp_path / "agreements", out, AS_OF, engine=engine, tariffs=True)
        found[engine] = (*(digest(out / f"{name}.parquet") for name in ("lines", "totals", "tariffs")), summary)
    assert found[Engine.SPARK] == found[Engine.DUCKDB]
    summary = found[Engine.DUCKDB][-1]
    assert summary.entries > MERCHANTS * 1_000
    assert summary.counted_once > MERCHANTS * 20
    assert {Rule.RATE_CHANGED, Rule.CHARGED_TWICE} < set(summary.by_rule)


def told_again(entries: pa.Table) -> pa.Table:
    """Every tenth row as another source tells it, every twentieth in other words."""
    some = entries.take(pa.array(range(0, entries.num_rows, 10)))
    told = {
        "source": pa.array(["again.csv"] * some.num_rows),
        "line": pa.array(range(some.num_rows), pa.int64()),
        "memo": pa.array([None if place % 2 else "memo" for place in range(some.num_rows)], pa.string()),
    }
    return pa.table([told.get(name, some[name]) for name in some.column_names], some.schema)


def test_every_rule_file_is_translated_with_whole_division() -> None:
    pytest.importorskip("sqlglot", reason="sqlglot (the extra scale) is not installed")
    from juli.audit.portfolio.spark import translated

    queries = [sql(name) for name in (*STEPS, *(rule.value.replace("-", "_") for rule in TOLD))]
    assert all("//" not in translated(query) and "FLOOR" not in translated(query) for query in queries)
    assert "DIV 100000" in translated(sql("judged")).upper().replace("`", "")


def test_without_java_spark_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_portfolio(tmp_path, 1)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(PortfolioError) as refused:
        judge(tmp_path / "entries.parquet", tmp_path / "agreements", tmp_path / "out", AS_OF, engine=Engine.SPARK)
    assert refused.value.said.code == "no-engine"
    options = {"--entries": "entries.parquet", "--agreements": "agreements", "--out": "out"}
    named = [part for name, path in options.items() for part in (name, str(tmp_path / path))]
    assert main(["audit", *named, "--as-of", "2026-11-01", "--engine", "spark"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
