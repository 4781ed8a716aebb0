"""A part is bounded, and so is the memory, however many entries there are."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.made_up.portfolio import write_portfolio

from tests.audit.portfolio.test_resuming import environment

AUDIT = """
import sys
from datetime import date
from pathlib import Path
from tests.audit.portfolio.portfolios import judge
folder = Path(sys.argv[1])
summary = judge(folder / sys.argv[2], folder / "agreements", folder / "out", date(2026, 11, 1), rows_each=100_000)
status = Path("/proc/self/status").read_text(encoding="utf-8")
print(summary.entries, next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
def test_ten_times_the_entries_need_no_more_memory(tmp_path: Path) -> None:
    """The same portfolio under ten sets of merchant numbers, against one of them."""
    write_portfolio(tmp_path, 100)
    table = pq.read_table(tmp_path / "entries.parquet")
    place = table.column_names.index("merchant_no")
    with pq.ParquetWriter(tmp_path / "ten.parquet", table.schema) as writer:
        for copy in range(10):
            numbers = pa.array([f"{copy}{number}" for number in table["merchant_no"].to_pylist()], pa.string())
            writer.write_table(table.set_column(place, "merchant_no", numbers), row_group_size=50_000)
    (one, peak_of_one), (ten, peak_of_ten) = (measured(tmp_path, name) for name in ("entries.parquet", "ten.parquet"))
    assert ten == 10 * one
    assert peak_of_ten < peak_of_one * 1.7 < 1024**2


def measured(folder: Path, name: str) -> tuple[int, int]:
    """How many entries were judged, and the peak in kB."""
    command = [sys.executable, "-c", AUDIT, str(folder), name]
    root = Path(__file__).parents[3]
    told = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True, check=True)
    entries, peak = told.stdout.split()
    return int(entries), int(peak)
