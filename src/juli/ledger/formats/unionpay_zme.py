"""UnionPay ZME: corrections and disputes of earlier trades, 22 fields of fixed width (INN…ZME_…).

What a 交易代码 means is not published with the widths, so a row is told by where its money goes: 结算金额 written D
is taken from the merchant, as a refund of the earlier trade is, C comes back to the merchant. Quirks as
in ZM. No number of a query stands here, so the year comes from the name of the file; the earlier trade is
named by its 系统跟踪号 alone, which is not the number a sale has in ZM, so it is not taken for one.
"""

from juli.ledger.cells import Cells, positive
from juli.ledger.entries import ChargeKind, Entry, Kind, Reading, Unreadable
from juli.ledger.formats import unionpay_fields
from juli.ledger.formats.unionpay_fields import Layout, fen, signed_fen
from juli.ledger.speech import joined
from juli.ledger.tables import Table

NAME = "unionpay-zme"


def layout() -> Layout:
    """The 22 fields."""
    return unionpay_fields.layout("zme")


def find_header(table: Table) -> int | None:
    """The row of names that `cut_lines` puts above the lines."""
    return unionpay_fields.find_names(table, layout())


def read(table: Table, header: int) -> Reading:
    """The corrections: money taken is a refund, money given a payout."""
    return unionpay_fields.read_cut(table, header, NAME, _read)


def _read(cells: Cells, table: Table, line: int) -> Entry | Unreadable:
    amount = cells.require("交易金额", lambda text: positive(fen(text)))
    settled = cells.require("结算金额", signed_fen)
    occurred_at = unionpay_fields.moment(cells, table.name or table.source)
    if cells.problems or amount is None or settled is None or occurred_at is None:
        return Unreadable(table.source, line, joined(cells.problems))
    taken = settled < 0
    return Entry(
        table.source,
        line,
        occurred_at,
        Kind.REFUND if taken else Kind.PAYOUT,
        unionpay_fields.instrument_of(cells.text("支付卡类型")),
        amount,
        merchant_no=cells.text("商户代码"),
        entry_id=cells.text("系统跟踪号"),
        charge_kind=None if taken else ChargeKind.OTHER,
        memo=cells.text("交易代码"),
    )
