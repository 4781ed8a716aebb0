"""Files told from an account: money that came in and went out, with the balance after it.

A payment account (WeChat's 资金账单, Alipay's 账务明细) writes a sale as money in and its fee as money out, tied by a
number: they become one sale. A bank account or a personal bill holds much that is nobody's business here;
only what bears the words of collecting, or of a provider's charges, is taken. What is left aside is listed
by its line, without its words.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from juli.ledger.cells import CellError, Cells, amount_in_yuan, is_moment, lenient_day, lenient_moment, lost_digits
from juli.ledger.entries import Arrival, Entry, Instrument, Kind, Reading, Unreadable
from juli.ledger.formats.columns import plain_titles
from juli.ledger.formats.widths import widths_of
from juli.ledger.formats.words import Meaning, failed, is_foreign_money, normal, words
from juli.ledger.speech import joined, quoted, say
from juli.ledger.spelling import bare, money, plain
from juli.ledger.tables import Row, Table
from juli.money import Fen
from juli.wording import Said


class Part(Enum):
    """What a movement is, when it is no entry of its own."""

    FEE = "the fee of a sale"
    ARRIVAL = "a settlement that reached the bank"


Verdict = Meaning | Part | Said
"""A kind of entry, a part of something else, or why it does not count."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One row: `signed` fen above zero came in, below zero went out. `texts` are its words, the telling one first."""

    line: int
    occurred_at: datetime
    signed: Fen
    texts: tuple[str, ...]
    number: str | None
    pair: str | None
    memo: str | None

    def says(self, parts: Sequence[str]) -> bool:
        """Whether one of these parts stands in its words."""
        whole = normal("|".join(self.texts))
        return any(part in whole for part in parts)


@dataclass(frozen=True, slots=True)
class Account:
    """How a file names its columns, by concept and best first, and with what its sales are paid.

    Money is in `income` and `expense`, or in `amount` with its `direction`; without one, its sign tells the way, in
    a file that writes signs. `pair` ties a fee to its sale, and where `undoes` a refund too.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    texts: Sequence[str]
    judge: Callable[[Movement], Verdict]
    instrument: Instrument = Instrument.UNKNOWN
    undoes: bool = False

    def places(self, header: Row) -> Mapping[str, int]:
        """Where each concept stands; of two equal titles the first counts."""
        titles = plain_titles(header)
        found = {c: next((n for n in map(normal, names) if n in titles), None) for c, names in self.columns.items()}
        return {concept: titles.index(name) for concept, name in found.items() if name is not None}


@dataclass(slots=True)
class Movements:
    """The rows of one account file, read, and what was noted over all of them."""

    table: Table
    account: Account
    header: int
    read: list[Movement] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    lost_numbers: int = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Read rows of the body."""
        top = self.table.rows[self.header].cells
        places = self.account.places(self.table.rows[self.header])
        names = {concept: top[place].strip() for concept, place in places.items()}
        widths = widths_of(rows, len(top), places)
        signs = _signs(rows, places)
        for row in rows:
            if reason := row.fault or widths.misfit(row):
                self.unreadable.append(Unreadable(self.table.source, row.line, reason))
                continue
            values = {c: bare(row.cells[at]) if c == "direction" else plain(row.cells[at]) for c, at in places.items()}
            self._read(row.line, Cells(values, names), signs)

    def _read(self, line: int, cells: Cells, signs: "Signs") -> None:
        if (status := cells.text("status")) and failed(status):
            cells.blame("status", say("status", text=quoted(status)))
        if (currency := cells.text("currency")) and is_foreign_money(currency):
            cells.blame("currency", say("currency", text=quoted(currency)))
        occurred_at, signed = _moment(cells), _signed(cells, signs)
        if cells.problems or occurred_at is None or signed is None:
            self.unreadable.append(Unreadable(self.table.source, line, joined(cells.problems)))
            return
        texts = tuple(text for concept in self.account.texts if (text := cells.text(concept)))
        number, pair = self._number(cells, "number"), self._number(cells, "pair")
        memo = " ".join(text for concept in ("memo", "note") if (text := cells.text(concept)))
        self.read.append(Movement(line, occurred_at, signed, texts, number, pair, memo or None))

    def _number(self, cells: Cells, concept: str) -> str | None:
        number = cells.text(concept)
        if number and lost_digits(number):
            self.lost_numbers += 1
            return None
        return None if number in ("/", "-", "0") else number

    def reading(self, warnings: Sequence[Said] = ()) -> Reading:
        """The movements as entries and arrivals; each that is neither is listed, but for the fees of sales here."""
        source, judged = self.table.source, [(each, self.account.judge(each)) for each in self.read]
        sales = Counter(each.pair for each, verdict in judged if _is_sale(verdict) and each.pair)
        fees: Counter[str] = Counter()
        entries: list[Entry] = []
        arrivals: list[Arrival] = []
        for each, verdict in judged:
            if verdict is Part.ARRIVAL:
                arrivals.append(Arrival(source, each.line, each.occurred_at, each.signed, each.memo))
            elif verdict is Part.FEE and each.pair and sales[each.pair] == 1:
                fees[each.pair] -= each.signed
            elif isinstance(verdict, Meaning) and verdict.kind:
                entries.append(self._entry(each, verdict))
            else:
                reason = verdict if isinstance(verdict, Said) else say("fee-without-sale")
                self.unreadable.append(Unreadable(source, each.line, reason))
        if self.lost_numbers:
            warnings = (*warnings, say("numbers-lost", source=source, count=self.lost_numbers))
        return Reading(
            source,
            self.account.name,
            self.table.encoding,
            tuple(_with_fee(entry, fees) for entry in entries),
            tuple(sorted(self.unreadable, key=lambda row: row.line)),
            tuple(warnings),
            tuple(arrivals),
        )

    def _entry(self, movement: Movement, meaning: Meaning) -> Entry:
        assert meaning.kind is not None
        undone = meaning.kind in (Kind.REFUND, Kind.VOID)
        traded = undone or meaning.kind is Kind.SALE
        paired = movement.pair if traded else None
        return Entry(
            self.table.source,
            movement.line,
            movement.occurred_at,
            meaning.kind,
            self.account.instrument if traded else Instrument.UNKNOWN,
            abs(movement.signed),
            entry_id=movement.number if undone and self.account.undoes else paired or movement.number,
            original_id=paired if undone and self.account.undoes else None,
            charge_kind=meaning.charge_kind,
            memo=movement.memo,
        )

    def sums(self) -> Mapping[str, tuple[int, Fen]]:
        """How many movements came in and went out, and their sums, read or not counted."""
        inward = [each.signed for each in self.read if each.signed > 0]
        outward = [-each.signed for each in self.read if each.signed < 0]
        return {"in": (len(inward), sum(inward)), "out": (len(outward), sum(outward))}


