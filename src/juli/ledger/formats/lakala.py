"""拉卡拉: the family of files with bars between the cells and one header line.

JY trades, JS settlement, JZ wallet, ACC accounts, SEP shares, D0 fast settlement, DW withdrawals, JY_FQ
instalments; each is told by the columns it alone has. Quirks: amounts are headed "(分)" but may well be
in yuan, which is decided for the whole file; 原拉卡拉流水号 names the undone trade; a second fee D0手续费 belongs to
the fee. In DW only the fee of a withdrawal is a charge: the sum itself goes to the merchant's own account.
In SEP a sale stands once for each share; it is one sale, and a share is not what was settled of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from juli.ledger.entries import ChargeKind, Entry, Instrument, Kind, Reading, Unreadable
from juli.ledger.formats.by_header import read_as
from juli.ledger.formats.columns import Manner, find_marked, plain_titles
from juli.ledger.speech import say
from juli.ledger.tables import Table

NAME = "lakala"

_TRADES = frozenset({"商户编号", "拉卡拉流水号", "交易金额"})
_WITHDRAWALS = frozenset({"商户编号", "提现流水号", "提现金额"})
_MANNER = Manner(NAME, own={"entry_id": ("拉卡拉流水号",), "original_id": ("原拉卡拉流水号",)})
_OF_WITHDRAWALS = Manner(
    NAME,
    own={
        "date": ("提现日期",),
        "time": ("提现时间",),
        "amount": ("提现金额",),
        "entry_id": ("提现流水号",),
        "status": ("状态",),
    },
    without=frozenset({"settled", "settled_on", "kind"}),
)


def find_header(table: Table) -> int | None:
    """The row that names 商户编号 and 拉卡拉流水号 or 提现流水号 with their amounts."""
    return find_marked(table, _TRADES, _WITHDRAWALS)


def read(table: Table, header: int) -> Reading:
    """The file in the manner of its member of the family."""
    titles = set(plain_titles(table.rows[header]))
    if titles >= _WITHDRAWALS:
        return _fees_of_withdrawals(read_as(table, header, _OF_WITHDRAWALS))
    reading = read_as(table, header, _MANNER)
    return _shares_as_sales(reading) if "分账金额" in titles else reading


def _fees_of_withdrawals(reading: Reading) -> Reading:
    charges = tuple(_charge(entry) for entry in reading.entries if entry.fee)
    free = [Unreadable(entry.source, entry.line, say("withdrawal-free")) for entry in reading.entries if not entry.fee]
    unreadable = sorted((*reading.unreadable, *free), key=lambda row: row.line)
    return replace(reading, entries=charges, unreadable=tuple(unreadable))


def _charge(withdrawal: Entry) -> Entry:
    return replace(
        withdrawal,
        kind=Kind.CHARGE,
        instrument=Instrument.UNKNOWN,
        charge_kind=ChargeKind.WITHDRAWAL,
        amount=withdrawal.fee or 0,
        fee=None,
    )


def _shares_as_sales(reading: Reading) -> Reading:
    """Rows that tell the same trade again, for another share of it, are that trade."""
    kept = _first_of_each(reading.entries)
    again = len(reading.entries) - len(kept)
    told = (say("shares", source=reading.source, count=again),) if again else ()
    sales = tuple(replace(entry, settled=None, settled_on=None) for entry in kept)
    return replace(reading, entries=sales, warnings=(*reading.warnings, *told))


def _first_of_each(entries: Sequence[Entry]) -> Sequence[Entry]:
    first: dict[object, Entry] = {}
    for entry in entries:
        trade = (entry.entry_id, entry.kind, entry.amount, entry.fee) if entry.entry_id else entry.line
        first.setdefault(trade, entry)
    return tuple(first.values())
