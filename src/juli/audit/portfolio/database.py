"""The database in memory that judges a part, spreads entries and puts results together."""

from pathlib import Path

import duckdb

Database = duckdb.DuckDBPyConnection


def confined(spill: Path, *, memory: str, threads: int = 1) -> Database:
    """A database that holds no more memory than this, uses the folder `spill` beyond, and loads no extension. With one
    thread each connection works in the thread that asks it."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=config)
