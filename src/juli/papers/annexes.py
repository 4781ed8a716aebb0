"""Tables and annexes: every figure of a letter down to the line of the statement it came from."""

from collections.abc import Mapping, Sequence

from juli.money import Fen, grouped_yuan
from juli.papers.cleaning import one_line
from juli.papers.document import Annex, Block, Column, Paragraph, Table
from juli.papers.findings import Finding, Line
from juli.papers.speech import Speech

UNKNOWN = "—"


def findings_table(findings: Sequence[Finding], say: Speech) -> Table:
    """The findings that cost money, one a row, with their sum; a side that not all rows show has no sum."""
    costly = [finding for finding in findings if finding.excess]
    rows = tuple(_finding_row(number, finding, say) for number, finding in enumerate(costly, start=1))
    sums = [_sum([finding.total(side) for finding in costly]) for side in ("taken", "expected")]
    excess = sum(finding.excess for finding in costly)
    return Table(
        columns=(
            Column(say("head-number")),
            Column(say("head-item"), "left", share=1),
            Column(say("head-days")),
            Column(say("head-taken"), "right"),
            Column(say("head-expected"), "right"),
            Column(say("head-excess"), "right"),
        ),
        rows=rows,
        total=("", say("total"), "", *map(_cell, (*sums, excess))) if rows else (),
    )


def _finding_row(number: int, finding: Finding, say: Speech) -> tuple[str, ...]:
    days = say.days(finding.first, finding.last or finding.first) if finding.first else UNKNOWN
    figures = (finding.total("taken"), finding.total("expected"), finding.excess)
    item = say("item", short=finding.short, count=len(finding.lines))
    return (str(number), item, days, *map(_cell, figures))


def finding_annex(number: int, finding: Finding, sources: Mapping[str, int], say: Speech) -> Annex:
    """All lines of a finding, with the number of the statement and the line in it."""
    rows = tuple(_line_row(place, line, sources, say) for place, line in enumerate(finding.lines, start=1))
    sums = (finding.total(side) for side in ("amount", "taken", "expected"))
    excess = sum(line.excess for line in finding.lines)
    table = Table(
        columns=(
            Column(say("head-number")),
            Column(say("head-time")),
            Column(say("head-source")),
            Column(say("head-amount"), "right", share=1),
            Column(say("head-taken"), "right", share=1),
            Column(say("head-expected"), "right", share=1),
            Column(say("head-excess"), "right", share=1),
        ),
        rows=rows,
        total=("", say("total-lines", count=len(rows)), "", *map(_cell, (*sums, excess))),
    )
    notes = (Paragraph(finding.sentence, indented=False), Paragraph(say("lines-note"), indented=False))
    return _annex(number, say("annex-lines", short=finding.short), (*notes, table), say)


def _line_row(place: int, line: Line, sources: Mapping[str, int], say: Speech) -> tuple[str, ...]:
    source = UNKNOWN
    if line.source is not None:
        source = say("source", number=say.ordinal(sources[line.source]), line=line.line)
    figures = (line.amount, line.taken, line.expected, line.excess)
    return (str(place), line.occurred_at or UNKNOWN, source, *map(_cell, figures))


def sources_annex(number: int, sources: Mapping[str, int], say: Speech) -> Annex:
    """The statements by number and name."""
    columns = (Column(say("head-source-number")), Column(say("head-file"), "left", share=1))
    rows = tuple((say.ordinal(place), one_line(name)) for name, place in sources.items())
    note = Paragraph(say("sources-note"), indented=False)
    return _annex(number, say("annex-sources"), (note, Table(columns, rows)), say)


def _annex(number: int, name: str, blocks: tuple[Block, ...], say: Speech) -> Annex:
    return Annex(say("annex", number=say.ordinal(number), name=name), name, blocks)


def _sum(values: Sequence[Fen | None]) -> Fen | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _cell(fen: Fen | None) -> str:
    return UNKNOWN if fen is None else grouped_yuan(fen)
