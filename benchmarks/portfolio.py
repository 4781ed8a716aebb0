"""Many merchants at once: what the audit costs beside a bare scan of the same file, and beside pandas and Polars.

Sizes in millions of sales may be named (default: 2 20 60); 20,000 merchants have 20 million. The figures to reach at
20 million: the rate and hidden-deduction rules at most 4 times the scan, all rules with their lines at most 10 times,
under 1 GB of memory. A line says which of them are missed. The made-up portfolios are removed again; `--keep` leaves
them for the next time.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MILLIONS = (2, 20, 60)
RUNS, COMPARED = 3, 2
AS_OF = date(2026, 11, 1)
AT, TIMES_TWO, TIMES_ALL, MEMORY = 20, 4.0, 10.0, 1024**3
FEW_VALUES = ["merchant_no", "terminal_no", "instrument", "kind", "source", "original_id"]
LOOKED_AT = ("merchant_no", "instrument", "kind", "original_id", "occurred_at", "amount_fen", "fee_fen", "settled_fen")
TOLD = ("entry_id", "source", "line", "terminal_no")
KEPT = Path(tempfile.gettempdir()) / "juli-portfolios"
"""Where the made-up portfolios lie meanwhile."""

Measured = dict[str, float | str]


def portfolio(millions: int, plain: bool = False) -> Path:
    """The folder of a made-up portfolio, written once; in a plain one no sale stands twice or was undone."""
    from benchmarks.made_up.portfolio import write_portfolio  # noqa: PLC0415

    folder = KEPT / f"{millions}-million{'-plain' * plain}"
    if not folder.is_dir():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        write_portfolio(unfinished, millions * 1_000, plain=plain)
        unfinished.rename(folder)
    return folder


def scan(folder: Path) -> str:
    """Sum the three columns of amounts."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        sums = "sum(amount_fen), sum(fee_fen), sum(settled_fen)"
        return str(connection.execute(f"select {sums} from '{folder / 'entries.parquet'}'").fetchone())


def read_only(folder: Path) -> str:
    """Read what the two rules and their lines need of the entries, and do nothing with it."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    path = folder / "entries.parquet"
    groups = pq.ParquetFile(path).num_row_groups

    def rows(first: int) -> int:
        file = pq.ParquetFile(path, read_dictionary=FEW_VALUES)
        numbers = range(first, groups, 2)
        return sum(
            file.read_row_group(each, columns=[*LOOKED_AT, *TOLD], use_threads=False).num_rows for each in numbers
        )

    with ThreadPoolExecutor(2) as pool:
        return str(sum(pool.map(rows, range(2))))


def audit(folder: Path, *rules: str) -> str:
    """The audit by some rules, or by all, into a new folder."""
    from juli.audit import Rule  # noqa: PLC0415
    from juli.audit.portfolio import audit_portfolio  # noqa: PLC0415
    from juli.audit.portfolio.results.lines import AT_SCALE  # noqa: PLC0415
    from juli.calendars import official  # noqa: PLC0415

    chosen = frozenset(map(Rule, rules)) or AT_SCALE
    with tempfile.TemporaryDirectory() as out:
        paths = (folder / "entries.parquet", folder / "agreements")
        told = audit_portfolio(*paths, as_of=AS_OF, calendar=official(), out=Path(out), rules=chosen)
    return json.dumps(told.document()["by_rule"])


def two_rules(folder: Path) -> str:
    """The audit by the rate and the hidden-deduction rule."""
    return audit(folder, "rate-above-agreed", "hidden-deduction")


def in_polars(folder: Path) -> str:
    """The rate and hidden-deduction rules over all sales as they stand, in Polars."""
    from benchmarks.made_up.frames import in_polars as found  # noqa: PLC0415

    return found(folder)


def in_pandas(folder: Path) -> str:
    """The same in pandas."""
    from benchmarks.made_up.frames import in_pandas as found  # noqa: PLC0415

    return found(folder)


WORK: dict[str, Callable[[Path], str]] = {
    "scan": scan,
    "read-only": read_only,
    "two-rules": two_rules,
    "all-rules": audit,
    "polars": in_polars,
    "pandas": in_pandas,
}


def measure(work: str, folder: Path, runs: int) -> Measured:
    """The best of some runs in a process of its own: seconds, seconds of processor, peak memory in bytes, result."""
    command = [sys.executable, __file__, "--measure", work, str(folder), str(runs)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]))


def measured(work: str, folder: Path, runs: int) -> None:
    """Tell the figures of this process. What is loaded once is loaded on a small portfolio before."""
    WORK[work](portfolio(0))
    taken: list[tuple[float, float]] = []
    result = ""
    for _ in range(runs):
        start, processor = time.perf_counter(), time.process_time()
        result = WORK[work](folder)
        taken.append((time.perf_counter() - start, time.process_time() - processor))
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    seconds, processor = map(min, zip(*taken, strict=True))
    print(json.dumps({"seconds": seconds, "processor": processor, "memory": peak, "result": result}))


def told(name: str, millions: int, each: Measured, bare: Measured) -> str:
    """One line for people."""
    seconds, processor, memory = (float(each[key]) for key in ("seconds", "processor", "memory"))
    return (
        f"{name}: {seconds:.2f} s, {seconds / float(bare['seconds']):.1f} times the scan; "
        f"{processor:.2f} s of processor, {processor / float(bare['processor']):.1f} times, "
        f"{processor / millions:.3f} s a million; {memory / 1024**2:.0f} MB"
    )


def measure_size(millions: int) -> None:
    """Print the figures of one size, and which of those to reach are missed."""
    folder, runs = portfolio(millions), RUNS if millions <= AT else 1
    found = {name: measure(name, folder, runs) for name in ("scan", "read-only", "two-rules", "all-rules")}
    for name, each in found.items():
        print(told(f"{millions} million sales, {name}", millions, each, found["scan"]))
    times = {name: float(each["seconds"]) / float(found["scan"]["seconds"]) for name, each in found.items()}
    limits = {"two-rules": TIMES_TWO, "all-rules": TIMES_ALL} if millions == AT else {}
    missed = [f"{name} over {most:.0f} times the scan" for name, most in limits.items() if times[name] > most]
    if float(found["all-rules"]["memory"]) > MEMORY:
        missed.append("over 1 GB of memory")
    print(f"{millions} million sales, missed: {', '.join(missed) or 'nothing'}")


def compare(millions: int) -> bool:
    """Print the figures of the same two rules in other tools; whether their results differ."""
    folder = portfolio(millions, plain=True)
    found = {name: measure(name, folder, RUNS) for name in ("scan", "two-rules", "polars", "pandas")}
    for name, each in found.items():
        print(told(f"{millions} million plain sales, {name}", millions, each, found["scan"]))
    return len({each["result"] for name, each in found.items() if name != "scan"}) > 1


def main() -> int:
    """Print a line for each size and work; 1 where the results of two tools differ."""
    if sys.argv[1:2] == ["--measure"]:
        measured(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return 0
    sizes = [int(each) for each in sys.argv[1:] if each != "--keep"]
    try:
        for millions in sizes or MILLIONS:
            measure_size(millions)
        return int(compare(COMPARED))
    finally:
        if "--keep" not in sys.argv:
            shutil.rmtree(KEPT, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