def direct(meaning: Meaning | None, movement: Movement) -> Verdict:
    """The kind that the words and the direction of a movement make together.

    A charge that comes in is given back. A sale that goes out was bought, a refund that comes in was bought
    before: neither is collected.
    """
    text = quoted(next(iter(movement.texts), ""))
    if meaning is None:
        return say("kind-unknown", text=text)
    inward = movement.signed > 0
    match meaning.kind, inward:
        case (Kind.SALE | Kind.PAYOUT, True) | (Kind.REFUND | Kind.VOID | Kind.CHARGE, False):
            return meaning
        case Kind.CHARGE, True:
            return Meaning(Kind.PAYOUT, meaning.charge_kind)
        case _:
            return say("moves-no-money", text=text)


def account_words(name: str) -> Sequence[str]:
    """One list of words from the part `account` of the word list."""
    found: Sequence[str] = words()["account"][name]
    return found


def _is_sale(verdict: Verdict) -> bool:
    return isinstance(verdict, Meaning) and verdict.kind is Kind.SALE


def _with_fee(entry: Entry, fees: Mapping[str, Fen]) -> Entry:
    """A sale with the fee that was taken for it: what is left of both is what stayed in the account."""
    fee = fees.get(entry.entry_id or "") if entry.kind is Kind.SALE else None
    return entry if fee is None else replace(entry, fee=fee, settled=entry.amount - fee)


def _moment(cells: Cells) -> datetime | None:
    time = cells.text("time")
    if cells.text("date") is None or (time and is_moment(time, serial=False)):
        return cells.require("time", lenient_moment)
    if time is None:
        return cells.require("date", lenient_moment)
    return cells.require("date", lambda day: lenient_moment(f"{lenient_day(day).isoformat()} {time}"))


@dataclass(frozen=True, slots=True)
class Signs:
    """How a file with one column of money writes signs: whether at all, and whether with what went out."""

    any: bool
    outward: bool


def _signs(rows: Sequence[Row], places: Mapping[str, int]) -> Signs:
    at, way = places.get("amount"), places.get("direction")
    if at is None:
        return Signs(any=False, outward=False)
    full = [row.cells for row in rows if max(at, way or 0) < len(row.cells)]
    signed = [money(bare(cells[at])).startswith("-") for cells in full]
    out = [sign for sign, cells in zip(signed, full, strict=True) if way is not None and _is_out(cells[way])]
    return Signs(any(signed) or any(bare(cells[at]).startswith("+") for cells in full), bool(out) and all(out))


def _signed(cells: Cells, signs: Signs) -> Fen | None:
    """Money in above zero, money out below. A minus beside the word for out in every row says the same twice."""
    if cells.values.keys() >= {"direction", "amount"}:
        amount, sign = cells.require("amount", _amount), cells.require("direction", _sign)
        if amount is None or sign is None:
            return None
        return sign * (abs(amount) if signs.outward and sign < 0 else amount)
    if cells.values.keys() >= {"income", "expense"}:
        inward, outward = cells.read("income", _amount) or 0, cells.read("expense", _amount) or 0
        if not cells.problems and bool(inward) == bool(outward):
            cells.blame("income", say("both-ways" if inward else "amount-not-positive"))
        return inward - abs(outward)
    if not signs.any:
        cells.blame("amount", say("way-unknown"))
    return cells.require("amount", _amount)


def _is_out(cell: str) -> bool:
    return normal(cell) in account_words("out")


def _amount(text: str) -> Fen:
    return amount_in_yuan(money(text))


def _sign(text: str) -> int:
    word = normal(text)
    for sign, name in ((1, "in"), (-1, "out")):
        if word in account_words(name):
            return sign
    raise CellError("moves-no-money", text=quoted(text))


def body_of(table: Table, header: int) -> Iterator[Row]:
    """The rows below the header that do not repeat it."""
    top = table.rows[header].cells
    return (row for row in table.rows[header + 1 :] if row.cells != top)
