"""An audit that was cut off goes on where it was, and judges again whatever has changed."""

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from benchmarks.made_up.portfolio import write_portfolio

from juli.audit.portfolio import Progress
from tests.audit.portfolio.portfolios import judge, lines

AS_OF = date(2026, 11, 1)
ROWS_EACH = 6_000


class CutOff(Exception):
    """Ends an audit in the middle."""


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    write_portfolio(tmp_path, 24, row_group=2_000)
    return tmp_path


def audited(folder: Path, out: str, **more: object) -> list[tuple[object, ...]]:
    judge(folder / "entries.parquet", folder / "agreements", folder / out, AS_OF, rows_each=ROWS_EACH, **more)
    return lines(folder / out)


def told(folder: Path, out: str, as_of: date = AS_OF) -> list[Progress]:
    seen: list[Progress] = []
    entries, terms = folder / "entries.parquet", folder / "agreements"
    judge(entries, terms, folder / out, as_of, rows_each=ROWS_EACH, progress=seen.append)
    return seen


def test_it_goes_on_after_it_was_cut_off(portfolio: Path) -> None:
    def cut_off(progress: Progress) -> None:
        if progress.done:
            raise CutOff

    with pytest.raises(CutOff):
        audited(portfolio, "out", progress=cut_off, threads=1)
    assert not (portfolio / "out" / "lines.parquet").exists()
    seen = told(portfolio, "out")
    assert 0 < seen[0].done == seen[0].resumed < seen[-1].done == seen[-1].total
    assert lines(portfolio / "out") == audited(portfolio, "again")


def test_after_a_kill_nothing_half_is_left(portfolio: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.audit.portfolio.test_resuming import audited\n"
        "audited(Path(sys.argv[1]), 'out', threads=1, progress=lambda told: print(told.done, flush=True))"
    )
    command = [sys.executable, "-c", code, str(portfolio)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3], env=environment()) as child:
        assert child.stdout
        assert [int(child.stdout.readline()) > 0 for _ in range(2)] == [False, True]
        child.send_signal(signal.SIGKILL)
    seen = told(portfolio, "out")
    assert seen[0].resumed > 0
    assert lines(portfolio / "out") == audited(portfolio, "again")
    assert not list((portfolio / "out").rglob("*.unfinished"))


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_nothing_is_judged_again_until_something_changes(portfolio: Path) -> None:
    first = told(portfolio, "out")
    assert (first[0].resumed, len(first) > 3) == (0, True)
    assert [progress.resumed for progress in told(portfolio, "out")] == [first[-1].total]
    assert told(portfolio, "out", as_of=date(2026, 11, 2))[0].resumed == 0


@pytest.mark.parametrize("changed", ["entries.parquet", "agreements/rates.parquet"])
def test_a_changed_file_is_read_again(portfolio: Path, changed: str) -> None:
    audited(portfolio, "out")
    path = portfolio / changed
    table = pq.read_table(path)
    pq.write_table(table.slice(table.num_rows // 2), path, row_group_size=2_000)
    assert told(portfolio, "out")[0].resumed == 0
    assert lines(portfolio / "out") == audited(portfolio, "again")


def test_the_manifest_names_the_parts_that_count(portfolio: Path) -> None:
    audited(portfolio, "out")
    told(portfolio, "out", as_of=date(2026, 11, 2))
    named = json.loads((portfolio / "out" / "manifest.json").read_text(encoding="utf-8"))["parts"]
    assert sorted(named) == sorted(path.name for path in (portfolio / "out" / "parts").iterdir())
