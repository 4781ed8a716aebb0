"""The report as one HTML file: styles within, no script, nothing from elsewhere; every line of every finding."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from juli.charts import Element, element, markup
from juli.money import Fen, grouped_yuan
from juli.papers.cleaning import clean
from juli.papers.document import Table
from juli.papers.report.model import Figure, FindingTold, LineTold, Report, UnreadableTold
from juli.papers.report.words import Words

_OPEN_UP_TO = 20
"""A finding of more lines is folded until somebody looks."""

LINES_OF_A_PAGE = 20_000
"""So many lines of a finding a browser still shows with ease; the workbook holds what is more."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def report_html(report: Report) -> bytes:
    """The file, in UTF-8."""
    words = Words(report.language)
    root = element(
        "html",
        element("head", *_head(report)),
        element("body", element("main", *_sections(report, words))),
        lang="zh-CN" if report.language == "zh" else "en",
    )
    return clean(f"<!doctype html>\n{_with_style(markup(root))}\n").encode()


def _with_style(text: str) -> str:
    """Our own style sheet stands in the file as it is: the one thing in it that is no text."""
    style = files("juli.papers.report").joinpath("report.css").read_text(encoding="utf-8")
    return text.replace("<style></style>", f"<style>\n{style}</style>", 1)


def _head(report: Report) -> Iterator[Element]:
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=_POLICY)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("title", f"{report.title} {report.as_of}")
    yield element("style")


def _sections(report: Report, words: Words) -> Iterator[Element]:
    yield element("header", element("h1", report.title), _facts(report), class_="top")
    yield element("section", element("p", report.summary, class_="summary"), *_totals(report, words))
    money = [figure for figure in report.figures if figure.kind == "money"]
    if money:
        yield _section(words("section-sum"), (_figure(money[0], words, folded=False),))
    others = [figure for figure in report.figures if figure.kind != "money"]
    if others:
        yield _section(words("section-figures"), (_figure(figure, words) for figure in others))
    yield _section(_found(report, words), _findings(report, words))
    yield _section(words("section-tariffs"), _tariffs(report, words))
    yield _section(words("section-unreadable"), _unreadable(report, words))
    if report.warnings:
        yield _section(words("section-warnings"), (element("p", warning) for warning in report.warnings))
    if report.laws:
        yield _section(words("section-laws"), _laws(report, words))
    yield _section(words("section-notes"), (element("ul", *(element("li", note) for note in report.notes)),))


def _section(title: str, content: Iterable[Element]) -> Element:
    return element("section", element("h2", title), *content)


def _facts(report: Report) -> Element:
    pairs = [element("div", element("dt", fact.label), element("dd", fact.value)) for fact in report.facts]
    return element("dl", *pairs, class_="facts")


def _totals(report: Report, words: Words) -> Iterator[Element]:
    if not report.total:
        return
    sums = ((words("total"), report.total), (words("overcharged"), report.overcharged), (words("owed"), report.owed))
    told = [
        element("div", element("dt", label), element("dd", words("yuan", yuan=grouped_yuan(fen))))
        for label, fen in sums
    ]
    yield element("dl", *told, class_="sums")


def _figure(figure: Figure, words: Words, *, folded: bool = True) -> Element:
    table = _table(figure.table, figure.title)
    return element(
        "figure",
        element("h3", figure.title),
        element("div", figure.wide.svg(f"{figure.key}-wide"), class_="wide"),
        element("div", figure.narrow.svg(f"{figure.key}-narrow"), class_="narrow"),
        element("figcaption", *(element("p", note) for note in figure.notes)),
        element("details", element("summary", words("table-of")), table) if folded else table,
    )


def _table(table: Table, title: str) -> Element:
    heads = (element("th", column.head, scope="col", class_=column.align) for column in table.columns)
    body = [_row(row, table) for row in table.rows]
    foot = (element("tfoot", _row(table.total, table)),) if table.total else ()
    caption = element("caption", title)
    head = element("thead", element("tr", *heads))
    return element("div", element("table", caption, head, element("tbody", *body), *foot), class_="scroll", tabindex=0)


def _row(cells: Sequence[str], table: Table) -> Element:
    pairs = zip(cells, table.columns, strict=True)
    return element("tr", *(element("td", cell, class_=column.align) for cell, column in pairs))


def _found(report: Report, words: Words) -> str:
    if not report.findings:
        return words("section-findings")
    return words("section-findings-count", count=len(report.findings))


