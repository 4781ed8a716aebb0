"""A file read by a person's own mapping of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from juli.ledger.canonical import COLUMN_NAMES, Readers, read_entry
from juli.ledger.cells import CellError, Cells
from juli.ledger.entries import Entry, Instrument, Kind, Reading, Unreadable, UnusableFile
from juli.ledger.formats import footers
from juli.ledger.formats.columns import Columns, plain_titles
from juli.ledger.formats.words import instrument_of, meaning_of, normal
from juli.ledger.limits import Limits
from juli.ledger.mapping import ColumnMapping, Place
from juli.ledger.reading import candidate_tables, check_size, read_file, usable
from juli.ledger.speech import quoted, say
from juli.ledger.tables import HEAD_LINES, Row, Table, read_rows
from juli.money import Fen, MoneyError, parse_fen, parse_yuan

NAME = "mapped"

_DEFAULT = Limits()
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
    """One file and its mapping, with the places of its columns."""

    source: str
    mapping: ColumnMapping
    places: Mapping[str, Sequence[int]]

    def read(self, row: Row) -> Entry | Unreadable:
        needed = max(place for places in self.places.values() for place in places) + 1
        if len(row.cells) < needed:
            return Unreadable(self.source, row.line, say("row-width", cells=len(row.cells), columns=needed))
        values = dict(self.mapping.constants) | {name: self.text(name, row) for name in self.places}
        return read_entry(Cells(self.translated(values), COLUMN_NAMES), self.source, row.line, self.readers())

    def text(self, name: str, row: Row) -> str:
        cells = (row.cells[place].strip().lstrip("`").strip() for place in self.places[name])
        return " ".join(cell for cell in cells if cell)

    def translated(self, values: dict[str, str]) -> Mapping[str, str]:
        """The values in canonical words; what goes the other way than a sale may be written negative."""
        kind, charge_kind = self.kind(values["kind"])
        values |= {"kind": kind, "instrument": self.instrument(values["instrument"], values["kind"])}
        if charge_kind and not values.get("charge_kind"):
            values["charge_kind"] = charge_kind
        if kind != Kind.SALE:
            values["amount"] = values["amount"].removeprefix("-")
        return {name: self.word(name, text) if name == "charge_kind" else text for name, text in values.items()}

    def kind(self, text: str) -> tuple[str, str | None]:
        word = self.word("kind", text)
        meaning = None if word in frozenset(Kind) else meaning_of(word)
        if meaning is None or meaning.kind is None:
            return word, None
        return meaning.kind, meaning.charge_kind

    def instrument(self, text: str, trade_type: str) -> str:
        word = self.word("instrument", text)
        return word if word in frozenset(Instrument) else instrument_of(word, trade_type)

    def word(self, name: str, text: str) -> str:
        """What the mapping says a word means; the word itself where it says nothing."""
        meanings = {normal(word): meaning for word, meaning in self.mapping.words.get(name, {}).items()}
        return meanings.get(normal(text), text)

    def readers(self) -> Readers:
        return Readers(moment=self.mapping.moment, day=self.mapping.day, amount=self.fen, flag=_flag)

    def fen(self, text: str) -> Fen:
        plain = text.lstrip("¥￥+").removesuffix("元").strip()
        try:
            return parse_fen(plain) if self.mapping.unit == "fen" else parse_yuan(plain)
        except MoneyError as error:
            raise CellError(error.code, text=quoted(error.text)) from error

    def total(self, text: str, _concept: str) -> Fen | None:
        """A total below the rows; None when it is no number."""
        try:
            return self.fen(text)
        except CellError:
            return None


def _read(table: Table, header: int, mapping: ColumnMapping) -> Reading:
    titles = plain_titles(table.rows[header]) if header >= 0 else []
    places = {name: [column_place(each, titles) for each in columns] for name, columns in mapping.columns.items()}
    mapped = _Mapped(table.source, mapping, places)
    columns = Columns({"time": places["occurred_at"][0], "amount": places["amount"][0]}, titles, {})
    body = table.rows[header + 1 :]
    summing = [row for row in body if not row.fault and footers.is_footer(row, columns)]
    lines = {row.line for row in summing}
    trades = [row for row in body if row.line not in lines]
    entries, unreadable = read_rows(table.source, trades, mapped.read)
    totals = footers.compare(table.source, summing, columns, entries=entries, rows=len(trades), to_fen=mapped.total)
    return Reading(table.source, NAME, table.encoding, entries, unreadable, tuple(totals))


def column_place(place: Place, titles: Sequence[str]) -> int:
    """Where a column of a mapping stands, from 0, given the plain titles of the header."""
    return place - 1 if isinstance(place, int) else titles.index(_plain(place))


def _flag(text: str) -> bool:
    word = normal(text)
    if word not in _FLAGS:
        raise CellError("yes-no", text=quoted(text))
    return _FLAGS[word]
