"""Alipay 业务明细: the merchant's detail of trades.

Lines beginning with "#" stand above (account, period) and below (counts and sums); the header has 25
columns from 支付宝交易号 to 备注. Quirks: a tab after every number; full-width brackets in the header; refunds
are negative and share the trade number of their sale; 服务费 may be negative on a sale, which is the same fee
seen from the account. A sale's amount is 商家实收, the sum the fee is taken of (the order less what the
merchant gave away); the bill does not say what was settled after the fee.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from juli.ledger.cells import CellError, Cells, amount_in_yuan, lenient_moment, lost_digits, positive
from juli.ledger.entries import Entry, Instrument, Kind, Reading, Unreadable
from juli.ledger.formats.words import normal
from juli.ledger.speech import joined, quoted, say
from juli.ledger.spelling import bare, plain
from juli.ledger.tables import Row, Table, read_rows
from juli.money import Fen, MoneyError, parse_yuan, yuan
from juli.wording import Said

NAME = "alipay-detail"

_TRADE, _TYPE, _RECEIVED = "支付宝交易号", "业务类型", "商家实收(元)"
_ORDERED, _FEE, _REFUND_NO = "订单金额(元)", "服务费(元)", "退款批次号/请求号"
_CREATED, _DONE, _TERMINAL, _MEMO = "创建时间", "完成时间", "终端号", "备注"
_MARKS: Final = frozenset({_TRADE, _TYPE, _RECEIVED})
_KINDS = {"交易": Kind.SALE, "退款": Kind.REFUND}
_FOOTER = re.compile(r"#(交易|退款)合计[:：]\s*(\d+)\s*笔[,，]\s*商家实收\D*?共\s*(-?[\d.,]+)\s*元")


def find_header(table: Table) -> int | None:
    """The row that names 支付宝交易号, 业务类型 and 商家实收（元）."""
    heads = (i for i, row in enumerate(table.rows) if _MARKS.issubset(map(normal, row.cells)))
    return next(heads, None)


def read(table: Table, header: int) -> Reading:
    """The bill, with a warning for each footer figure that is not the sum of the rows."""
    detail = _Detail(table.source, [normal(cell) for cell in table.rows[header].cells])
    body = table.rows[header + 1 :]
    entries, unreadable = read_rows(table.source, body, detail.read)
    lost = sum(lost_digits(bare(row.cells[0])) for row in body)
    warnings = list(_compare(table.source, body, entries))
    if lost:
        warnings.append(say("numbers-lost", source=table.source, count=lost))
    return Reading(table.source, NAME, table.encoding, entries, unreadable, tuple(warnings))


@dataclass(slots=True)
class _Detail:
    """The rows of one bill."""

    source: str
    columns: Sequence[str]

    def read(self, row: Row) -> Entry | Unreadable | None:
        if self.is_note(row):
            return None
        if len(row.cells) != len(self.columns):
            reason = say("row-width", cells=len(row.cells), columns=len(self.columns))
            return Unreadable(self.source, row.line, reason)
        texts = dict(zip(self.columns, map(plain, row.cells), strict=True))
        cells = Cells(texts, {column: column for column in self.columns})
        kind = cells.require(_TYPE, _kind)
        amount = _amount(cells, kind)
        occurred_at = cells.require(_DONE if texts.get(_DONE) else _CREATED, lenient_moment)
        fee = cells.read(_FEE, _fee) if kind is Kind.SALE else None
        if cells.problems or kind is None or amount is None or occurred_at is None:
            return Unreadable(self.source, row.line, joined(cells.problems))
        return Entry(
            self.source,
            row.line,
            occurred_at,
            kind,
            Instrument.ALIPAY,
            amount,
            terminal_no=cells.text(_TERMINAL),
            entry_id=_number(cells, _TRADE if kind is Kind.SALE else _REFUND_NO),
            original_id=None if kind is Kind.SALE else _number(cells, _TRADE),
            fee=fee,
            memo=cells.text(_MEMO),
        )

    def is_note(self, row: Row) -> bool:
        """A line of remarks or totals: it begins with "#" and does not fill the columns as a trade does."""
        filled = sum(bool(cell.strip()) for cell in row.cells)
        return row.cells[0].lstrip().startswith("#") and filled < len(self.columns) // 2


def _kind(text: str) -> Kind:
    if text not in _KINDS:
        raise CellError("kind-unknown", text=quoted(text))
    return _KINDS[text]


def _amount(cells: Cells, kind: Kind | None) -> Fen | None:
    column = _RECEIVED if cells.text(_RECEIVED) else _ORDERED
    sign = -1 if kind is Kind.REFUND else 1
    return cells.require(column, lambda text: positive(sign * amount_in_yuan(text)))


def _fee(text: str) -> Fen:
    return abs(amount_in_yuan(text))


def _number(cells: Cells, column: str) -> str | None:
    text = cells.text(column)
    return None if text is None or lost_digits(text) else text


def _compare(source: str, rows: Iterable[Row], entries: Sequence[Entry]) -> Iterable[Said]:
    """One warning for each count or sum of the footer that the rows do not give."""
    for row in rows:
        found = _FOOTER.match(",".join(row.cells).strip())
        if found is None:
            continue
        name, count, stated = found.groups()
        kind = _KINDS[name]
        amounts = [entry.amount for entry in entries if entry.kind is kind]
        total = sum(amounts) if kind is Kind.SALE else -sum(amounts)
        if int(count) != len(amounts):
            yield _disagrees(source, f"{name}笔数", count, str(len(amounts)))
        if _fen(stated) != total:
            yield _disagrees(source, f"{name}合计", stated, yuan(total))


def _disagrees(source: str, name: str, stated: str, found: str) -> Said:
    return say("totals-disagree", source=source, name=name, stated=quoted(stated), found=found)


def _fen(text: str) -> Fen | None:
    try:
        return parse_yuan(text)
    except MoneyError:
        return None
