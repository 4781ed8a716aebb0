"""How much one file may hold, so that no upload can exhaust the machine that reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. The defaults suit an upload; a command line may allow more.

    `bytes` and `expanded` (the size after unpacking) in bytes, `cell` in characters, `rows` counts
    physical lines or sheet rows up to the last one with content, blank ones in between included.
    """

    bytes: int = 32 * 1024 * 1024
    expanded: int = 256 * 1024 * 1024
    rows: int = 300_000
    columns: int = 256
    cell: int = 32_767
