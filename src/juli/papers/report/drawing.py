"""The charts of a report: rates over time, money by rule, the calendar of charges."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from juli.agreement import Agreement
from juli.charts import Bar, CalendarWords, Marked, draw_bars, draw_calendar, months_of
from juli.charts.calendar import MOST_MONTHS, Standing
from juli.money import grouped_yuan
from juli.papers.document import Column, Table
from juli.papers.report.model import ChargeTold, Figure, FindingTold
from juli.papers.report.rates import rate_figures
from juli.papers.report.widths import NARROW, WIDE
from juli.papers.report.words import Words

MOST_RATES = 4
"""Means of payment that get a chart of their own in a report."""

Told = Mapping[str, Any]


def all_figures(
    document: Told,
    figures: Told,
    agreement: Agreement | None,
    *,
    findings: Sequence[FindingTold],
    charges: Sequence[ChargeTold],
    words: Words,
) -> tuple[Figure, ...]:
    """Every chart there is something to show in."""
    costly = [finding for finding in findings if finding.excess]
    return (
        *rate_figures(document, figures, agreement, words, most=MOST_RATES),
        *([money_figure(costly, words)] if costly else []),
        *([calendar_figure(charges, figures, agreement, words)] if charges else []),
    )


def money_figure(costly: Sequence[FindingTold], words: Words) -> Figure:
    """What each rule comes to, the largest first; the table tells how it adds up."""
    ordered = sorted(costly, key=lambda finding: -finding.excess)
    bars = [
        Bar(finding.short, finding.excess, grouped_yuan(finding.excess), outlined=finding.is_owed)
        for finding in ordered
    ]
    title = words("money-title")
    total = grouped_yuan(sum(finding.excess for finding in costly))
    says = words("money-says", count=len(bars), total=total)
    return Figure(
        key="money",
        kind="money",
        title=title,
        notes=(says, words("money-note")),
        wide=draw_bars(bars, WIDE, title, says),
        narrow=draw_bars(bars, NARROW, title, says),
        table=_addition(costly, total, words),
    )


def _addition(costly: Sequence[FindingTold], total: str, words: Words) -> Table:
    columns = (
        Column(words("head-item"), "left", share=1),
        Column(words("head-kind"), "left"),
        Column(words("head-lines"), "right"),
        Column(words("head-excess"), "right"),
    )
    rows = tuple(
        (
            finding.short,
            words("kind-owed" if finding.is_owed else "kind-overcharged"),
            str(finding.count),
            grouped_yuan(finding.excess),
        )
        for finding in costly
    )
    return Table(columns, rows, (words("total"), "", str(sum(each.count for each in costly)), total))


def calendar_figure(charges: Sequence[ChargeTold], figures: Told, agreement: Agreement | None, words: Words) -> Figure:
    """The days on which money was taken or came back outside the sales."""
    marked = [Marked(each.day, each.kind, grouped_yuan(each.amount), _standing(each)) for each in charges]
    said = CalendarWords(
        weekdays=words.listed("weekdays"),
        months=words.listed("months"),
        title=words("month-of-year", year="{year}", month="{month}"),
        more=words("calendar-more", count="{count}"),
    )
    title, says = words("calendar-title"), _says(charges, agreement, words)
    return Figure(
        key="calendar",
        kind="calendar",
        title=title,
        notes=(says, *_calendar_notes(marked, figures, words)),
        wide=draw_calendar(marked, WIDE, said, title, says),
        narrow=draw_calendar(marked, NARROW, said, title, says),
        table=_charges(charges, words),
    )


def _standing(charge: ChargeTold) -> Standing:
    if charge.is_back:
        return "back"
    return "faulted" if charge.verdict else "plain"


def _says(charges: Sequence[ChargeTold], agreement: Agreement | None, words: Words) -> str:
    back = sum(each.is_back for each in charges)
    faulted = sum(bool(each.verdict) for each in charges if not each.is_back)
    judged = agreement is not None and "charges" not in agreement.unknown
    code = "calendar-says" if judged else "calendar-says-without"
    told = [words(code, count=len(charges) - back, faulted=faulted)]
    return words.joined([*told, words("calendar-says-back", count=back)] if back else told)


def _calendar_notes(marked: Sequence[Marked], figures: Told, words: Words) -> Sequence[str]:
    notes = [words("calendar-note")]
    if len(months_of(marked)) > MOST_MONTHS:
        notes.append(words("calendar-cut", count=MOST_MONTHS))
    if figures.get("charges_count", 0) > len(marked):
        notes.append(words("calendar-many", count=figures["charges_count"], shown=len(marked)))
    return notes


def _charges(charges: Sequence[ChargeTold], words: Words) -> Table:
    columns = (
        Column(words("head-day"), "left"),
        Column(words("head-charge"), "left"),
        Column(words("head-amount"), "right"),
        Column(words("head-verdict"), "left", share=1),
    )
    rows = tuple((_day(each.day), each.kind, grouped_yuan(each.amount), verdict_of(each, words)) for each in charges)
    return Table(columns, rows)


def verdict_of(charge: ChargeTold, words: Words) -> str:
    """What the audit says of a charge, in few words."""
    return words("paid-back") if charge.is_back else charge.verdict or words("unknown")


def _day(day: date) -> str:
    return day.isoformat()
