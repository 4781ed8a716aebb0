"""WeChat Pay fund flow (资金账单): every movement of the merchant's account with WeChat.

Eleven columns from 记账时间 to 业务凭证号, a backtick before every value, and two rows of totals at the end. A
sale is two rows under one 微信支付业务单号: 交易 as 收入, and 扣除交易手续费 as 支出; they become one sale with its
fee. A refund is 支出 under a number of its own. A withdrawal goes to the merchant's own bank account and is
listed, and so is a fee whose sale is not in the file.
"""

from collections.abc import Iterable, Sequence

from juli.ledger.cells import CellError, amount_in_yuan
from juli.ledger.entries import Instrument, Reading
from juli.ledger.formats.columns import find_marked
from juli.ledger.formats.movements import Account, Movement, Movements, Part, Verdict, account_words, body_of, direct
from juli.ledger.formats.words import meaning_of
from juli.ledger.speech import quoted, say
from juli.ledger.spelling import bare
from juli.ledger.tables import Row, Table
from juli.money import yuan
from juli.wording import Said

NAME = "wechat-fund"

_MARKS = frozenset({"记账时间", "微信支付业务单号", "收支类型", "收支金额"})
_COUNT = "资金流水总笔数"


def find_header(table: Table) -> int | None:
    """The row that names 记账时间, 微信支付业务单号, 收支类型 and 收支金额."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The flow as sales with their fees, refunds and charges; totals that disagree are warnings."""
    body = list(body_of(table, header))
    cut = next((i for i, row in enumerate(body) if bare(row.cells[0]) == _COUNT), len(body))
    movements = Movements(table, _ACCOUNT, header)
    movements.add(body[:cut])
    movements.add(body[cut + 2 :])
    return movements.reading(tuple(_compare(movements, body[cut : cut + 2], cut)))


def _judge(movement: Movement) -> Verdict:
    kind, name, *_ = (*movement.texts, "", "")
    if movement.signed < 0 and any(word in kind for word in account_words("fee_of_sale")):
        return Part.FEE
    return direct(meaning_of(kind) or meaning_of(name), movement)


_ACCOUNT = Account(
    NAME,
    columns={
        "time": ("记账时间",),
        "pair": ("微信支付业务单号",),
        "number": ("资金流水单号",),
        "kind": ("业务类型",),
        "name": ("业务名称",),
        "direction": ("收支类型",),
        "amount": ("收支金额",),
        "memo": ("备注",),
    },
    texts=("kind", "name"),
    judge=_judge,
    instrument=Instrument.WECHAT,
)


def _compare(movements: Movements, totals: Sequence[Row], rows: int) -> Iterable[Said]:
    source, sums = movements.table.source, movements.sums()
    if len(totals) < 2:
        yield say("totals-missing", source=source)
        return
    found = {_COUNT: str(rows)}
    for name, way in (("收入", "in"), ("支出", "out")):
        found |= {f"{name}笔数": str(sums[way][0]), f"{name}金额": yuan(sums[way][1])}
    names, figures = ([bare(cell) for cell in row.cells] for row in totals)
    for name, figure in zip(names, figures, strict=False):
        if name in found and not _equal(figure, found[name]):
            yield say("totals-disagree", source=source, name=name, stated=quoted(figure), found=found[name])


def _equal(stated: str, found: str) -> bool:
    """Whether two figures are the same number: a count may be written 45.0."""
    try:
        return amount_in_yuan(stated) == amount_in_yuan(found)
    except CellError:
        return False
