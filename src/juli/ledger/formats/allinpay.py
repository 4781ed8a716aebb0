"""通联: the detail of trades, 22 columns from 商户号 to 产品类型, in newer exports up to 34.

Quirks: 交易时间 is a time alone and 交易日期 stands far behind it; 原始金额 is the order before a discount while
交易金额 is what was paid, the sum the fee is taken of; newer exports name the undone trade by its 交易单号
(原交易单), so there the trade's own number is its 交易单号 and not its 参考号. Names, identity and card
numbers of payers are not kept; 分期贴息 is not read, since nothing says who bears it.
"""

from juli.ledger.entries import Reading
from juli.ledger.formats.by_header import read_as
from juli.ledger.formats.columns import Manner, find_marked
from juli.ledger.tables import Table

NAME = "allinpay"

_MANNER = Manner(NAME, own={"amount": ("交易金额",), "original_id": ("原交易单", "原交易单号")})
_MARKS = frozenset({"交易批次号", "凭证号", "对接应用号", "交易金额", "交易日期"})


def find_header(table: Table) -> int | None:
    """The row that names 交易批次号, 凭证号 and 对接应用号 beside amount and date."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The detail as a statement known by its header, with the numbers of 通联."""
    return read_as(table, header, _MANNER)
