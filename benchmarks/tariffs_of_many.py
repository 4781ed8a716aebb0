"""The tariffs of many merchants: what it costs to infer them beside the audit of the same portfolio without.

Merchants may be named in thousands (default: 2), 1,000 sales each. Seconds, seconds of processor in this process and
in those that infer, and the peak memory of all of them together.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
THOUSANDS = (2,)


def peak(process: str) -> int:
    """The most memory a process has had, in bytes; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children() -> list[str]:
    """The processes this one has started."""
    return [each for task in Path("/proc/self/task").iterdir() for each in (task / "children").read_text().split()]


def measure(folder: Path, tariffs: bool) -> str:
    """The figures of one audit, in a line."""
    from benchmarks.portfolio import AS_OF  # noqa: PLC0415

    from juli.audit.portfolio import audit_portfolio  # noqa: PLC0415
    from juli.calendars import official  # noqa: PLC0415

    memory: dict[str, int] = {}

    def look(_: object) -> None:
        memory.update({each: max(memory.get(each, 0), peak(each)) for each in ("self", *children())})

    start, own = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as out:
        paths = (folder / "entries.parquet", folder / "agreements")
        told = audit_portfolio(*paths, as_of=AS_OF, calendar=official(), out=Path(out), tariffs=tariffs, progress=look)
    look(None)
    seconds, processor = time.perf_counter() - start, time.process_time() - own
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    causes = told.by_rule["rate-above-agreed"].count, told.by_rule["rate-changed"].count if tariffs else 0
    return (
        f"{'with' if tariffs else 'without'} tariffs: {seconds:.1f} s; {processor:.1f} s of processor and "
        f"{others.ru_utime + others.ru_stime:.1f} s of others; {sum(memory.values()) / 1024**2:.0f} MB; "
        f"{causes[0]:,} fees above the agreement, {causes[1]:,} changes"
    )


def main() -> int:
    """Print two lines for each size."""
    from benchmarks.portfolio import portfolio  # noqa: PLC0415

    for thousands in map(int, sys.argv[1:] or THOUSANDS):
        folder = portfolio(thousands)
        for tariffs in (False, True):
            print(f"{thousands},000 merchants {measure(folder, tariffs)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
