"""How well pictures of our own drawing are read: `python -m benchmarks.photographs`. No real photograph is among them.

The rules were made while looking at the layouts, typefaces and pictures called `learnt`; those called `kept` are
others, drawn to measure only. For each condition: how many values came out right, how many were told with a doubt,
were not found, or came out wrong without any doubt, which is what must not happen; then seconds of processor a picture
and the most memory of one. `--each N` pictures of every condition (default 3); `learnt` or `kept` may be named.
"""

import argparse
import resource
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.photographed.scenes import SCENES, scene
from benchmarks.photographed.trades import PARTS, judged

from juli.evidence.recognition import recognise_text
from juli.ledger.photographs import propose

SETS = ("learnt", "kept")
FIRST = 2000
"""The number of the first picture: those below were looked at while the rules were made."""


def spent() -> float:
    """Seconds of processor that the processes so far have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(name: str, kept: str, numbers: range) -> tuple[Counter[str], list[float]]:
    """How the values of one condition came out, and what each picture cost."""
    told, seconds = Counter[str](), []
    for number in numbers:
        content, truths = scene(name, kept, number)
        before = spent()
        told += judged(propose(recognise_text(content).words), truths)
        seconds.append(spent() - before)
    return told, seconds


def counts(told: Counter[str]) -> str:
    """As cells of a table."""
    return " | ".join(str(told[part]) for part in PARTS)


def main() -> None:
    """Print a table for each set of layouts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], default=SETS)
    parser.add_argument("--each", type=int, default=3)
    arguments = parser.parse_args()
    started = time.monotonic()
    for kept in arguments.sets:
        total, every = Counter[str](), []
        print(f"\n| {kept} | {' | '.join(PARTS)} | processor, each |\n|---|{'---|' * (len(PARTS) + 1)}")
        for place, name in enumerate(SCENES):
            first = FIRST + place * arguments.each
            told, seconds = measured(name, kept, range(first, first + arguments.each))
            total, every = total + told, every + seconds
            print(f"| {name} | {counts(told)} | {statistics.median(seconds):.1f} s |", flush=True)
        cost = f"{statistics.median(every):.1f} s, at most {max(every):.1f} s"
        print(f"| all {len(every)} pictures | {counts(total)} | {cost} |")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\nmost memory: {memory} MB; {time.monotonic() - started:.0f} s in all")


if __name__ == "__main__":
    main()
