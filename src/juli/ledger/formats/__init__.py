"""The formats a statement may come in, one file each.

A format of rows has a `NAME`, tells by `find_header` whether a table is its own, and by `read` what it
says. To add one, write its file and name it in `TABLE_FORMATS`, the narrower before the wider.
"""

from typing import Protocol

from juli.ledger.entries import Reading
from juli.ledger.formats import alipay_detail, by_header, canonical_csv, wechat_merchant
from juli.ledger.tables import Table


class TableFormat(Protocol):
    """A format of rows and cells."""

    @property
    def NAME(self) -> str:
        """How the format is called in a `Reading`."""

    def find_header(self, table: Table) -> int | None:
        """Which row of the first lines is the header of this format; None when none is."""

    def read(self, table: Table, header: int) -> Reading:
        """The whole table, given the row of its header."""


TABLE_FORMATS: tuple[TableFormat, ...] = (canonical_csv, wechat_merchant, alipay_detail, by_header)