def _findings(report: Report, words: Words) -> Iterator[Element]:
    if not report.findings:
        yield element("p", words("nothing-found" if report.is_compared else "nothing-found-without"))
    for number, finding in enumerate(report.findings, start=1):
        yield _finding(number, finding, words)


def _finding(number: int, finding: FindingTold, words: Words) -> Element:
    money = (element("p", words("yuan", yuan=grouped_yuan(finding.excess)), class_="money"),) if finding.excess else ()
    facts = (element("ul", *(element("li", fact) for fact in finding.facts)),) if finding.facts else ()
    lines = element("details", element("summary", words("lines-see", count=finding.count)), *_lines(finding, words))
    if finding.count <= _OPEN_UP_TO:
        lines = element("details", *lines.children, open="")
    return element(
        "article",
        element("h3", f"{number}. {finding.sentence}"),
        *money,
        *facts,
        *_grounds(finding, words),
        lines,
        id=finding.rule,
    )


def _grounds(finding: FindingTold, words: Words) -> Iterator[Element]:
    if not finding.grounds:
        return
    told = (_item(ground.label, ground.value) for ground in finding.grounds)
    yield element("div", element("b", words("grounds")), element("ul", *told), class_="grounds")


def _lines(finding: FindingTold, words: Words) -> Iterator[Element]:
    """The lines, without the columns that hold nothing; where it is not all of them, it says so."""
    rows = [line_cells(line, words) for line in finding.lines[:LINES_OF_A_PAGE]]
    shown = [place for place, cells in enumerate(zip(*rows, strict=True)) if any(cells)]
    classes = ["right" if LINE_HEADS[place] in _MONEY else LINE_HEADS[place] for place in shown]
    names = (words(f"head-{LINE_HEADS[place]}") for place in shown)
    heads = (element("th", name, scope="col", class_=each) for name, each in zip(names, classes, strict=True))
    body = (
        element("tr", *(element("td", cells[place], class_=each) for place, each in zip(shown, classes, strict=True)))
        for cells in rows
    )
    caption = element("caption", f"{finding.short} ({words('in-yuan')})")
    table = element("table", caption, element("thead", element("tr", *heads)), element("tbody", *body))
    yield element("div", table, class_="scroll", tabindex=0)
    if len(rows) < finding.count:
        yield element("p", words("lines-cut", shown=len(rows), count=finding.count))


LINE_HEADS = ("time", "about", "amount", "taken", "expected", "excess", "place", "entry", "note")
"""The columns of a line."""

_MONEY = frozenset({"amount", "taken", "expected", "excess"})


def line_cells(line: LineTold, words: Words) -> tuple[str, ...]:
    """A line as texts, one for each of `LINE_HEADS`."""
    amounts = (line.amount, line.taken, line.expected, line.excess or None)
    return (line.at, line.about, *map(_yuan, amounts), place(line, words), line.entry_id, line.note)


def place(line: LineTold, words: Words) -> str:
    """Where a line stands."""
    if line.source is None:
        return words("no-source")
    return words("source-line", source=line.source, line=line.line)


def _yuan(fen: Fen | None) -> str:
    return "" if fen is None else grouped_yuan(fen)


def _tariffs(report: Report, words: Words) -> Iterator[Element]:
    if not report.tariffs and not report.unexplained:
        yield element("p", words("no-tariffs"))
    told = (_item(tariff.sentence, rivals_said(tariff.rivals, words)) for tariff in report.tariffs)
    yield element("ul", *told, *(element("li", sentence) for sentence in report.unexplained))


def _item(text: str, *small: str) -> Element:
    """An item of a list, with what is said of it in smaller letters."""
    return element("li", text, *(element("small", each) for each in small if each))


def rivals_said(rivals: Sequence[str], words: Words) -> str:
    """The formulas that explain as much; "" where there are none."""
    return words("rivals", formulas=words("comma").join(rivals)) if rivals else ""


def _unreadable(report: Report, words: Words) -> Iterator[Element]:
    if not report.unreadable:
        yield element("p", words("no-unreadable"))
        return
    yield element("ul", *(_item(row_place(row, words), row.reason) for row in report.unreadable))


def row_place(row: UnreadableTold, words: Words) -> str:
    """Where a row that could not be read stands."""
    if row.line:
        return words("source-line", source=row.source, line=row.line)
    return f"{row.source} {words('whole-file')}"


def _laws(report: Report, words: Words) -> Iterator[Element]:
    since = ((law, f"{words('head-effective')} {words.day(law.effective)} · {law.certainty}") for law in report.laws)
    yield element("ul", *(_item(law.citation, law.says, told) for law, told in since))
