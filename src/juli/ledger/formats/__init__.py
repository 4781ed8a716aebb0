"""The formats a statement may come in, one file each.

A format of rows has a `NAME`, tells by `find_header` whether a table is its own, and by `read` what it
says. To add one, write its file and name it in `TABLE_FORMATS`, the narrower before the wider.
"""

from typing import Protocol

from juli.ledger.entries import Reading
from juli.ledger.formats import (
    alipay_detail,
    alipay_fund,
    allinpay,
    bank_account,
    by_header,
    canonical_csv,
    chinaums,
    lakala,
    personal_bill,
    pos_daily,
    unionpay_zm,
    unionpay_zme,
    wechat_fund,
    wechat_merchant,
    yeepay,
)
from juli.ledger.formats.unionpay_fields import Layout
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


class FixedFormat(TableFormat, Protocol):
    """A format of lines whose cells have fixed widths."""

    def layout(self) -> Layout:
        """Its fields and their widths."""


TABLE_FORMATS: tuple[TableFormat, ...] = (
    canonical_csv,
    wechat_merchant,
    wechat_fund,
    alipay_detail,
    alipay_fund,
    personal_bill,
    lakala,
    allinpay,
    chinaums,
    yeepay,
    pos_daily,
    bank_account,
    by_header,
)

FIXED_FORMATS: tuple[FixedFormat, ...] = (unionpay_zm, unionpay_zme)
