"""Any statement whose header can be understood: exports of acquirers, agents and banks.

The header is the first row, within the first lines, that names an amount and a time by one of the words
in `words.toml`; titles may stand above it and totals below. Read with care: date and time in two
columns; amounts with ¥ or 元; undone trades written negative; fees written negative throughout; fees
collected later (是否手续费后付); a second fee for fast settlement, which belongs to the fee; units in the
header that the figures contradict; numbers a spreadsheet has rounded. Card numbers are not kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from juli.ledger.cells import (
    CellError,
    Cells,
    is_moment,
    lenient_day,
    lenient_moment,
    lost_digits,
    not_negative,
    positive,
)
from juli.ledger.entries import Entry, Instrument, Kind, Reading, Unreadable, UnusableFile
from juli.ledger.formats import footers, words
from juli.ledger.formats.columns import MONEY, Columns, Manner, Unit, columns_of, unit_above
from juli.ledger.formats.other_tables import split_tables, sums_up
from juli.ledger.formats.units import Units, decide
from juli.ledger.formats.widths import Widths, widths_of
from juli.ledger.speech import joined, quoted, say
from juli.ledger.spelling import money, plain
from juli.ledger.tables import HEAD_LINES, Row, Table, read_rows
from juli.money import Fen, MoneyError, parse_fen, parse_number, parse_yuan
from juli.wording import Said

NAME = "by-header"

_ANY = Manner(NAME)

_YES = frozenset({"是", "Y", "YES", "TRUE", "1"})
_NO = frozenset({"否", "N", "NO", "FALSE", "0"})


def find_header(table: Table) -> int | None:
    """The first row that names an amount and a time, best one of single trades and not of sums."""
    first = None
    for place, row in enumerate(table.rows[:HEAD_LINES]):
        if columns := columns_of(row, _ANY):
            if not sums_up(columns):
                return place
            first = place if first is None else first
    return first


def read(table: Table, header: int) -> Reading:
    """Raises UnusableFile for a personal bill, which counts what was spent and not what a merchant took, for a
    list of disputed trades that does not say what became of them, and for sums by day or the like."""
    return read_as(table, header, _ANY)


def read_as(table: Table, header: int, manner: Manner) -> Reading:
    """The table read as a known format of this kind. Raises UnusableFile as `read` does, and where the header
    names no amount or no time."""
    top = table.rows[header]
    columns = columns_of(top, manner)
    if columns is None:
        raise UnusableFile(table.source, say("no-header", text=quoted(",".join(top.cells))), top.line)
    if "personal" in columns.places:
        raise UnusableFile(table.source, say("personal-bill"), top.line)
    if "dispute" in columns.places and "kind" not in columns.places:
        raise UnusableFile(table.source, say("dispute-list"), top.line)
    if sums_up(columns):
        raise UnusableFile(table.source, say("only-sums"), top.line)
    body, others = split_tables(table.source, table.rows[header + 1 :], top, columns)
    summing = [row for row in body if not row.fault and footers.is_footer(row, columns)]
    lines = {row.line for row in summing}
    trades = [row for row in body if row.line not in lines]
    statement = _prepare(table.source, columns, trades, unit_above(table.rows[:header]))
    entries, unreadable = read_rows(table.source, trades, statement.read)
    totals = footers.compare(table.source, summing, columns, entries=entries, rows=len(trades), to_fen=statement.total)
    untold = tuple(sorted((*unreadable, *others), key=lambda row: row.line))
    return Reading(table.source, manner.name, table.encoding, entries, untold, (*statement.warnings(), *totals))


def _prepare(source: str, columns: Columns, rows: Sequence[Row], above: Unit | None) -> "_Statement":
    """Look over the whole file once: its units, whether its fees are written negative, how wide its rows are and
    whether they tell their type of trade. `above` is the unit that stands above the header."""
    numbers: list[Mapping[str, Decimal]] = []
    for row in rows:
        texts = {c: money(plain(row.cells[columns.places[c]])) for c in _money_columns(columns, row)}
        numbers.append({c: number for c, text in texts.items() if (number := _number(text)) is not None})
    fees = [row["fee"] for row in numbers if row.get("fee") and row.get("amount", 0) > 0]
    negative = bool(fees) and max(fees) < 0
    if negative:
        numbers = [{c: -n if c == "fee" else n for c, n in row.items()} for row in numbers]
    claims = (dict.fromkeys(MONEY, above) if above else {}) | dict(columns.units)
    widths = widths_of(rows, len(columns.titles), columns.places)
    units, sign = decide(claims, numbers), -1 if negative else 1
    return _Statement(source, columns, units, sign, widths, _tells_kinds(columns, rows))


def _tells_kinds(columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether any row says what type of trade it is."""
    at = columns.places.get("kind")
    return at is not None and any(plain(row.cells[at]) for row in rows if at < len(row.cells))


