"""The tariffs of a portfolio's merchants: inferred from all their sales, merchant by merchant, as for one.

That is work for the processor, so other processes do it: they are handed the sales of some merchants and what was
agreed with them, and hand back plain rows.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from juli.agreement import Agreement, Rate
from juli.audit.apart import processes
from juli.audit.engine import TAKEN, sql
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.arrays import Numbers
from juli.audit.portfolio.judging import Tables
from juli.audit.portfolio.problems import PortfolioError
from juli.audit.tariffs_by_merchant import Inferred, Party, Taken, infer_each
from juli.ledger.entries import Instrument

ROWS_EACH = 300_000
"""So many entries in a part where all of them go through the rule files."""

SALES_AT_ONCE = 20_000
"""So many sales go to another process together, about a third of a second's work."""

AHEAD = 8
"""So many times that wait for their turn."""

_FORMULA = [("percent_e5", pa.int64()), ("fixed_fen", pa.int64()), ("cap_fen", pa.int64())]
TARIFFS = pa.schema(
    [
        ("merchant_no", pa.string()),
        ("instrument", pa.string()),
        ("from", pa.date32()),
        ("to", pa.date32()),
        *_FORMULA,
        ("above_fen", pa.int64()),
        ("up_to_fen", pa.int64()),
        ("explains", pa.int64()),
        ("of", pa.int64()),
        ("sure", pa.bool_()),
        ("rivals", pa.list_(pa.struct(_FORMULA))),
    ]
)
"""What `tariffs.parquet` holds."""

OF_PART = TARIFFS.append(pa.field("place", pa.int32()))
"""What a part keeps: beside each tariff its place among those of its merchant."""

Names = Callable[[Any], str | None]
_INSTRUMENTS = frozenset(instrument.value for instrument in Instrument)
_COLUMNS = ("position", "instrument", "day", "amount_fen", "taken_fen", "expected_fen")


@contextmanager
def inferring(setting: Setting, count: int) -> Iterator["Inference | None"]:
    """Processes that infer tariffs, if that is asked for; they end with the block."""
    if not setting.infers:
        yield None
        return
    pool = processes(count)
    try:
        yield Inference(pool, setting)
    except BrokenProcessPool as error:
        raise PortfolioError("process-ended") from error
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class Inference:
    """Infers by the processes of a pool."""

    pool: Executor
    setting: Setting

    def into(self, folder: Path, tables: Tables, names: Names) -> Mapping[str, pa.Table]:
        """Write the tariffs behind the sales judged into `folder`, and give the relations that rest on them.

        `names` tells the merchant number of a party. Entries without one may be of many merchants: nothing is
        inferred of them.
        """
        parties: list[Party] = []
        explained: list[int] = []
        changes: list[tuple[int, int]] = []
        kind: pa.DataType = pa.string()
        with pq.ParquetWriter(folder / "tariffs.parquet", OF_PART, compression="zstd") as writer:
            for found in self._found(tables, names):
                for each in found:
                    parties += [each.party] * len(each.explained)
                    explained += each.explained
                    changes += each.changes
                    kind = pa.string() if isinstance(each.party, str) else pa.int64()
                writer.write_table(_tariffs(found, names))
        return {
            "inferred": pa.table({"party": pa.array(parties, kind), "position": pa.array(explained, pa.int64())}),
            "changed": pa.table(
                {
                    "position": pa.array([position for position, _ in changes], pa.int64()),
                    "taken_fen": pa.array([taken for _, taken in changes], pa.int64()),
                }
            ),
        }

    def _found(self, tables: Tables, names: Names) -> Iterator[list[Inferred]]:
        """What the processes hand back, in the order in which it was handed to them."""
        waiting: deque[Future[list[Inferred]]] = deque()
        for some in _together(self._taken(tables, names)):
            waiting.append(self.pool.submit(infer_each, some))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _taken(self, tables: Tables, names: Names) -> Iterator[Taken]:
        for sales in _runs(tables.pieces(sql(TAKEN))):
            party = sales["party"][0].as_py()
            if merchant := names(party):
                columns = (sales[name].to_pylist() for name in _COLUMNS)
                yield Taken(party, self._agreement(merchant), *columns)

    def _agreement(self, merchant: str) -> Agreement:
        """What the inference asks of an agreement: its rates that hold for certain, and its tolerance."""
        place = self.setting.terms.merchants.get(merchant)
        if place is None:
            return Agreement()
        first, last = np.searchsorted(self._rated, [place, place + 1])
        rows = self.setting.agreed["rates"].slice(first, last - first).to_pylist()
        rates = tuple(_rate(row) for row in rows if row["rate_e5"] is not None and row["instrument"] in _INSTRUMENTS)
        return Agreement(tolerance=int(self.setting.tolerances[place]), rates=rates)

    @cached_property
    def _rated(self) -> Numbers:
        """The party of each rate."""
        parties: Numbers = self.setting.agreed["rates"]["party"].to_numpy()
        return parties


def _rate(row: Mapping[str, Any]) -> Rate:
    return Rate(
        instruments=(Instrument(row["instrument"]),),
        rate_e5=row["rate_e5"],
        cap=row["cap_fen"],
        fixed=row["fixed_fen"] or 0,
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        above=row["above_fen"],
        up_to=row["up_to_fen"],
    )


def _runs(pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of each party, which stand together, whatever the pieces."""
    left: pa.Table | None = None
    for piece in (each for each in pieces if each.num_rows):
        rows = piece if left is None else pa.concat_tables([left, piece])
        *starts, last = _starts(rows["party"])
        for start, end in pairwise([*starts, last]):
            yield rows.slice(start, end - start)
        left = rows.slice(last)
    if left is not None:
        yield left


def _starts(parties: pa.ChunkedArray) -> list[int]:
    """Where another party begins, the first row included."""
    changed = pc.not_equal(parties[1:], parties[:-1]).to_numpy()
    return [0, *(np.flatnonzero(changed) + 1).tolist()]


def _together(merchants: Iterable[Taken]) -> Iterator[list[Taken]]:
    """Merchants in their order, about as many as have `SALES_AT_ONCE` sales."""
    gathered: list[Taken] = []
    sales = 0
    for merchant in merchants:
        gathered.append(merchant)
        sales += len(merchant.positions)
        if sales >= SALES_AT_ONCE:
            yield gathered
            gathered, sales = [], 0
    if gathered:
        yield gathered


def _tariffs(found: Sequence[Inferred], names: Names) -> pa.Table:
    rows = [
        {"merchant_no": names(each.party), **tariff, "place": place}
        for each in found
        for place, tariff in enumerate(each.tariffs)
    ]
    return pa.Table.from_pylist(rows, OF_PART)
