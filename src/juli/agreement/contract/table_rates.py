"""Rates in tables: a way of paying in each row, the percentage, cap and fixed part under their headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.numbers import number_of, pattern, rate_of
from juli.agreement.contract.proposal import ProposedTerm, quote_at
from juli.agreement.contract.rate_words import instruments_of, rate_values
from juli.agreement.contract.tables import Line, Table, rate_tables
from juli.agreement.contract.words import words
from juli.ledger.entries import Instrument
from juli.wording import Said

Span = tuple[int, int]

_PERCENT = pattern("<percent>")
_AMOUNT = pattern("<amount>")
_LARGEST_BARE = Decimal(5)
"""A bare number under a heading of rates is a percentage only up to so much; more is an amount."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what; `percents` may be several, such as a usual and a reduced rate."""

    percents: tuple[int, ...]
    cap: int | None
    fixed: int | None


def propose_table_rates(contract: ContractText) -> tuple[list[ProposedTerm], list[Span]]:
    """The rates of every table, and where the lines stand that were read so."""
    terms: list[ProposedTerm] = []
    spans: list[Span] = []
    for table in rate_tables(contract):
        found = [(term, row) for term, row in _of_table(contract, table) if not _inside((row.start, row.end), spans)]
        terms += (term for term, _ in found)
        spans += sorted({(row.start, row.end) for _, row in found})
        if found:
            spans.append((table.header.start, table.header.end))
    return terms, spans


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether lines were read already: the same text can be seen as a table in two ways."""
    return any(start <= span[0] < end for start, end in spans)


def _of_table(contract: ContractText, table: Table) -> Iterator[tuple[ProposedTerm, Line]]:
    columns = _columns(table)
    above: tuple[Instrument, ...] = ()
    for row in table.rows:
        doubts: list[Said] = []
        named = instruments_of(row.cells[0]) or instruments_of(" ".join(row.cells))
        if not named and above:
            doubts.append(say("doubt-instrument-above"))
        above = named or above
        for at in columns.percents:
            term = _term(table, row, columns, at, above)
            if term is not None:
                spans = dict.fromkeys((line.start, line.end) for line in (table.header, row))
                quotes = tuple(quote_at(contract, *span) for span in spans)
                yield replace(term, quotes=quotes, doubts=(*doubts, *term.doubts)), row


def _columns(table: Table) -> _Columns:
    known = words()
    percents: list[int] = []
    found: dict[str, int] = {}
    for at, heading in enumerate(table.header.cells):
        with_percents = any(_PERCENT.search(row.cells[at]) for row in table.rows)
        for role in ("cap", "fixed", "percent"):
            if at and known.one(f"table.{role}").search(heading):
                if role == "percent" or (role == "fixed" and with_percents):
                    percents.append(at)
                else:
                    found.setdefault(role, at)
                break
    return _Columns(tuple(percents), found.get("cap"), found.get("fixed"))


def _term(table: Table, row: Line, columns: _Columns, at: int, named: tuple[Instrument, ...]) -> ProposedTerm | None:
    """The row as the sentence it stands for, read as any other; None where its cell holds no single rate."""
    rate_e5, cell, doubts = _rate(row.cells[at], table.header.cells[at])
    if rate_e5 is None:
        return None
    told = [table.header.cells[at], cell]
    for column, word in ((columns.cap, "封顶"), (columns.fixed, "另加")):
        if column is not None and words().one("table.condition").search(row.cells[column]):
            told.append(row.cells[column])
        elif column is not None and (amount := _amount(row.cells[column])):
            told.append(f"{word}{amount}")
    used = {0, columns.cap, columns.fixed, *columns.percents}
    told += (each for number, each in enumerate(row.cells) if number not in used)
    told.append(row.cells[0])
    values, more = rate_values(",".join(told), rate_e5, named)
    missing = () if named else ("instrument",)
    return ProposedTerm("rate", values, (), (*doubts, *more), missing)


def _rate(cell: str, heading: str) -> tuple[int | None, str, tuple[Said, ...]]:
    """The rate of a cell, the cell with its sign, and whether the sign was taken for granted."""
    found = _PERCENT.findall(cell)
    if len(found) == 1:
        match = _PERCENT.search(cell)
        assert match
        return rate_of(match["percent"]), cell, ()
    number = number_of(cell) if not found else None
    if number is None:
        return None, cell, ()
    if "%" in heading:
        return rate_of(f"{cell}%"), f"{cell}%", ()
    if 0 < number <= _LARGEST_BARE and words().one("table.bare").search(heading):
        return rate_of(f"{cell}%"), f"{cell}%", (say("doubt-percent-assumed"),)
    return None, cell, ()


def _amount(cell: str) -> str | None:
    """An amount of a cell with its unit; None where the cell says that there is none."""
    if words().one("table.none").fullmatch(cell):
        return None
    if found := _AMOUNT.search(cell):
        return found["amount"]
    return f"{cell}元" if number_of(cell) else None
