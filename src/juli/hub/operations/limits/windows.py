"""The arithmetic of a sliding window, of two counts: that of the window under way, and that of the one before.

The one before counts for the part of it that the last `seconds` still reach back into.
"""

import math


def is_over(count: int, earlier: int, *, most: int, elapsed: float, seconds: int) -> bool:
    """Whether the last `seconds` saw more than `most`; `elapsed` is how long the window is under way."""
    return earlier * (1 - elapsed / seconds) + count > most


def seconds_to_wait(count: int, earlier: int, *, most: int, elapsed: float, seconds: int) -> int:
    """After how many seconds of quiet one more request is let through."""
    if count + 1 <= most and earlier:
        part = 1 - (most - count - 1) / earlier
        return max(1, math.ceil(part * seconds - elapsed) + 1)
    part = max(0.0, 1 - (most - 1) / count) if count else 0.0
    return max(1, math.ceil(seconds - elapsed + part * seconds) + 1)
