"""Personal bills of Alipay (电子客户回单) and WeChat (微信支付账单明细), of an owner who collects with a personal code.

Both have 收/支 and 交易时间 below a long preamble. Only two sorts of rows count: money in by a collecting code
(收钱码, 二维码收款), and what a provider of terminals charged or gave back. A person's other rows are listed
by their line, without their words. Quirks: cells padded with blanks, tabs inside numbers, ¥ before amounts,
a comma at the end of each line, closed trades. Where no row counts, the file is refused as personal.
"""

from collections.abc import Iterator
from dataclasses import replace

from juli.ledger.entries import Instrument, Kind, Reading, UnusableFile
from juli.ledger.formats.columns import find_marked
from juli.ledger.formats.movements import Account, Movement, Movements, Verdict, account_words, body_of, direct
from juli.ledger.formats.words import Meaning, meaning_of
from juli.ledger.speech import say
from juli.ledger.tables import Row, Table

NAME = "personal-bill"

_ALIPAY = frozenset({"交易时间", "收/支", "金额", "商品说明", "交易订单号"})
_OLDER_ALIPAY = frozenset({"交易创建时间", "收/支", "金额", "商品名称", "交易号"})
_WECHAT = frozenset({"交易时间", "收/支", "金额", "商品", "交易单号"})


def find_header(table: Table) -> int | None:
    """The row that names a time, 收/支 and 金额 with the other titles of one of them."""
    return find_marked(table, _ALIPAY, _OLDER_ALIPAY, _WECHAT)


def read(table: Table, header: int) -> Reading:
    """Sales by a collecting code, and charges of a provider. Raises UnusableFile where there is neither."""
    top = table.rows[header]
    is_wechat = any(cell.strip() == "商品" for cell in top.cells)
    account = replace(_ACCOUNT, instrument=Instrument.WECHAT if is_wechat else Instrument.ALIPAY)
    movements = Movements(table, account, header)
    movements.add(list(_trades(table, header)))
    reading = movements.reading()
    if not reading.entries:
        raise UnusableFile(table.source, say("personal-bill"), top.line)
    return reading


def _trades(table: Table, header: int) -> Iterator[Row]:
    """The rows but for a closing line of dashes."""
    return (row for row in body_of(table, header) if "".join(row.cells).strip("- "))


def _judge(movement: Movement) -> Verdict:
    if movement.signed > 0 and movement.says(account_words("collecting")):
        return Meaning(Kind.SALE)
    if movement.says(account_words("terminals")):
        found = next((found for text in reversed(movement.texts) if (found := meaning_of(text))), None)
        verdict = direct(found, movement)
        if isinstance(verdict, Meaning) and verdict.kind in (Kind.CHARGE, Kind.PAYOUT):
            return verdict
    return say("not-collected")


_ACCOUNT = Account(
    NAME,
    columns={
        "time": ("交易时间", "交易创建时间"),
        "kind": ("交易分类", "交易类型", "类型"),
        "who": ("交易对方",),
        "memo": ("商品说明", "商品", "商品名称"),
        "direction": ("收/支",),
        "amount": ("金额",),
        "status": ("交易状态", "当前状态"),
        "number": ("交易订单号", "交易单号", "交易号"),
    },
    texts=("kind", "who", "memo"),
    judge=_judge,
)
