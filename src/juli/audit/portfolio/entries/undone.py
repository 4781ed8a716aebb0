"""Which sales that are not at fault must be looked at because a refund or void names them.

A void takes its sale out of rules and turnovers, a refund lowers the turnover of the first sale of its name, and what
either names no nameless refund undoes. A sale that nobody looks at is told from no rule either way, so that names
matter only here:

- of merchants whose turnover counts: every sale that is named;
- of merchants with a nameless refund or void: every sale of a name under which some sale is looked at already, so that
  the first of them is told. Where a merchant's rows lie in several row groups, every sale that is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.arrays import Mask
from juli.audit.portfolio.entries.columns import Group


@dataclass(frozen=True)
class Undone:
    """The names that refunds and voids give, and by merchant: whether each name of theirs counts (`always`), or
    those under which something is looked at (`perhaps`)."""

    names: pa.Array
    always: Mask
    perhaps: Mask

    @classmethod
    def of(cls, groups: Sequence[Group], counted: Mask) -> "Undone":
        """What the row groups say, which hold all rows of some merchants. The turnover of those in `counted` counts."""
        named, nameless, seen = (np.zeros(len(counted), bool) for _ in range(3))
        spread = np.zeros(len(counted), bool)
        for group in groups:
            merchants, empty = group.arrays.merchants[group.undoings], group.named.is_null().to_numpy(False)
            named[merchants[~empty]] = True
            nameless[merchants[empty]] = True
            spread[group.merchants] |= seen[group.merchants]
            seen[group.merchants] = True
        always = named & (counted | (nameless & spread))
        names = pc.unique(pa.chunked_array([group.named for group in groups], pa.string())).drop_null()
        return cls(names, always, named & nameless & ~always)

    def counts(self, group: Group) -> bool:
        """Whether a row group has merchants of whom each name counts."""
        return bool(self.always[group.merchants].any())

    def add(self, group: Group, mask: Mask, entry_ids: pa.ChunkedArray) -> None:
        """Choose the rows of a group whose name counts."""
        if not len(self.names):
            return
        merchants, looked_at = group.arrays.merchants, self.always.copy()
        chosen = np.flatnonzero(mask)
        chosen = chosen[self.perhaps[merchants[chosen]]]
        looked_at[merchants[chosen[self._among(entry_ids, chosen)]]] = True
        rows = np.flatnonzero(looked_at[merchants])
        mask[rows[self._among(entry_ids, rows)]] = True

    def _among(self, entry_ids: pa.ChunkedArray, rows: "np.typing.NDArray[np.int64]") -> Mask:
        """Which of some rows bear one of the names."""
        found = pc.is_in(entry_ids.take(pa.array(rows)), value_set=self.names.cast(entry_ids.type))
        among: Mask = pc.fill_null(found, False).to_numpy()
        return among
