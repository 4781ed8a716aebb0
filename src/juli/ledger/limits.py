"""How much one file may hold, so that no upload can exhaust the machine that reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. The defaults suit an upload; a command line may allow more.

    `bytes` and `expanded` (the size after unpacking) in bytes, `cell` in characters, `rows` counts
    physical lines or sheet rows up to the last one with content, blank ones in between included.
    Of a workbook: `ratio` is how many times its size it may unfold to, `cells` how many its sheets may span,
    `tags` how many its XML may hold. For measure, a statement of 300,000 rows and 12 columns with every cell
    written out as text unfolds to 172 MiB, 9 times its size, with 19 million tags; sheets of blanks to 22 times.
    """

    bytes: int = 32 * 1024 * 1024
    expanded: int = 192 * 1024 * 1024
    rows: int = 300_000
    columns: int = 256
    cell: int = 32_767
    ratio: int = 100

    @property
    def cells(self) -> int:
        """Twenty columns in every row."""
        return 20 * self.rows

    @property
    def tags(self) -> int:
        """Twelve cells in every row, with up to six tags each."""
        return 80 * self.rows
