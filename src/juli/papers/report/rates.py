"""The charts of fee rates: one for each means of payment, with its months as a table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from juli.agreement import Agreement, Rate, percent_text
from juli.audit.told_tariffs import formula_said
from juli.charts import Change, Level, Mark, RateChart, RateWords, draw_rates, out_of_range
from juli.money import grouped_yuan, parse_number, parse_yuan
from juli.papers.document import Column, Table
from juli.papers.report.model import Figure
from juli.papers.report.terms import rate_term
from juli.papers.report.widths import NARROW, WIDE
from juli.papers.report.words import Words, fen

Told = Mapping[str, Any]

_WHOLE_E5 = 100_000
_E5_DIGITS = 3
_ONE_DAY = timedelta(days=1)


def rate_figures(
    document: Told,
    figures: Told,
    agreement: Agreement | None,
    words: Words,
    *,
    most: int,
    only: Collection[str] | None = None,
) -> tuple[Figure, ...]:
    """The charts of at most `most` means of payment, or of some of them `only`: those first that were charged
    above the agreement most often, then those whose way of charging changed, then those with most sales. What
    was sold on one day alone has no chart over time."""
    changes = _changes(document)
    told = [
        rates
        for rates in figures.get("rates", ())
        if rates["from"] < rates["to"] and (only is None or rates["instrument"] in only)
    ]
    told.sort(key=lambda rates: (-rates["above"], rates["instrument"] not in changes, -rates["sales"]))
    return tuple(_figure(rates, changes.get(rates["instrument"], ()), agreement, words) for rates in told[:most])


def changed_instruments(document: Told) -> Collection[str]:
    """The means of payment whose way of charging changed."""
    return _changes(document).keys()


def _changes(document: Told) -> Mapping[str, Sequence[Told]]:
    """The changes of tariff by instrument, in order of time."""
    found: dict[str, list[Told]] = {}
    for finding in document["findings"]:
        if finding["rule"] == "rate-changed":
            for line in sorted(finding["lines"], key=lambda line: str(line["changed_on"])):
                found.setdefault(line["instrument"], []).append(line)
    return found


def _figure(rates: Told, changes: Sequence[Told], agreement: Agreement | None, words: Words) -> Figure:
    chart = _chart(rates, changes, agreement, words)
    return Figure(
        key=f"rates-{rates['instrument'].replace('_', '-')}",
        kind="rates",
        title=chart.title,
        notes=tuple(_notes(chart, rates, changes, agreement, words)),
        wide=draw_rates(chart, WIDE),
        narrow=draw_rates(chart, NARROW),
        table=_table(rates, words),
    )


def _chart(rates: Told, changes: Sequence[Told], agreement: Agreement | None, words: Words) -> RateChart:
    first, last = date.fromisoformat(rates["from"]), date.fromisoformat(rates["to"])
    return RateChart(
        title=_title(rates, words),
        description=_description(rates, changes, words),
        first=first,
        last=last,
        marks=tuple(_mark(told) for told in rates["marks"]),
        levels=tuple(_levels(rates["instrument"], first, last, agreement, words)),
        changes=tuple(_change(line, words) for line in changes),
        words=RateWords(words.listed("months"), words("year", year="{year}")),
    )


def _mark(told: Sequence[Any]) -> Mark:
    day, percent, count, above = told
    return Mark(date.fromisoformat(day), _e5(percent), count, above)


def _e5(percent: str) -> int:
    return int(parse_number(percent).scaleb(_E5_DIGITS))


def _title(rates: Told, words: Words) -> str:
    instrument = words.instrument(rates["instrument"])
    if all(above is None for _, _, _, above in rates["marks"]):
        return words("rates-unknown", instrument=instrument)
    code = "rates-above" if rates["above"] else "rates-as-agreed"
    return words(code, instrument=instrument, sales=rates["sales"], above=rates["above"])


def _description(rates: Told, changes: Sequence[Told], words: Words) -> str:
    percents = sorted(_e5(percent) for _, percent, _, _ in rates["marks"])
    parts = [
        words(
            "rates-says",
            first=words.day(date.fromisoformat(rates["from"])),
            last=words.day(date.fromisoformat(rates["to"])),
            sales=rates["sales"],
            lowest=percent_text(percents[0]),
            highest=percent_text(percents[-1]),
        )
    ]
    for line in changes:
        day = words.day(date.fromisoformat(line["changed_on"]))
        parts.append(words("rates-says-change", day=day, formula=_formula(line["after"], words)))
    return words.joined(parts)


def _formula(told: Told, words: Words) -> str:
    return formula_said(told).text(words.language)


def _change(line: Told, words: Words) -> Change:
    day = date.fromisoformat(line["changed_on"])
    label = words("rates-change", day=words.day_of_year(day), formula=_formula(line["after"], words))
    return Change(day, label)


def _agreed(instrument: str, first: date, last: date, agreement: Agreement | None) -> Sequence[Rate]:
    """The rates of an instrument that hold on some day of the span, in order of time."""
    rates = agreement.rates if agreement else ()
    held = [
        rate
        for rate in rates
        if instrument in rate.instruments
        and (rate.valid_from is None or rate.valid_from <= last)
        and (rate.valid_until is None or rate.valid_until > first)
    ]
    return sorted(held, key=lambda rate: (rate.valid_from or date.min, rate.rate_e5))


def _levels(instrument: str, first: date, last: date, agreement: Agreement | None, words: Words) -> Iterator[Level]:
    for rate in _agreed(instrument, first, last, agreement):
        start = max(first, rate.valid_from or first)
        end = min(last, rate.valid_until - _ONE_DAY if rate.valid_until else last)
        yield Level(start, end, rate.rate_e5, words("rates-level", percent=percent_text(rate.rate_e5)))


def _notes(
    chart: RateChart, rates: Told, changes: Sequence[Told], agreement: Agreement | None, words: Words
) -> Iterator[str]:
    parts = [words("rates-note-each" if all(mark.count == 1 for mark in chart.marks) else "rates-note-grouped")]
    if any(mark.above is not None for mark in chart.marks):
        parts.append(words("rates-note-judged"))
    if agreed := _agreed(rates["instrument"], chart.first, chart.last, agreement):
        levels = dict.fromkeys(rate_term(rate, words) for rate in agreed)
        parts.append(words("rates-note-levels", levels=words("semicolon").join(levels)))
    if changes:
        told = dict.fromkeys(_change_long(line, words) for line in changes)
        parts.append(words("rates-note-changes", changes=words("semicolon").join(told)))
    if over := out_of_range(chart):
        parts.append(words("rates-note-over", count=over))
    yield words.joined(parts)


def _change_long(line: Told, words: Words) -> str:
    return words(
        "rates-change-long",
        day=words.day(date.fromisoformat(line["changed_on"])),
        formula=_formula(line["after"], words),
        before=_formula(line["before"], words),
    )


def _table(rates: Told, words: Words) -> Table:
    heads = ("month", "sales", "turnover", "fees", "rate", "expected-fees")
    columns = tuple(Column(words(f"head-{head}"), "right" if head != "month" else "left", share=1) for head in heads)
    rows = tuple((_month(each["month"], words), *_sums(each, words)) for each in rates["months"])
    return Table(columns, rows, (words("total"), *_sums(rates, words)))


def _month(told: str, words: Words) -> str:
    year, month = told.split("-")
    return words("month-of-year", year=year, month=words.listed("months")[int(month) - 1])


def _sums(told: Told, words: Words) -> tuple[str, ...]:
    amount, taken, expected = parse_yuan(told["amount"]), parse_yuan(told["taken"]), fen(told["expected"])
    rate = (taken * _WHOLE_E5 // 10 + amount // 2) // amount * 10
    return (
        str(told["sales"]),
        grouped_yuan(amount),
        grouped_yuan(taken),
        words("percent", percent=percent_text(rate)),
        words("unknown") if expected is None else grouped_yuan(expected),
    )
