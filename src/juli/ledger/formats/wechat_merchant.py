"""WeChat Pay merchant bill (ALL, SUCCESS and REFUND), as downloaded or saved again by a spreadsheet.

One row per trade under 交易时间…费率备注 (20 to 29 columns; older bills say 总金额 and 子商户号), then a row of
totals under its own header (总交易单数…). Quirks: a backtick stands before every value, so that commas in
names of goods need no quotation marks; the fee has five decimals; "45.0" counts rows; a refund row has
应结 0.00, its own number, and perhaps a negative fee, which is money given back and no fee of a sale.
A sale's amount is 应结订单金额, the sum its fee is taken of (订单金额 where vouchers paid all of it).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from juli.ledger.cells import CellError, Cells, amount_in_yuan, lenient_moment, lost_digits, positive
from juli.ledger.entries import Entry, Instrument, Kind, Reading, Unreadable
from juli.ledger.formats.columns import find_marked, plain_titles
from juli.ledger.formats.words import is_foreign_money
from juli.ledger.speech import joined, quoted, say
from juli.ledger.spelling import bare
from juli.ledger.tables import Row, Table, read_rows
from juli.money import LARGEST_FEN, Fen, MoneyError, half_up, parse_number, yuan
from juli.wording import Said

NAME = "wechat-merchant"

_MARKS = frozenset({"交易时间", "微信订单号", "交易状态"})
_SYNONYMS = {
    "time": ("交易时间",),
    "refunded_at": ("退款成功时间", "退款申请时间"),
    "merchant": ("商户号",),
    "sub_merchant": ("特约商户号", "子商户号"),
    "device": ("设备号",),
    "order": ("微信订单号",),
    "refund": ("微信退款单号",),
    "refund_status": ("退款状态",),
    "status": ("交易状态",),
    "settleable": ("应结订单金额", "总金额"),
    "ordered": ("订单金额", "总金额"),
    "refunded": ("退款金额", "申请退款金额"),
    "fee": ("手续费",),
    "goods": ("商品名称",),
    "currency": ("货币种类",),
}
_NAMES: Mapping[str, object] = {key: names[0] for key, names in _SYNONYMS.items()}
_STATUS = {"SUCCESS": Kind.SALE, "REFUND": Kind.REFUND, "REVOKED": Kind.VOID}
_COUNT = "总交易单数"
_SUMS = {
    "应结订单总金额": "settleable",
    "总交易额": "settleable",
    "退款总金额": "refunded",
    "总退款金额": "refunded",
    "手续费总金额": "fee",
    "订单总金额": "ordered",
}
_FAILED_REFUNDS = ("FAIL", "CHANGE")
"""States of a refund that reached nobody."""


def find_header(table: Table) -> int | None:
    """The row that names 交易时间, 微信订单号 and 交易状态."""
    return find_marked(table, _MARKS)


def read(table: Table, header: int) -> Reading:
    """The bill, with warnings where its totals row says otherwise than its rows or a fee is finer than a fen."""
    bill = _Bill(table.source, _without_padding(plain_titles(table.rows[header])))
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    warnings: list[Said] = []
    for body, totals, after in _days(table.rows[header + 1 :], table.rows[header]):
        bill.sums = {}
        told, untold = read_rows(table.source, body, bill.read)
        entries += told
        unreadable += untold
        unreadable += (Unreadable(table.source, r.line, say("after-totals", text=quoted(r.cells[0]))) for r in after)
        warnings += _compare(bill, totals, len(body))
    return Reading(table.source, NAME, table.encoding, tuple(entries), tuple(unreadable), (*bill.warnings(), *warnings))


def _days(rows: Sequence[Row], top: Row) -> Iterator[tuple[Sequence[Row], Sequence[Row], Sequence[Row]]]:
    """The trades, the two rows of totals and what stands below them, for each of the bills put together in a file:
    each begins with the header."""
    first, titles = bare(top.cells[0]), plain_titles(top)
    starts = [i for i, row in enumerate(rows) if bare(row.cells[0]) == first and plain_titles(row) == titles]
    for begin, end in pairwise((-1, *starts, len(rows))):
        bill = rows[begin + 1 : end]
        cut = next((i for i, row in enumerate(bill) if bare(row.cells[0]) == _COUNT), len(bill))
        yield bill[:cut], bill[cut : cut + 2], bill[cut + 2 :]


@dataclass(slots=True)
class _Bill:
    """The rows of one bill, and what is counted over all of them."""

    source: str
    columns: Sequence[str]
    sums: dict[str, Decimal] = field(default_factory=dict)
    finer_than_fen: int = 0
    lost_numbers: int = 0

    def read(self, row: Row) -> Entry | Unreadable:
        texts = self.texts(row)
        if len(texts) != len(self.columns):
            reason = say("row-width", cells=len(texts), columns=len(self.columns))
            return Unreadable(self.source, row.line, reason)
        cells = Cells(self.by_key(texts), _NAMES)
        self.add_up(cells)
        kind = cells.require("status", _kind)
        amount = self.amount(cells, kind)
        occurred_at = self.moment(cells, kind)
        if kind is Kind.REFUND:
            cells.read("refund_status", _refund_status)
        cells.read("currency", _yuan)
        fee = cells.read("fee", self.fee) if kind is Kind.SALE else None
        if cells.problems or kind is None or amount is None or occurred_at is None:
            return Unreadable(self.source, row.line, joined(cells.problems))
        return Entry(
            self.source,
            row.line,
            occurred_at,
            kind,
            Instrument.WECHAT,
            amount,
            merchant_no=_number(cells, "sub_merchant") or _number(cells, "merchant"),
            terminal_no=_number(cells, "device"),
            entry_id=self.number(cells, "order" if kind is Kind.SALE else "refund"),
            original_id=None if kind is Kind.SALE else self.number(cells, "order"),
            fee=fee,
            memo=cells.text("goods"),
        )

    def texts(self, row: Row) -> Sequence[str]:
        """The cells of a row; where a comma in a name split one cell, the backticks put it together again."""
        cells = _without_padding(row.cells, len(self.columns))
        if len(cells) > len(self.columns) and cells[0].startswith("`"):
            cells = tuple(re.split(",(?=`)", ",".join(cells)))
        return [bare(cell) for cell in cells]

    def by_key(self, texts: Sequence[str]) -> dict[str, str]:
        named = dict(zip(self.columns, texts, strict=True))
        return {key: next((named[name] for name in names if named.get(name)), "") for key, names in _SYNONYMS.items()}

    def moment(self, cells: Cells, kind: Kind | None) -> datetime | None:
        if kind is Kind.REFUND and cells.text("refunded_at"):
            return cells.read("refunded_at", lenient_moment)
        return cells.require("time", lenient_moment)

    def amount(self, cells: Cells, kind: Kind | None) -> Fen | None:
        if kind is None:
            return None
        order = ("settleable", "ordered") if kind is Kind.SALE else ("refunded", "settleable", "ordered")
        column = next((key for key in order if not _is_zero(cells.text(key))), order[0])
        return cells.require(column, lambda text: positive(amount_in_yuan(text)))

    def fee(self, text: str) -> Fen:
        """The fee of a sale; a true remainder below a fen is rounded half-up and counted."""
        fen = _number_of(text).scaleb(2)
        if fen < 0:
            raise CellError("fee-negative")
        if fen > LARGEST_FEN:
            raise CellError("money-large", text=quoted(text))
        self.finer_than_fen += fen != fen.to_integral_value()
        return half_up(fen)

    def number(self, cells: Cells, key: str) -> str | None:
        number = _number(cells, key)
        if number and lost_digits(number):
            self.lost_numbers += 1
            return None
        return number

    def add_up(self, cells: Cells) -> None:
        for key in set(_SUMS.values()):
            try:
                self.sums[key] = self.sums.get(key, Decimal(0)) + parse_number(cells.text(key) or "0")
            except MoneyError:
                continue

    def warnings(self) -> Iterable[Said]:
        if self.finer_than_fen:
            yield say("fees-rounded", source=self.source, count=self.finer_than_fen)
        if self.lost_numbers:
            yield say("numbers-lost", source=self.source, count=self.lost_numbers)


def _without_padding(cells: Sequence[str], least: int = 0) -> Sequence[str]:
    """The cells without the empty ones behind them: a sheet is as wide as its widest row."""
    last = next((place for place in range(len(cells), least, -1) if cells[place - 1].strip()), least)
    return cells[:last]


def _kind(text: str) -> Kind:
    if text not in _STATUS:
        raise CellError("status", text=quoted(text))
    return _STATUS[text]


def _refund_status(text: str) -> str:
    if text in _FAILED_REFUNDS:
        raise CellError("status", text=quoted(text))
    return text


def _yuan(currency: str) -> str:
    if is_foreign_money(currency):
        raise CellError("currency", text=quoted(currency))
    return currency


def _number(cells: Cells, key: str) -> str | None:
    text = cells.text(key)
    return None if text == "0" else text


def _number_of(text: str) -> Decimal:
    try:
        return parse_number(text)
    except MoneyError as error:
        raise CellError(error.code, text=quoted(error.text)) from error


def _is_zero(text: str | None) -> bool:
    return text is None or not text.strip("0.")


def _compare(bill: _Bill, totals: Sequence[Row], rows: int) -> Iterable[Said]:
    """One warning for each figure of the totals row that is not the sum of the rows."""
    if len(totals) < 2:
        yield say("totals-missing", source=bill.source)
        return
    names, figures = ([bare(cell) for cell in row.cells] for row in totals)
    for name, figure in zip(names, figures, strict=False):
        found = Decimal(rows) if name == _COUNT else bill.sums.get(_SUMS.get(name, ""))
        if found is not None and found != _decimal(figure):
            shown = str(rows) if name == _COUNT else yuan(half_up(found.scaleb(2)))
            yield say("totals-disagree", source=bill.source, name=name, stated=quoted(figure), found=shown)


def _decimal(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except MoneyError:
        return None
