"""The statement of a bank account, where settlements arrive.

Every bank names its columns in its own way; a header counts that has a date, money in and out (two columns, one with
借贷标志: 贷 came in, 借 went out; or one with signs) and a balance or the other side, and none of the columns of a
statement of trades (fee, net, terminal). Money in that bears the words of settlement
is an arrival. A charge, or one given back, must name a terminal or who runs terminals beside what it is for.
All other rows are the owner's own business: they are listed by line, without their words. Numbers and names
of the other side are not kept.
"""

from collections.abc import Iterator

from juli.ledger.cells import is_moment
from juli.ledger.entries import Kind, Reading
from juli.ledger.formats.columns import Manner, columns_of, plain_titles
from juli.ledger.formats.movements import (
    Account,
    Movement,
    Movements,
    Part,
    Verdict,
    account_words,
    body_of,
    direct,
)
from juli.ledger.formats.words import Meaning, meaning_of, normal, words
from juli.ledger.speech import say
from juli.ledger.tables import Row, Table

NAME = "bank-account"

_BALANCES = frozenset({"余额", "账户余额", "本次余额", "交易后余额", "当前余额", "联机余额", "交易余额"})
_OF_BANKS = frozenset({"摘要", "交易摘要", "业务摘要", "钞汇", "钞/汇"})
"""With a balance and one column of money, one of these tells a bank from the wallet of a provider."""


def find_header(table: Table) -> int | None:
    """The first row with a balance, a date and money in and out."""
    return next((i for i, row in enumerate(table.rows) if _is_header(row)), None)


def read(table: Table, header: int) -> Reading:
    """Arrivals, charges and what was given back; everything else listed by its line."""
    movements = Movements(table, _ACCOUNT, header)
    movements.add(list(_movements(table, header)))
    return movements.reading()


def _is_header(row: Row) -> bool:
    titles, named = set(plain_titles(row)), _ACCOUNT.places(row).keys()
    if not named & {"date", "time"} or _is_of_trades(row):
        return False
    has_balance, has_other_side = not titles.isdisjoint(_BALANCES), "who" in named
    if {"income", "expense"} <= named or {"amount", "direction"} <= named:
        return has_balance or has_other_side
    is_bank = has_other_side or not titles.isdisjoint(_OF_BANKS)
    return "amount" in named and has_balance and is_bank


def _is_of_trades(row: Row) -> bool:
    columns = columns_of(row, Manner(NAME))
    return columns is not None and not columns.places.keys().isdisjoint({"fee", "extra_fee", "settled", "terminal"})


def _movements(table: Table, header: int) -> Iterator[Row]:
    """The rows that bear a date or do not begin like a total."""
    starts = tuple(words()["footer"]["starts"])
    return (
        row
        for row in body_of(table, header)
        if not normal(next(filter(str.strip, row.cells), "")).startswith(starts) or any(map(is_moment, row.cells))
    )


def _judge(movement: Movement) -> Verdict:
    of_terminals = movement.says(account_words("terminals"))
    known = [found for text in movement.texts if (found := meaning_of(text)) and found.kind not in (Kind.SALE, None)]
    verdict = direct(known[0], movement) if known else None
    if of_terminals and isinstance(verdict, Meaning) and verdict.kind in (Kind.CHARGE, Kind.PAYOUT):
        return verdict
    settled = of_terminals or movement.says(account_words("settling"))
    return Part.ARRIVAL if movement.signed > 0 and settled and not known else say("not-collected")


_ACCOUNT = Account(
    NAME,
    columns={
        "date": ("交易日期", "记账日期", "入账日期", "交易日", "日期"),
        "time": ("交易时间", "记账时间", "入账时间", "时间"),
        "income": (
            *("收入金额", "贷方发生额", "贷方金额", "存入金额", "转入金额", "收入", "存入", "贷方"),
            *("贷方发生额(收入)", "贷方金额(收入)", "贷方(收入)", "收入(贷方)", "收入(贷)", "收入金额(贷)", "存入(贷)"),
            *("交易金额(收入)", "记账金额(收入)", "贷方发生额(存入)"),
        ),
        "expense": (
            *("支出金额", "借方发生额", "借方金额", "支取金额", "转出金额", "支出", "支取", "借方"),
            *("借方发生额(支取)", "借方发生额(支出)", "借方金额(支出)", "借方(支出)", "支出(借方)", "支出(借)"),
            *("支出金额(借)", "支取(借)", "交易金额(支出)", "记账金额(支出)"),
        ),
        "amount": ("交易金额", "发生额", "金额"),
        "direction": (
            *("借贷标志", "借贷标识", "收支标志", "收/支", "借贷", "收支", "借贷状态", "借/贷", "借贷方向", "收支类型"),
            *("收付标志", "收/付", "交易方向", "往来标志"),
        ),
        "number": ("交易流水号", "流水号", "交易序号"),
        "memo": ("摘要", "交易摘要", "业务摘要", "交易类型"),
        "note": ("附言", "用途", "备注", "交易附言", "交易备注", "交易用途", "交易地点/附言"),
        "who": (
            *("对方户名", "对方名称", "对方账户名称", "对方账户名", "交易对手名称", "对方单位", "对方单位名称"),
            *("对方账号与户名", "对方信息", "对方姓名"),
        ),
        "currency": ("币种", "币别", "交易币种", "记账币种"),
    },
    texts=("memo", "note", "who"),
    judge=_judge,
)
