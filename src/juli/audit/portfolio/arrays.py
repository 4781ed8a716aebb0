"""The kinds of arrays a portfolio is worked on as, and the numbers that stand for an empty or endless value."""

from datetime import date

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Whole = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

FIRST_DAY = (date(1900, 1, 1) - date(1970, 1, 1)).days
SPAN = 2**17
"""Days from 1900 on that have a number, some 350 years."""

A_DAY = 86_400_000_000
"""In microseconds."""

NEVER = -(2**30)
"""The day of a row that names none."""

FAR = 2**61
"""More fen than any sum of what an entry can hold."""

NONE = -2 * FAR
"""Less than any sum, told or not."""

_FACTORS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))


def mixed(*columns: Numbers | Whole) -> Numbers:
    """A number for each row, the same for the same values and seldom for others; of three columns at most."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column, factor in zip(columns, _FACTORS, strict=False):
        found ^= column.astype(np.int64).view(np.uint64)
        found *= factor
        found ^= found >> np.uint64(29)
    found *= _FACTORS[0]
    return (found >> np.uint64(1)).view(np.int64)
