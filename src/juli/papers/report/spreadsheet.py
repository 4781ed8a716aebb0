"""The report as a workbook: every line as numbers, to go on calculating. A text is a text and never a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from juli.money import Fen
from juli.papers.cleaning import one_line
from juli.papers.report.model import Report
from juli.papers.report.words import Words

_LONGEST = 32_000
"""Marks in a cell; the format allows 32,767."""

_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in fen, written as a number in yuan with two decimals; None is an empty cell."""

    fen: Fen | None


Cell = str | int | date | Money
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its name, the heads of its columns with their widths in characters, its rows."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Iterable[Row]


def report_xlsx(report: Report) -> bytes:
    """The workbook. Rows are written one by one, so that a long report needs no more memory than a short one."""
    words = Words(report.language)
    made = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, {**options, "strings_to_numbers": False}) as book:
        book.set_properties({"title": report.title, "created": datetime.combine(report.as_of, datetime.min.time())})
        formats = _formats(book)
        for sheet in _sheets(report, words):
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return made.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _write(sheet: Any, told: _Sheet, formats: dict[str, Any]) -> None:
    for column, (head, width) in enumerate(told.heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats["head"])
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(told.rows, start=1):
        for column, cell in enumerate(row):
            _put(sheet, number, column, cell, formats)


def _put(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    match cell:
        case Money(fen=None):
            return
        case Money(fen=fen):
            sheet.write_number(row, column, Decimal(fen or 0) * _CENTS, formats["money"])
        case date():
            sheet.write_datetime(row, column, cell, formats["day"])
        case int():
            sheet.write_number(row, column, cell)
        case str():
            # write_string and nothing that guesses: "=1+1" on a statement is what somebody typed.
            sheet.write_string(row, column, one_line(cell)[:_LONGEST], formats["text"])


def _sheets(report: Report, words: Words) -> Iterable[_Sheet]:
    def heads(*names: tuple[str, int]) -> list[tuple[str, int]]:
        return [(words(f"head-{name}"), width) for name, width in names]

    yield _Sheet(words("sheet-summary"), heads(("item", 30), ("says", 90)), _summary(report, words))
    yield _Sheet(
        words("sheet-findings"),
        heads(("number", 6), ("item", 28), ("kind", 12), ("lines", 8), ("excess", 14), ("says", 70), ("grounds", 50)),
        _findings(report, words),
    )
    yield _Sheet(
        words("sheet-lines"),
        heads(("number", 6), ("item", 28), ("source", 28), ("line", 8), ("time", 20), ("entry", 22), ("about", 16))
        + heads(("amount", 14), ("taken", 14), ("expected", 14), ("excess", 14), ("note", 30)),
        _lines(report, words),
    )
    yield _Sheet(
        words("sheet-tariffs"),
        heads(("instrument", 24), ("from", 12), ("to", 12), ("formula", 30), ("explains", 10), ("of", 10))
        + heads(("sure", 14), ("rivals", 60)),
        _tariffs(report, words),
    )
    yield _Sheet(
        words("sheet-charges"),
        heads(("day", 12), ("charge", 16), ("amount", 14), ("verdict", 30), ("source", 28), ("line", 8)),
        _charges(report, words),
    )
    yield _Sheet(
        words("sheet-unreadable"),
        heads(("source", 28), ("line", 8), ("reason", 80)),
        ((row.source, row.line, row.reason) for row in report.unreadable),
    )


def _summary(report: Report, words: Words) -> Iterable[Row]:
    yield (report.title, report.summary)
    yield from ((fact.label, fact.value) for fact in report.facts)
    sums = {"total": report.total, "overcharged": report.overcharged, "owed": report.owed}
    yield from ((words(name), Money(fen)) for name, fen in sums.items())
    yield from ((words("section-warnings"), warning) for warning in report.warnings)
    yield from ((words("section-notes"), note) for note in report.notes)
    yield from (
        (words("section-laws"), f"{law.citation} {law.says} ({words.day(law.effective)}, {law.certainty})")
        for law in report.laws
    )


def _findings(report: Report, words: Words) -> Iterable[Row]:
    for number, finding in enumerate(report.findings, start=1):
        kind = words("kind-owed" if finding.is_owed else "kind-overcharged") if finding.excess else ""
        grounds = words("semicolon").join(ground.label for ground in finding.grounds)
        told = words("semicolon").join([finding.sentence, *finding.facts])
        yield (number, finding.short, kind, finding.count, Money(finding.excess), told, grounds)


def _lines(report: Report, words: Words) -> Iterable[Row]:
    for number, finding in enumerate(report.findings, start=1):
        for line in finding.lines:
            amounts = (Money(line.amount), Money(line.taken), Money(line.expected), Money(line.excess))
            place: Row = (line.source or "", line.line if line.line is not None else "")
            yield (number, finding.short, *place, line.at, line.entry_id, line.about, *amounts, line.note)
        if len(finding.lines) < finding.count:
            yield (number, words("lines-cut", shown=len(finding.lines), count=finding.count))


def _tariffs(report: Report, words: Words) -> Iterable[Row]:
    for tariff in report.tariffs:
        sure = words("sure-yes" if tariff.is_sure else "sure-no")
        rivals = words("comma").join(tariff.rivals)
        yield (
            *(tariff.instrument, tariff.first, tariff.last, tariff.formula),
            *(tariff.explains, tariff.of, sure, rivals),
        )
    yield from ((sentence,) for sentence in report.unexplained)


def _charges(report: Report, words: Words) -> Iterable[Row]:
    for charge in report.charges:
        verdict = words("paid-back") if charge.is_back else charge.verdict
        yield (charge.day, charge.kind, Money(charge.amount), verdict, charge.source, charge.line)
