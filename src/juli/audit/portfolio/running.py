"""One part judged by DuckDB: its entries read, its lines and gaps written into a folder of its own."""

import json
from dataclasses import asdict, dataclass
from importlib.resources import files as package_files
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.portfolio.folding import MOVEMENTS, fold
from juli.audit.portfolio.judging import judge, prepare
from juli.audit.portfolio.lines import ORDER
from juli.audit.portfolio.partitions import Part
from juli.audit.portfolio.reading import load, strangers, unreadable_rows
from juli.audit.portfolio.schedule import Schedule
from juli.audit.portfolio.setting import Setting
from juli.audit.portfolio.together import sift

MEMORY = "250MB"

GAPS = pa.schema(
    [
        ("merchant_no", pa.string()),
        ("instrument", pa.string()),
        ("kind", pa.string()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("entries", pa.int64()),
    ]
)

_UNCOVERED = package_files("juli.audit.portfolio").joinpath("uncovered_days.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a part holds beside its lines: how many entries and merchants, rows that are no entries, and to whom
    of the merchants with a promise something was charged or paid."""

    entries: int
    merchants: int
    unreadable: int
    moved: tuple[str, ...]


def run_part(part: Part, folder: Path, *, held: frozenset[str], setting: Setting, schedule: Schedule) -> None:
    """Judge a part and write `lines.parquet`, `problems.parquet` and `part.json` below `folder`."""
    spill = folder / "spill"
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": MEMORY,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=config) as connection:
        sifted = sift(part, setting, schedule)
        load(connection, sifted.entries)
        connection.register("summed_sales", sifted.summed_sales)
        prepare(connection, setting)
        judge(connection, setting.rules)
        moved = connection.sql(MOVEMENTS).to_arrow_table().to_pylist()
        connection.register("folded", fold(moved, setting))
        connection.execute("insert into held select * from folded")
        lines = connection.sql(f"select * from held order by {ORDER}")
        pq.write_table(lines.to_arrow_table(), folder / "lines.parquet", compression="zstd")
        gaps = connection.sql(_UNCOVERED).to_arrow_table().cast(GAPS)
        strange = strangers(connection, part, held, sifted.strangers).cast(GAPS) if sifted.strangers else None
        pq.write_table(pa.concat_tables([gaps, strange] if strange else [gaps]), folder / "problems.parquet")
        unreadable = unreadable_rows(connection, part, held) if sifted.doubtful else 0
    promised = {row["merchant_no"] for row in moved} & setting.terms.with_promises
    told = PartAnswer(sifted.rows - unreadable, sifted.merchants, unreadable, tuple(sorted(promised)))
    (folder / "part.json").write_text(json.dumps(asdict(told)), encoding="utf-8")
