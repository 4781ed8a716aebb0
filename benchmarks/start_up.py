"""How long `juli up` takes on an empty data folder until its first page answers, as a person would wait for it."""

import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

RUNS = 3
JULI = Path(sys.executable).with_name("juli")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seconds_to_first_page(*words: str) -> float:
    """Start on an empty folder, wait for the first page, stop again."""
    data, port = tempfile.mkdtemp(prefix="juli-bench-"), free_port()
    Path(data).chmod(0o711)
    begin = time.perf_counter()
    process = subprocess.Popen([JULI, "up", "--data", data, "--port", str(port), *words], stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{port}/", timeout=30):
                    return time.perf_counter() - begin
            except (URLError, OSError):
                time.sleep(0.05)
        raise SystemExit("juli up ended before its first page; run it by hand to see why")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    for name, words in {"empty": (), "with --demo": ("--demo",)}.items():
        found = [seconds_to_first_page(*words) for _ in range(RUNS)]
        print(f"juli up, empty folder, {name}: first page after {statistics.median(found):.1f} s (median of {RUNS})")
