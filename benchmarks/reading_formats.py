"""Files of 20 MB in every format: what reading each costs. The figure to reach is under 10 s of processor and 1 GB."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "ledger" / "samples"
SIZE, SECONDS, MEMORY = 20 * 1024**2, 10.0, 1024**3
HEADS = {
    "INN26010388ZME_898210154110002": 0,
    "INN26031688ZM_898210154110002": 0,
    "alipay-detail.csv": 5,
    "alipay-fund.csv": 5,
    "alipay-personal.csv": 9,
    "bank-account.csv": 3,
    "chinaums.csv": 2,
    "own-columns.csv": 2,
    "wechat-personal.csv": 6,
}
"""How many lines stand above the first trade; one where it is not said."""


def statements(folder: Path) -> Iterator[Path]:
    """Each sample with its first trade repeated until it is as large as may be."""
    for sample in sorted(SAMPLES.iterdir()):
        if sample.is_dir() or sample.suffix in (".md", ".toml") or sample.name == "alipay-summary.csv":
            continue
        rows = sample.read_bytes().splitlines(keepends=True)
        head = HEADS.get(sample.name, 1)
        most = min(SIZE // len(rows[head]), 299_000)
        path = folder / sample.name
        path.write_bytes(b"".join(rows[:head]) + rows[head] * most)
        yield path


def measure(path: Path) -> tuple[float, int, int]:
    """Seconds of processor, peak memory in bytes and rows read, in a process of its own."""
    command = [sys.executable, __file__, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout.split()
    return float(told[0]), int(told[1]), int(told[2])


def read(path: Path) -> None:
    """Read one file and tell the figures of this process."""
    from juli.ledger import UnusableFile, load_mapping, read_mapped  # noqa: PLC0415

    beside = SAMPLES / f"{path.stem}.toml"
    mapping = load_mapping(beside.name, beside.read_bytes()) if beside.is_file() else None
    start, rows = time.process_time(), 0
    try:
        reading = read_mapped(path.name, path.read_bytes(), mapping)
        rows = len(reading.entries) + len(reading.unreadable) + len(reading.arrivals)
    except UnusableFile as error:
        print(error, file=sys.stderr)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(time.process_time() - start, memory, rows)


def main() -> int:
    """Print a line for each format; 1 where one misses the figure."""
    if len(sys.argv) > 1:
        read(Path(sys.argv[1]))
        return 0
    missed, slowest, largest = False, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for path in statements(Path(folder)):
            seconds, memory, rows = measure(path)
            missed |= seconds > SECONDS or memory > MEMORY
            slowest, largest = max(slowest, seconds), max(largest, memory)
            size = path.stat().st_size / 1024**2
            print(f"{path.name}: {size:.0f} MB, {rows:,} rows, {seconds:.1f} s, {memory / 1024**2:.0f} MB of memory")
            path.unlink()
    print(f"any format, up to 20 MB: at most {slowest:.1f} s of processor and {largest / 1024**2:.0f} MB of memory")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
