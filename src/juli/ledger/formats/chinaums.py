"""银联商务: the merchant's export named MER_<merchant>_<time>_yjhx.xlsx, or the same saved as CSV.

A line with a title stands above the header: 实时清分UUID, 商户号, 商户名称, 订单号, 交易日期, 交易金额, 检索参考号,
终端号 and more. Quirks: 状态 and 描述 tell how the record of the sale was checked, not whether the card was
charged, so they exclude nothing; a cell may say "3000,00", which is listed, never guessed; there is neither
fee nor settled amount.
"""

from juli.ledger.entries import Reading
from juli.ledger.formats.by_header import read_as
from juli.ledger.formats.columns import Manner, find_marked
from juli.ledger.tables import Table

NAME = "chinaums"

_MANNER = Manner(NAME, without=frozenset({"status", "instrument"}))
_MARKS = frozenset({"实时清分UUID", "检索参考号", "交易金额", "交易日期"})


def find_header(table: Table) -> int | None:
    """The row that names 实时清分UUID beside reference, amount and date."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The export as a statement known by its header, whatever the state of its records."""
    return read_as(table, header, _MANNER)
