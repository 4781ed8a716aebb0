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
