"""A file read by a person's own mapping of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from juli.ledger.canonical import COLUMN_NAMES, Readers, read_entry
from juli.ledger.cells import CellError, Cells
from juli.ledger.entries import Entry, Instrument, Kind, Reading, Unreadable, UnusableFile
from juli.ledger.formats import footers
from juli.ledger.formats.columns import MONEY, Columns, plain_titles
from juli.ledger.formats.widths import Widths, widths_of
from juli.ledger.formats.words import failed, instrument_of, meaning_of, normal
from juli.ledger.limits import Limits
from juli.ledger.mapping import STATUS, ColumnMapping, Place
from juli.ledger.reading import candidate_tables, check_size, read_file, usable
from juli.ledger.speech import quoted, say
from juli.ledger.spelling import money, plain
from juli.ledger.tables import HEAD_LINES, Row, Table, read_rows
from juli.money import Fen, MoneyError, parse_fen, parse_yuan
from juli.wording import Said

NAME = "mapped"

_DEFAULT = Limits()
_KINDS, _INSTRUMENTS = frozenset(Kind), frozenset(Instrument)
_FLAGS = {"是": True, "Y": True, "TRUE": True, "1": True, "否": False, "N": False, "FALSE": False, "0": False}


def read_mapped(source: str, content: bytes, mapping: ColumnMapping | None, *, limits: Limits = _DEFAULT) -> Reading:
    """Read a text file or workbook as `mapping` says; `source` is the name its lines are cited by.

    Without a mapping a format is looked for, as `read_file` does. Words of the mapping count first, then the
    canonical ones, then those statements use. Lines that sum up are compared with the rows. Raises
    UnusableFile, with one reason, when nothing can be read: where the columns are not there, it names the
    titles that are.
    """
    if mapping is None:
        return read_file(source, content, limits=limits)
    return usable(_read(*mapped_table(source, content, mapping, limits), mapping))


def mapped_table(source: str, content: bytes, mapping: ColumnMapping, limits: Limits) -> tuple[Table, int]:
    """The table that has the columns of a mapping, and the place of its header; -1 where it has none.

    Raises UnusableFile where the columns are not there, naming the titles that are.
    """
    check_size(source, content, limits)
    seen: Sequence[str] = ()
    for head, whole in candidate_tables(source, content, limits):
        if _header(head, mapping) is not None:
            table = whole()
            # A cell left open within the first lines may close behind them and swallow the header.
            if (header := _header(table, mapping)) is not None:
                return table, header
        seen = max(seen, _widest(head), key=len)
    missing = ", ".join(sorted(mapping.titles()))
    raise UnusableFile(source, say("mapping-columns", columns=quoted(missing), titles=quoted("|".join(seen))))


def _header(table: Table, mapping: ColumnMapping) -> int | None:
    """The place of the header; -1 where the file has none."""
    if mapping.header == 0:
        widest = max((len(row.cells) for row in table.rows[:HEAD_LINES]), default=0)
        return -1 if widest >= _last(mapping) else None
    wanted = {_plain(title) for title in mapping.titles()}
    for place, row in enumerate(table.rows[:HEAD_LINES]):
        fits = wanted <= set(plain_titles(row)) and len(row.cells) >= _last(mapping)
        if fits and mapping.header in (None, row.line):
            return place
    return None


def _last(mapping: ColumnMapping) -> int:
    return max((place for places in mapping.columns.values() for place in places if isinstance(place, int)), default=1)


def _plain(title: str) -> str:
    return plain_titles(Row(0, (title,)))[0]


def _widest(table: Table) -> Sequence[str]:
    return max((row.cells for row in table.rows[:HEAD_LINES]), key=len, default=())


@dataclass(frozen=True, slots=True)
class _Mapped:
    """One file and its mapping, with the places and names of its columns, the words of the mapping as they are
    compared, how wide its rows are, and the sign of its fees."""

    source: str
    mapping: ColumnMapping
    places: Mapping[str, Sequence[int]]
    names: Mapping[str, object]
    words: Mapping[str, Mapping[str, str]]
    widths: Widths
    fee_sign: int

    def read(self, row: Row) -> Entry | Unreadable:
        if reason := self.widths.misfit(row):
            return Unreadable(self.source, row.line, reason)
        values = dict(self.mapping.constants) | {name: self.text(name, row) for name in self.places}
        if (status := values.pop(STATUS, "")) and self.has_failed(status, values.get("kind", "")):
            return Unreadable(self.source, row.line, say("status", text=quoted(status)))
        return read_entry(Cells(self.translated(values), self.names), self.source, row.line, self.readers())

    def has_failed(self, status: str, kind: str) -> bool:
        return failed(status, undoing=self.kind(kind)[0] in (Kind.REFUND, Kind.VOID))

    def text(self, name: str, row: Row) -> str:
        cells = " ".join(cell for place in self.places[name] if (cell := plain(row.cells[place])))
        return money(cells) if name in MONEY else cells

    def translated(self, values: dict[str, str]) -> Mapping[str, str]:
        """The values in canonical words; what goes the other way than a sale may be written negative, and what was
        given back of its fee is not kept. Where nothing says the kind, a negative amount is a refund."""
        by_sign = Kind.REFUND if values["amount"].startswith("-") else Kind.SALE
        kind, charge_kind = self.kind(values["kind"]) if "kind" in values else (by_sign, None)
        values |= {"instrument": self.instrument(values["instrument"], values.get("kind", "")), "kind": kind}
        if charge_kind and not values.get("charge_kind"):
            values["charge_kind"] = charge_kind
        if kind != Kind.SALE:
            values |= {"amount": values["amount"].removeprefix("-"), "fee": "", "settled": ""}
        elif self.fee_sign < 0:
            values["fee"] = values.get("fee", "").removeprefix("-")
        return {name: self.word(name, text) if name == "charge_kind" else text for name, text in values.items()}

    def kind(self, text: str) -> tuple[str, str | None]:
        word = self.word("kind", text)
        meaning = None if word in _KINDS else meaning_of(word)
        if meaning is None or meaning.kind is None:
            return word, None
        return meaning.kind, meaning.charge_kind

    def instrument(self, text: str, trade_type: str) -> str:
        word = self.word("instrument", text)
        return word if word in _INSTRUMENTS else instrument_of(word, trade_type)

    def word(self, name: str, text: str) -> str:
        """What the mapping says a word means; the word itself where it says nothing."""
        meanings = self.words.get(name)
        return meanings.get(normal(text), text) if meanings else text

    def readers(self) -> Readers:
        return Readers(moment=self.mapping.moment, day=self.mapping.day, amount=self.fen, flag=_flag, kind=_kind)

    def fen(self, text: str) -> Fen:
        try:
            return parse_fen(text) if self.mapping.unit == "fen" else parse_yuan(text)
        except MoneyError as error:
            raise CellError(error.code, text=quoted(error.text)) from error

    def total(self, text: str, _concept: str) -> Fen | None:
        """A total below the rows; None when it is no number."""
        try:
            return self.fen(money(plain(text)))
        except CellError:
            return None


def _read(table: Table, header: int, mapping: ColumnMapping) -> Reading:
    titles = plain_titles(table.rows[header]) if header >= 0 else []
    places = {name: [column_place(each, titles) for each in columns] for name, columns in mapping.columns.items()}
    columns = Columns({"time": places["occurred_at"][0], "amount": places["amount"][0]}, titles, {})
    body = [row for row in table.rows[header + 1 :] if header < 0 or row.cells != table.rows[header].cells]
    summing = [row for row in body if not row.fault and footers.is_footer(row, columns)]
    lines = {row.line for row in summing}
    trades = [row for row in body if row.line not in lines]
    mapped = _mapped(table, header, trades, places, mapping)
    entries, unreadable = read_rows(table.source, trades, mapped.read)
    totals = footers.compare(table.source, summing, columns, entries=entries, rows=len(trades), to_fen=mapped.total)
    warnings = (*_by_sign(table.source, entries, mapping), *totals)
    return Reading(table.source, NAME, table.encoding, entries, unreadable, warnings)


def _mapped(
    table: Table, header: int, rows: Sequence[Row], places: Mapping[str, Sequence[int]], mapping: ColumnMapping
) -> _Mapped:
    """What holds for the whole file: how its columns are called, its widths, and whether all its fees are negative."""
    titles = [cell.strip() for cell in table.rows[header].cells] if header >= 0 else []
    names = {name: "/".join(titles[at] for at in found) for name, found in places.items()} if titles else {}
    last = {f"{name}-{n}": place for name, found in places.items() for n, place in enumerate(found)}
    first = {name: found[0] for name, found in places.items()}
    widest = len(titles) or max((len(row.cells) for row in rows), default=0)
    at = first.get("fee")
    fees = [money(plain(row.cells[at])) for row in rows if at is not None and at < len(row.cells)]
    taken = [fee for fee in fees if fee.strip("-0.")]
    negative = bool(taken) and all(fee.startswith("-") for fee in taken)
    called = {**COLUMN_NAMES, **{name: title for name, title in names.items() if title}}
    words = {name: {normal(word): each for word, each in said.items()} for name, said in mapping.words.items()}
    widths = widths_of(rows, widest, last | first)
    return _Mapped(table.source, mapping, places, called, words, widths, -1 if negative else 1)


def _by_sign(source: str, entries: Sequence[Entry], mapping: ColumnMapping) -> Iterator[Said]:
    """A warning where refunds were told by their minus alone."""
    refunds = sum(entry.kind is Kind.REFUND for entry in entries)
    if refunds and "kind" not in mapping.columns.keys() | mapping.constants.keys():
        yield say("refunds-by-sign", source=source, count=refunds)


def column_place(place: Place, titles: Sequence[str]) -> int:
    """Where a column of a mapping stands, from 0, given the plain titles of the header."""
    return place - 1 if isinstance(place, int) else titles.index(_plain(place))


def _kind(word: str) -> Kind:
    """A kind; CellError where the word means no kind, in the words of a statement."""
    if word not in _KINDS:
        raise CellError("moves-no-money" if meaning_of(word) else "kind-unknown", text=quoted(word))
    return Kind(word)


def _flag(text: str) -> bool:
    word = normal(text)
    if word not in _FLAGS:
        raise CellError("yes-no", text=quoted(text))
    return _FLAGS[word]
