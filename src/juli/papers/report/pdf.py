"""The report as PDF: the same charts and words, and of each finding as many lines as a paper should hold."""

from dataclasses import asdict
from datetime import date
from typing import Any

from juli.charts import markup
from juli.money import grouped_yuan
from juli.papers.document import Column, Table
from juli.papers.pdf import typeset
from juli.papers.report.html import place, rivals_said, row_place
from juli.papers.report.model import Figure, FindingTold, LineTold, Report
from juli.papers.report.words import Words

LINES_OF_A_FINDING = 200
"""The first so many lines of a finding are printed; the paper says so, and where all of them stand."""

ROWS_UNREADABLE = 100
_OF_A_CHART = 60
"""Rows of the table beside a chart: a chart of charges may rest on hundreds."""


def report_pdf(report: Report) -> bytes:
    """`report` as an archivable PDF, dated by the day it was judged as of."""
    return typeset("report", _content(report, Words(report.language)), report.as_of)


def _content(report: Report, words: Words) -> dict[str, Any]:
    return {
        "language": report.language,
        "title": report.title,
        "reference": report.title,
        "note": f"{words('fact-as-of')} {words.day(report.as_of)}",
        "facts": [asdict(fact) for fact in report.facts],
        "summary": report.summary,
        "sums": _sums(report, words),
        "sum_label": words("section-sum"),
        "figures_label": words("section-figures"),
        "figures": [_figure(figure, words) for figure in report.figures],
        "findings_label": words("section-findings-count", count=len(report.findings)),
        "findings": [_finding(number, each, words) for number, each in enumerate(report.findings, start=1)],
        "nothing": words("nothing-found" if report.is_compared else "nothing-found-without"),
        "lists": _lists(report, words),
    }


def _sums(report: Report, words: Words) -> list[dict[str, str]]:
    if not report.total:
        return []
    sums = {"total": report.total, "overcharged": report.overcharged, "owed": report.owed}
    return [{"label": words(name), "value": words("yuan", yuan=grouped_yuan(fen))} for name, fen in sums.items()]


def _figure(figure: Figure, words: Words) -> dict[str, Any]:
    table = Table(figure.table.columns, figure.table.rows[:_OF_A_CHART], figure.table.total)
    notes = list(figure.notes)
    if len(table.rows) < len(figure.table.rows):
        notes.append(words("lines-more", shown=len(table.rows), count=len(figure.table.rows)))
    return {
        "kind": figure.kind,
        "title": figure.title,
        "svg": markup(figure.wide.svg(figure.key)),
        "says": figure.wide.description,
        "notes": notes,
        "table": asdict(table),
    }


def _finding(number: int, finding: FindingTold, words: Words) -> dict[str, Any]:
    shown = finding.lines[:LINES_OF_A_FINDING]
    cut = words("lines-more", shown=len(shown), count=finding.count) if len(shown) < finding.count else ""
    return {
        "title": f"{number}. {finding.sentence}",
        "money": words("yuan", yuan=grouped_yuan(finding.excess)) if finding.excess else "",
        "facts": list(finding.facts),
        "grounds_label": words("grounds"),
        "grounds": [asdict(ground) for ground in finding.grounds],
        "table": asdict(_lines(shown, finding, words)),
        "cut": cut,
    }


def _lines(lines: tuple[LineTold, ...], finding: FindingTold, words: Words) -> Table:
    """Narrow columns for paper: what was taken beside what was expected where it is compared, else what is noted."""
    money = ("amount", "taken", "expected") if finding.compares else ("amount",)
    money = (*money, "excess") if finding.excess else money
    noted = not finding.compares and any(line.note for line in lines)
    columns = (
        Column(words("head-time"), "left"),
        Column(words("head-place"), "left", share=1),
        Column(words("head-about"), "left"),
        *(Column(words(f"head-{name}"), "right") for name in money),
        *([Column(words("head-note"), "left", share=1)] if noted else []),
    )
    rows = tuple((*_row(line, money, words), *([line.note] if noted else [])) for line in lines)
    return Table(columns, rows)


def _row(line: LineTold, money: tuple[str, ...], words: Words) -> tuple[str, ...]:
    amounts = (getattr(line, name) for name in money)
    told = (words("unknown") if fen is None else grouped_yuan(fen) for fen in amounts)
    return (line.at[:16], place(line, words), line.about, *told)


def _lists(report: Report, words: Words) -> list[dict[str, Any]]:
    """What stands after the findings: each a title with its items."""
    tariffs = [_item(each.sentence, rivals_said(each.rivals, words)) for each in report.tariffs]
    tariffs += [_item(sentence) for sentence in report.unexplained]
    unreadable = [_item(row_place(row, words), row.reason) for row in report.unreadable[:ROWS_UNREADABLE]]
    if len(report.unreadable) > ROWS_UNREADABLE:
        unreadable.append(_item(words("unreadable-more", shown=ROWS_UNREADABLE, count=len(report.unreadable))))
    laws = [_item(law.citation, law.says, f"{_since(law.effective, words)} · {law.certainty}") for law in report.laws]
    return [
        _list(words("section-tariffs"), tariffs or [_item(words("no-tariffs"))]),
        _list(words("section-unreadable"), unreadable or [_item(words("no-unreadable"))]),
        *([_list(words("section-warnings"), [_item(each) for each in report.warnings])] if report.warnings else []),
        *([_list(words("section-laws"), laws)] if laws else []),
        _list(words("section-notes"), [_item(note) for note in report.notes]),
    ]


def _since(day: date, words: Words) -> str:
    return f"{words('head-effective')} {words.day(day)}"


def _list(title: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "items": items}


def _item(text: str, *small: str) -> dict[str, Any]:
    return {"text": text, "small": [each for each in small if each]}
