"""The daily list many acquirers and agents send as CSV or text.

Eleven columns: 商户编码, 商户名称, 交易日期及时间, 交易类型, 交易金额, 交易卡号, 卡类别, 终端编码, 商户手续费,
检索参考号, 订单号. Quirks: a masked card number, which is dropped; lines that break off, which are listed;
GB18030 more often than UTF-8. It does not say what was settled.
"""

from juli.ledger.entries import Reading
from juli.ledger.formats.by_header import read_as
from juli.ledger.formats.columns import Manner, find_marked
from juli.ledger.tables import Table

NAME = "pos-daily"

_MANNER = Manner(NAME)
_MARKS = frozenset({"商户编码", "终端编码", "检索参考号", "商户手续费"})


def find_header(table: Table) -> int | None:
    """The row that names 商户编码, 终端编码, 检索参考号 and 商户手续费."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The list as any statement known by its header."""
    return read_as(table, header, _MANNER)
