"""易宝: the detail of 商户账户编号 … 支付卡类型 with loose lines of totals below.

Quirks: three dates (清算日期 is when it was settled, 下单日期 when it was ordered, 交易时间 when it was paid, which
counts); the fee is 收款方手续费 and what arrived 实收金额; the totals are single cells such as 消费金额：0.16 and
总交易笔数：8, and are compared with the rows.
"""

from juli.ledger.entries import Reading
from juli.ledger.formats.by_header import read_as
from juli.ledger.formats.columns import Manner, find_marked
from juli.ledger.tables import Table

NAME = "yeepay"

_MANNER = Manner(
    NAME,
    own={
        "settled_on": ("清算日期",),
        "amount": ("消费金额",),
        "settled": ("实收金额",),
        "entry_id": ("消费交易流水号",),
        "instrument": ("支付卡类型",),
    },
)
_MARKS = frozenset({"消费金额", "实收金额", "收款方手续费", "消费交易流水号"})


def find_header(table: Table) -> int | None:
    """The row that names 消费金额, 实收金额, 收款方手续费 and 消费交易流水号."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The detail as a statement known by its header; its loose totals that disagree are warnings."""
    return read_as(table, header, _MANNER)
