"""Alipay 账务明细: every movement of the merchant's account with Alipay.

Lines beginning with "#" stand above and below; the header has 账务流水号, 业务流水号, 商户订单号, 商品名称, 发生时间,
对方账号, 收入金额（+元）, 支出金额（-元）, 账户余额（元）, 交易渠道, 业务类型, 备注. A sale and its fee (收费) are two
rows under one 业务流水号; they become one sale with its fee, and a refund names its sale by that number. A tab
stands after numbers, money out is written negative, and the sums below are compared with the rows.
"""

import re
from collections.abc import Iterable, Sequence

from juli.ledger.cells import CellError, amount_in_yuan
from juli.ledger.entries import Instrument, Reading
from juli.ledger.formats.columns import find_marked
from juli.ledger.formats.movements import Account, Movement, Movements, Part, Verdict, account_words, body_of, direct
from juli.ledger.formats.words import meaning_of
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row, Table
from juli.money import yuan
from juli.wording import Said

NAME = "alipay-fund"

_MARKS = frozenset({"账务流水号", "业务流水号", "收入金额(+元)", "支出金额(-元)"})
_FOOTER = re.compile(r"#(收入|支出)合计[:：]\s*(\d+)\s*笔[,，]\s*共\s*(-?[\d.,]+)\s*元")
_WAYS = {"收入": "in", "支出": "out"}


def find_header(table: Table) -> int | None:
    """The row that names 账务流水号, 业务流水号, 收入金额（+元） and 支出金额（-元）."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The account as sales with their fees, refunds and charges; sums that disagree are warnings."""
    body = list(body_of(table, header))
    notes = [row for row in body if _is_note(row)]
    movements = Movements(table, _ACCOUNT, header)
    movements.add([row for row in body if not _is_note(row)])
    return movements.reading(tuple(_compare(movements, notes)))


def _is_note(row: Row) -> bool:
    return row.cells[0].lstrip().startswith("#") and sum(bool(cell.strip()) for cell in row.cells) < 6


def _judge(movement: Movement) -> Verdict:
    kind, *rest = (*movement.texts, "")
    if movement.signed < 0 and any(word in kind for word in account_words("fee_of_sale")):
        return Part.FEE
    found = meaning_of(kind) or next((found for text in rest if (found := meaning_of(text))), None)
    return direct(found, movement)


_ACCOUNT = Account(
    NAME,
    columns={
        "time": ("发生时间", "入账时间"),
        "pair": ("业务流水号",),
        "number": ("账务流水号",),
        "kind": ("业务类型",),
        "goods": ("商品名称",),
        "income": ("收入金额(+元)",),
        "expense": ("支出金额(-元)",),
        "memo": ("备注",),
    },
    texts=("kind", "memo", "goods"),
    judge=_judge,
    instrument=Instrument.ALIPAY,
    undoes=True,
)


def _compare(movements: Movements, notes: Sequence[Row]) -> Iterable[Said]:
    for row in notes:
        found = _FOOTER.match(",".join(row.cells).strip())
        if found is None:
            continue
        name, count, stated = found.groups()
        rows, total = movements.sums()[_WAYS[name]]
        if int(count) != rows:
            yield _disagrees(movements, f"{name}笔数", count, str(rows))
        if not _is_sum(stated, total):
            yield _disagrees(movements, f"{name}合计", stated, yuan(total))


def _is_sum(stated: str, total: int) -> bool:
    try:
        return abs(amount_in_yuan(stated)) == total
    except CellError:
        return False


def _disagrees(movements: Movements, name: str, stated: str, found: str) -> Said:
    return say("totals-disagree", source=movements.table.source, name=name, stated=quoted(stated), found=found)
