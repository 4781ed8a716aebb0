"""What a finished part keeps of its lines: the lines in order, and their sums."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.arrays import Numbers

LINES, SUMS = "lines.arrow", "sums.arrow"

_LAST = 2**62


def keep(lines: pa.Table, folder: Path) -> None:
    """Keep lines of whole merchants in the folder of their part."""
    _write(in_order(lines), folder / LINES)
    _write(sums(lines), folder / SUMS)


def in_order(lines: pa.Table) -> pa.Table:
    """Lines by merchant (none last), source (none first), line and rule."""
    numbers = pc.fill_null(lines["line"], _LAST).to_numpy()
    keys = (_ranks(lines["rule"], -1), numbers, _ranks(lines["source"], -1), _ranks(lines["merchant_no"], _LAST))
    return lines.take(pa.array(np.lexsort(keys)))


def sums(lines: pa.Table) -> pa.Table:
    """How many lines there are of each merchant, rule and kind of charge, with an excess or none, and their excess."""
    lines = lines.append_column("is_money", pc.greater(lines["excess_fen"], 0))
    groups = lines.group_by(["merchant_no", "rule", "charge_kind", "is_money"], use_threads=False)
    found = groups.aggregate([("excess_fen", "sum"), ([], "count_all")])
    return found.rename_columns({"excess_fen_sum": "excess_fen", "count_all": "count"})


def read(folder: Path, name: str) -> pa.Table:
    """What a part keeps."""
    with pa.memory_map(str(folder / name)) as file:
        return pa.ipc.open_file(file).read_all()


def batches(folders: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    """The lines of parts, one part after another."""
    for folder in folders:
        yield from read(folder, LINES).to_batches()


def one_after_another(folders: Sequence[Path]) -> list[Path] | None:
    """The parts in order of merchants, or None where the merchants of one lie among those of another."""
    found = [(bounds, folder) for folder in folders if (bounds := _bounds(read(folder, SUMS)["merchant_no"]))]
    found.sort(key=lambda each: each[0])
    if any(before[1] >= after[0] for (before, _), (after, _) in pairwise(found)):
        return None
    return [folder for _, folder in found]


def _bounds(merchants: pa.ChunkedArray) -> tuple[tuple[bool, str], tuple[bool, str]] | None:
    """The first and the last merchant; no number comes last."""
    if not len(merchants):
        return None
    told = pc.min_max(merchants)
    first, last = told["min"].as_py(), told["max"].as_py()
    nameless = (True, "")
    return (
        nameless if first is None else (False, first),
        nameless if merchants.null_count else (False, last),
    )


def _ranks(column: pa.ChunkedArray, none: int) -> Numbers:
    """Numbers in the order of texts; `none` for an empty cell."""
    coded = column.dictionary_encode().unify_dictionaries().combine_chunks()
    ranks = np.append(pc.rank(coded.dictionary).to_numpy().astype(np.int64), none)
    found: Numbers = ranks[pc.fill_null(coded.indices, len(ranks) - 1).to_numpy()]
    return found


def _write(table: pa.Table, path: Path) -> None:
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema, options=options) as writer:
        writer.write_table(table)