def _money_columns(columns: Columns, row: Row) -> Iterator[str]:
    return (c for c in MONEY if c in columns.places and columns.places[c] < len(row.cells))


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except MoneyError:
        return None


@dataclass(slots=True)
class _Statement:
    """The rows of one statement, read with what holds for the whole file."""

    source: str
    columns: Columns
    units: Units
    fee_sign: int
    widths: Widths
    tells_kinds: bool
    names: Mapping[str, object] = field(init=False)
    refunds_by_sign: int = 0
    lost_numbers: int = 0

    def __post_init__(self) -> None:
        self.names = self.columns.names()

    def read(self, row: Row) -> Entry | Unreadable:
        if reason := self.widths.misfit(row):
            return Unreadable(self.source, row.line, reason)
        cells = Cells(self.texts(row), self.names)
        occurred_at = _moment(cells)
        signed = cells.require("amount", lambda text: self.fen(text, "amount"))
        meaning = self.meaning(cells, signed)
        self.refuse_failed(cells, meaning)
        amount = None if signed is None else cells.read("amount", lambda _: self.unsigned(signed, meaning))
        fee, settled = self.fee_and_settled(cells, meaning)
        arrived = not words.not_settled(cells.text("settlement") or "")
        settled_on = cells.read("settled_on", _day_of_settlement) if arrived else None
        deferred = cells.read("deferred", _yes) or False
        if cells.problems or occurred_at is None or amount is None or meaning is None or meaning.kind is None:
            return Unreadable(self.source, row.line, joined(cells.problems))
        return Entry(
            self.source,
            row.line,
            occurred_at,
            meaning.kind,
            self.instrument(cells, row),
            amount,
            fee=fee,
            settled=settled if arrived else None,
            settled_on=settled_on,
            fee_deferred=deferred,
            merchant_no=self.number(cells, "merchant"),
            terminal_no=self.number(cells, "terminal"),
            entry_id=self.number(cells, "entry_id"),
            original_id=self.number(cells, "original_id"),
            charge_kind=meaning.charge_kind,
            memo=cells.text("memo"),
        )

    def instrument(self, cells: Cells, row: Row) -> Instrument:
        told = (plain(row.cells[at]) for at in self.columns.paid_with if at < len(row.cells))
        return words.instrument_of(*told, cells.text("kind") or "")

    def texts(self, row: Row) -> Mapping[str, str]:
        texts = {concept: plain(row.cells[place]) for concept, place in self.columns.places.items()}
        return texts | {concept: money(texts[concept]) for concept in MONEY if concept in texts}

    def refuse_failed(self, cells: Cells, meaning: words.Meaning | None) -> None:
        """Blame a row that moved no money in the end, and one in another currency."""
        status, currency = cells.text("status"), cells.text("currency")
        undoing = meaning is not None and meaning.kind in (Kind.VOID, Kind.REFUND)
        if status and words.failed(status, undoing=undoing):
            cells.blame("status", say("status", text=quoted(status)))
        if currency and words.is_foreign_money(currency):
            cells.blame("currency", say("currency", text=quoted(currency)))

    def fen(self, text: str, column: str) -> Fen:
        try:
            return parse_yuan(text) if self.units.of[column] == "yuan" else parse_fen(text)
        except MoneyError as error:
            raise CellError(error.code, text=quoted(error.text)) from error

    def total(self, text: str, column: str) -> Fen | None:
        """A total of the footer, in the unit of its column; None when it is no number."""
        try:
            return self.fen(money(plain(text)), column)
        except CellError:
            return None

    def meaning(self, cells: Cells, signed: Fen | None) -> words.Meaning | None:
        """What the row is, by its type of trade; in a file without any a negative amount is a refund."""
        trade_type = cells.text("kind")
        if trade_type is None and self.tells_kinds:
            cells.blame("kind", say("cell-empty"))
            return None
        if trade_type is None:
            negative = signed is not None and signed < 0
            self.refunds_by_sign += negative
            return words.Meaning(Kind.REFUND if negative else Kind.SALE)
        meaning = words.meaning_of(trade_type)
        if meaning is None:
            cells.blame("kind", say("kind-unknown", text=quoted(trade_type)))
        elif meaning.kind is None:
            cells.blame("kind", say("moves-no-money", text=quoted(trade_type)))
        return meaning

    def unsigned(self, signed: Fen, meaning: words.Meaning | None) -> Fen:
        """Only a sale must be written positive; what goes the other way may carry a minus."""
        return positive(signed if meaning is None or meaning.kind is Kind.SALE else abs(signed))

    def fee_and_settled(self, cells: Cells, meaning: words.Meaning | None) -> tuple[Fen | None, Fen | None]:
        """The fee of a sale with what was taken for fast settlement, and what was settled."""
        if meaning is None or meaning.kind is not Kind.SALE:
            return None, None
        parts = (
            cells.read("fee", lambda text: not_negative(self.fen(self.unsigned_fee(text), "fee"))),
            cells.read("extra_fee", lambda text: abs(self.fen(text, "extra_fee"))),
        )
        stated = [part for part in parts if part is not None]
        return sum(stated) if stated else None, cells.read("settled", lambda text: self.fen(text, "settled"))

    def unsigned_fee(self, text: str) -> str:
        """A fee without its minus where all have one, -0.00 too."""
        return text.removeprefix("-") if self.fee_sign < 0 else text

    def number(self, cells: Cells, column: str) -> str | None:
        number = cells.text(column)
        if number and lost_digits(number):
            self.lost_numbers += 1
            return None
        return None if column == "original_id" and number and not number.strip("0") else number

    def warnings(self) -> Iterable[Said]:
        if self.units.corrected:
            unit = say(f"unit-{self.units.of['amount']}")
            yield say("unit-corrected", source=self.source, unit=unit)
        if self.refunds_by_sign:
            yield say("refunds-by-sign", source=self.source, count=self.refunds_by_sign)
        if self.lost_numbers:
            yield say("numbers-lost", source=self.source, count=self.lost_numbers)


def _moment(cells: Cells) -> datetime | None:
    """When it happened: one column with both, or a day and a time in two columns, or the day alone."""
    day = next((column for column in ("date", "settled_on") if cells.text(column)), None)
    time = cells.text("time")
    if day is None or (time and is_moment(time, serial=False)):
        return cells.require("time", lenient_moment)
    if time is None:
        return cells.require(day, lenient_moment)

    def with_time(text: str) -> datetime:
        return lenient_moment(f"{lenient_day(text).isoformat()} {time}")

    return cells.require(day, with_time)


def _day_of_settlement(text: str) -> date | None:
    """The day; None where the cell says that there is none yet ("未结算", "0000-00-00")."""
    return lenient_day(text) if text.strip("0-/: ") and not words.not_settled(text) else None


def _yes(text: str) -> bool:
    word = words.normal(text)
    if word not in _YES | _NO:
        raise CellError("yes-no", text=quoted(text))
    return word in _YES
