"""UnionPay ZM: a merchant's trades of one day, 42 fields of fixed width (INN…ZM_…).

交易类型 tells what a row is, 查询流水号 is its number and 原交易查询流水号 that of the trade it undoes. 商户手续费 is
written D when the merchant pays it, 结算金额 C when the merchant gets it; 交易金额 less the fee is what was
settled. Quirks: bytes, not characters; no year in the time; the card number, which is dropped. What
instalments cost on top (分期付款附加手续费) is not read: whether the fee holds it already is not known.
"""

from juli.ledger.cells import CellError, Cells, not_negative, positive
from juli.ledger.entries import Entry, Kind, Reading, Unreadable
from juli.ledger.formats import unionpay_fields
from juli.ledger.formats.unionpay_fields import Layout, facts, fen, signed_fen
from juli.ledger.speech import joined, quoted
from juli.ledger.tables import Table

NAME = "unionpay-zm"


def layout() -> Layout:
    """The 42 fields."""
    return unionpay_fields.layout("zm")


def find_header(table: Table) -> int | None:
    """The row of names that `cut_lines` puts above the lines."""
    return unionpay_fields.find_names(table, layout())


def read(table: Table, header: int) -> Reading:
    """The trades; a trade of a kind that moves no money, or of no known kind, is listed."""
    return unionpay_fields.read_cut(table, header, NAME, _read)


def _read(cells: Cells, table: Table, line: int) -> Entry | Unreadable:
    kind = cells.require("交易类型", _kind)
    amount = cells.require("交易金额", lambda text: positive(fen(text)))
    occurred_at = unionpay_fields.moment(cells, table.name or table.source)
    sale = kind is Kind.SALE
    fee = cells.read("商户手续费", _fee) if sale else None
    settled = cells.read("结算金额", signed_fen) if sale else None
    if cells.problems or kind is None or amount is None or occurred_at is None:
        return Unreadable(table.source, line, joined(cells.problems))
    return Entry(
        table.source,
        line,
        occurred_at,
        kind,
        unionpay_fields.instrument_of(cells.text("支付卡类型")),
        amount,
        merchant_no=cells.text("商户代码"),
        terminal_no=cells.text("终端号"),
        entry_id=cells.text("查询流水号"),
        original_id=None if sale else cells.text("原交易查询流水号"),
        fee=fee,
        settled=settled,
    )


def _kind(code: str) -> Kind:
    known = facts()["types"].get(code)
    if known is None or known == "none":
        raise CellError("kind-unknown" if known is None else "moves-no-money", text=quoted(code))
    return Kind(known)


def _fee(text: str) -> int:
    """The fee as the merchant pays it (D); one written C would be given back, which a sale's is not."""
    return not_negative(-signed_fen(text))
