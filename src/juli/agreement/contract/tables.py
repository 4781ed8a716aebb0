"""Tables in the text of a contract: cells under headings, whether tabs, bars or blanks part them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from juli.agreement.contract.documents import ContractText
from juli.agreement.contract.passages import fold
from juli.agreement.contract.words import words

MOST_ROWS = 100
MOST_COLUMNS = 12
FEWEST_ROWS = 2

_RULE = re.compile(r"[\s|+:\-—\u2500-\u257f]*")
_BARS = str.maketrans("│┃║", "|||")
_UNIT_APART = re.compile(r"(?<=\d) +(?=[元块圆%‰天日月年])")
_WIDE = re.compile(r"[ \u3000]{2,}|\u3000")
_BLANK = re.compile(r"[ \u3000]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table as it stands in the text."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of the text that are one table: the headings of its columns, and its rows, each as wide as they are."""

    header: Line
    rows: tuple[Line, ...]

    def turned(self) -> "Table":
        """The same table with its columns as rows; each row then stands where the whole table does."""
        lines = (self.header, *self.rows)
        start, end = self.header.start, self.rows[-1].end
        columns = zip(*(line.cells for line in lines), strict=True)
        first, *others = (Line(start, end, tuple(column)) for column in columns)
        return Table(first, tuple(others))


def rate_tables(contract: ContractText) -> Iterator[Table]:
    """The tables with a heading for the rate; one that names its ways of paying across the top is turned."""
    for table in _tables(contract.text):
        if _names_rates(table.header.cells):
            yield table
        elif len(table.rows[0].cells) > 1 and _names_rates((turned := table.turned()).header.cells):
            yield turned


def _names_rates(headings: Sequence[str]) -> bool:
    """Whether one cell is headed as a rate, and none holds a figure: headings say what stands below them."""
    named = any(words().one("table.percent").search(each) for each in headings[1:])
    return named and not any(sign.isdigit() for each in headings for sign in each)


def _tables(text: str) -> Iterator[Table]:
    """Neighbouring lines that fall into cells in the same way, as many in each as in the first."""
    lines = list(_lines(text))
    for split in (_by("\t"), _by("|"), _by_pattern(_WIDE), _by_pattern(_BLANK)):
        for _, run in groupby(enumerate(map(split, lines)), key=lambda each: _width(each[1])):
            rows = [line for _, line in run if line is not None]
            if len(rows) >= FEWEST_ROWS:
                yield Table(rows[0], tuple(rows[1:MOST_ROWS]))


def _width(line: Line | None) -> int:
    return len(line.cells) if line else 0


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its place; lines that only draw the table are left out."""
    at = 0
    for line in text.split("\n"):
        if line.strip() and not _RULE.fullmatch(line):
            yield at, line
        at += len(line) + 1


Splitter = Callable[[tuple[int, str]], Line | None]


def _by(sign: str) -> Splitter:
    def split(told: tuple[int, str]) -> Line | None:
        at, line = told
        folded = _folded(line)
        if sign not in folded:
            return None
        # A line of bars begins and ends with one; what stands between two of them is a cell, an empty one too.
        inner = folded.strip().removeprefix("|").removesuffix("|") if sign == "|" else folded
        return _line(at, line, inner.split(sign))

    return split


def _by_pattern(blank: re.Pattern[str]) -> Splitter:
    def split(told: tuple[int, str]) -> Line | None:
        at, line = told
        if "\t" in line or "|" in _folded(line):
            return None
        return _line(at, line, blank.split(_UNIT_APART.sub("", line.strip(" \u3000"))))

    return split


def _line(at: int, line: str, cells: Sequence[str]) -> Line | None:
    if not 1 < len(cells) <= MOST_COLUMNS:
        return None
    return Line(at, at + len(line), tuple("".join(map(fold, "".join(cell.split()))) for cell in cells))


def _folded(line: str) -> str:
    return "".join(map(fold, line)).translate(_BARS)
