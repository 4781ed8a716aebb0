"""The pieces of a text that a model weighs: runs of one to four signs."""

from collections.abc import Iterable, Mapping

LONGEST = 4


def runs(flat: str) -> set[str]:
    """Every run of one to LONGEST signs."""
    return {flat[start : start + length] for length in range(1, LONGEST + 1) for start in range(len(flat) - length + 1)}


def known_runs(flat: str, rows: Mapping[str, int]) -> set[int]:
    """The rows of the runs that are known. One is known only where its beginning is, so longer ones are tried there."""
    found = {rows[mark] for mark in set(flat) if mark in rows}
    starts: Iterable[int] = range(len(flat) - 1)
    for length in range(2, LONGEST + 1):
        held = [(start, run) for start in starts if (run := flat[start : start + length]) in rows]
        found.update([rows[run] for _, run in held])
        starts = [start for start, _ in held]
    return found
