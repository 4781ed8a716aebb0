"""Entries that lie in no order, spread once over files by merchant, so that each file holds its merchants whole."""

from collections.abc import Sequence
from pathlib import Path

from juli.audit.portfolio.database import confined
from juli.audit.portfolio.entries.partitions import Part, row_groups
from juli.audit.portfolio.files import EntriesFile, entries_files
from juli.audit.portfolio.words import text, texts
from juli.ledger.arrow import entries_schema

MEMORY = "500MB"


def spread(files: Sequence[EntriesFile], folder: Path, rows_each: int, threads: int) -> None:
    """Write the entries below the new folder `folder`, about `rows_each` to a bucket of merchants."""
    rows = sum(file.metadata.num_rows for file in files)
    buckets = rows // rows_each + 1
    held = {name for file in files for name in file.schema.names}
    columns = ", ".join(name for name in entries_schema().names if name in held)
    bucket = f"hash(merchant_no) % {buckets}" if "merchant_no" in held else "0"
    with confined(folder / "spill", threads=threads, memory=MEMORY) as connection:
        connection.execute("set preserve_insertion_order = false")
        source = f"read_parquet({texts(file.path for file in files)}, union_by_name = true)"
        connection.execute(
            f"copy (select {columns}, {bucket} as bucket from {source}) to {text(folder / 'buckets')} "
            "(format parquet, partition_by (bucket), compression zstd)"
        )


def spread_parts(folder: Path) -> tuple[Part, ...]:
    """The parts that `spread` has written below `folder`: one for each bucket."""
    buckets = sorted(path for path in (folder / "buckets").iterdir() if path.is_dir())
    return tuple(Part(row_groups(entries_files(bucket)) or (), nameless=True) for bucket in buckets)
