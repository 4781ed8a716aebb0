"""What both fixed-width files of UnionPay share: lines cut by bytes, money with C or D, a time without its year.

The widths count bytes: a Chinese name in GB18030 takes two for each character, in UTF-8 three. Some
programs pad to characters instead, so a line whose separators do not stand where bytes put them is tried
by characters before it is given up. The time is MMDDhhmmss; its year comes from the number of the query,
which begins with the same moment, or from the name of the file (INN, year, month, day).
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from juli.ledger.cells import CellError, Cells, lenient_day, lenient_moment
from juli.ledger.entries import Entry, Instrument, Reading, Unreadable
from juli.ledger.speech import quoted, say
from juli.ledger.tables import Row, Table, read_rows
from juli.money import Fen, MoneyError, parse_fen

_NAMED_DAY = re.compile(r"INN(\d{6})", re.ASCII)
_DIGITS: Mapping[str, int] = {"系统跟踪号": 6, "交易传输时间": 10, "交易金额": 12}
_MONEY = re.compile(r"[CD]\d+", re.ASCII)
_FIRST_LINES = 20
_SHORTEST = "结算金额"
"""A line that ends before this field is none of ours; what stands behind it may be cut off with its blanks."""


@cache
def facts() -> Mapping[str, Any]:
    """Fields, types and cards as `unionpay.toml` holds them."""
    return tomllib.loads(files("juli.ledger.formats").joinpath("unionpay.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of one file in their order, each with its width."""

    names: Sequence[str]
    widths: Sequence[int]

    def cut(self, line: str, encoding: str) -> tuple[str, ...] | None:
        """The fields of a line by bytes, otherwise by characters; None when neither fits."""
        for name in encoding.split(", "):
            each = name.removesuffix("-sig")
            by_bytes = self._cells(line.encode(each, "replace").decode("latin-1"))
            if by_bytes is not None:
                return tuple(cell.encode("latin-1").decode(each, "replace").strip() for cell in by_bytes)
        by_characters = self._cells(line)
        return None if by_characters is None else tuple(map(str.strip, by_characters))

    def _cells(self, line: str) -> list[str] | None:
        """The fields of a line in which each sign is one wide; the last field may be a little wider."""
        cells: list[str] = []
        partings: set[str] = set()
        at = 0
        for width in self.widths:
            cells.append(line[at : at + width])
            at += width + 1
            partings.update(line[at - 1 : at])
        fits = len(line) <= at + 1 and len(partings) == 1 and not any(map(str.isalnum, partings))
        return cells if fits and self._is_sound(cells) else None

    def _is_sound(self, cells: Sequence[str]) -> bool:
        """Whether the fields that are always there hold what they must."""
        texts = dict(zip(self.names, cells, strict=True))
        whole = all(len(texts[name]) == size and texts[name].isdigit() for name, size in _DIGITS.items())
        return whole and bool(_MONEY.fullmatch(texts[_SHORTEST]))


def layout(part: str) -> Layout:
    """The layout of `zm` or `zme`."""
    names, widths = zip(*facts()[part]["fields"], strict=True)
    return Layout(names, widths)


def cut_lines(source: str, lines: Sequence[str], encoding: str, of: Layout) -> Table | None:
    """The table of lines of whose first one fits the layout, under a row of names at line 0; otherwise None.

    A line that fits neither by bytes nor by characters comes as a row with a fault.
    """
    if not any(of.cut(line.rstrip("\r\n"), encoding) for line in islice(filter(str.strip, lines), _FIRST_LINES)):
        return None
    filled = [(number, line.rstrip("\r\n")) for number, line in enumerate(lines, start=1) if line.strip()]
    return Table(source, (Row(0, tuple(of.names)), *(_row(n, line, encoding, of) for n, line in filled)), encoding)


def _row(number: int, line: str, encoding: str, of: Layout) -> Row:
    cells = of.cut(line, encoding)
    return Row(number, (line[:80],), say("widths")) if cells is None else Row(number, cells)


def signed_fen(text: str) -> Fen:
    """C (to the merchant) is above zero, D (from the merchant) below; CellError for anything else."""
    if not _MONEY.fullmatch(text):
        raise CellError("money-form", text=quoted(text))
    return fen(text[1:]) if text[0] == "C" else -fen(text[1:])


def fen(text: str) -> Fen:
    """Digits padded with zeros as fen; CellError for anything else."""
    try:
        return parse_fen(text)
    except MoneyError as error:
        raise CellError(error.code, text=quoted(error.text)) from error


def instrument_of(card: str | None) -> Instrument:
    """With what was paid, by 支付卡类型; a type that is not known, or both at once, is unknown."""
    return Instrument(facts()["cards"].get(card, "unknown"))


def moment(cells: Cells, name: str) -> datetime | None:
    """交易传输时间 with its year, which the number of the query or the `name` of the file tells."""
    text, query = cells.text("交易传输时间") or "", cells.text("查询流水号") or ""
    named = _NAMED_DAY.search(name)
    if query[4:8] == text[:4] and query[:4].isdigit():
        return cells.require("交易传输时间", lambda time: lenient_moment(query[:4] + time))
    if named is None:
        cells.blame("交易传输时间", say("year-unknown", text=quoted(text)))
        return None
    return cells.require("交易传输时间", lambda time: _before(named[1], time))


def _before(named: str, time: str) -> datetime:
    """The last such moment that is not after the day the file is named by: a file of January tells of December."""
    end = lenient_day("20" + named) + timedelta(days=1)
    found = lenient_moment(f"{end.year}{time}")
    return found if found.date() <= end else lenient_moment(f"{end.year - 1}{time}")


def find_names(table: Table, layout: Layout) -> int | None:
    """The row of names that `cut_lines` puts above the lines, where the fields are those of `layout`."""
    return 0 if table.rows and table.rows[0] == Row(0, tuple(layout.names)) else None


def read_cut(table: Table, header: int, name: str, read: Callable[[Cells, Table, int], Entry | Unreadable]) -> Reading:
    """Every line below the names, as `read` tells it from its cells, its table and its number."""
    names = table.rows[header].cells

    def read_row(row: Row) -> Entry | Unreadable:
        return read(Cells(dict(zip(names, row.cells, strict=True)), {}), table, row.line)

    entries, unreadable = read_rows(table.source, table.rows[header + 1 :], read_row)
    return Reading(table.source, name, table.encoding, entries, unreadable)
