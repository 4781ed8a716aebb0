"""One merchant's year: a cold `juli audit` of 5,000 rows. The figure to reach is under 1.5 s (median)."""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

ROWS, RUNS, FIGURE = 5_000, 7, 1.5
ROOT = Path(__file__).resolve().parents[1]
JULI = Path(sys.executable).with_name("juli")
HEADER = "merchant_no,terminal_no,entry_id,occurred_at,kind,instrument,amount,fee,settled,settled_on"


def write_year(path: Path) -> None:
    """Sales of every instrument, every hour and three quarters; one in fifty above the agreed rate."""
    dice = random.Random(5_000)  # the same year every time
    rows = [HEADER]
    for number in range(ROWS):
        moment = datetime(2025, 10, 1) + timedelta(minutes=105 * number)
        instrument = dice.choice(("credit", "debit", "wechat", "alipay", "unionpay_qr"))
        amount = dice.randrange(100, 500_000)
        fee = amount * (2_990 if number % 50 == 0 else 380) // 100_000
        cells = ("898430552510A6R", "88213307", f"R{number:08d}", moment, "sale", instrument)
        money = (f"{fen // 100}.{fen % 100:02d}" for fen in (amount, fee, amount - fee))
        rows.append(",".join(map(str, (*cells, *money, moment.date() + timedelta(days=1)))))
    path.write_text("\n".join(rows), encoding="utf-8")


def cold_seconds(statement: Path) -> float:
    """The time of one run in a process of its own, as a person at a terminal has it."""
    agreement = ROOT / "examples" / "agreement.toml"
    command = [JULI, "audit", statement, "--agreement", agreement, "--as-of", "2026-11-02", "--json"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Print the median; 1 where it misses the figure."""
    with tempfile.TemporaryDirectory() as folder:
        statement = Path(folder) / "year.csv"
        write_year(statement)
        runs = [cold_seconds(statement) for _ in range(RUNS)]
    median = statistics.median(runs)
    print(f"audit of {ROWS:,} rows, cold: median {median:.2f} s of {RUNS} runs (figure: under {FIGURE} s)")
    return 0 if median < FIGURE else 1


if __name__ == "__main__":
    sys.exit(main())
