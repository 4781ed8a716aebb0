"""A report as the desk shows it: figures, tables whose every number leads to its complaints, and pictures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from juli.audit import described_rules
from juli.charts import DayPair, Drawing, draw_days
from juli.handling import causes
from juli.hub.complaints.labels import CLOSING
from juli.hub.desk.language import issue_name, page_language, say
from juli.hub.quality.lengths import handling, within
from juli.hub.quality.models import DayFlow
from juli.hub.quality.models.questions import Verdict
from juli.hub.quality.queries import Figures, Said
from juli.hub.quality.spans import HANDLING, MONEY
from juli.money import Fen
from juli.papers.tables import Cell

WIDE, NARROW = 860, 326
WEEKLY_FROM = 40
"""From so many days on the picture shows weeks."""
TOP = 15


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the address of the complaints behind it."""

    value: int
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what it is of, and what came, went and was opened again."""

    name: str
    received: Count
    closed: Count
    reopened: Count
    median: str
    ninth: str
    claimed: Fen
    returned: Fen


@dataclass(frozen=True, slots=True)
class Cause:
    """One root cause: its name, how many, and the address of the complaints behind it, where there is one."""

    name: str
    count: Count


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the page shows."""

    tiles: Sequence[tuple[str, Count]]
    median: str
    ninth: str
    claimed: Fen
    returned: Fen
    wide: Drawing
    narrow: Drawing
    issues: Sequence[Line]
    departments: Sequence[Line]
    agents: Sequence[Line]
    closings: Sequence[Cause]
    rules: Sequence[Cause]
    causes: Sequence[Cause]


def report_of(found: Figures, first: date, last: date, department: int | None) -> Report:
    """Put a report together from counted days."""
    link = _linker(first, last, department)
    days = handling(found.own)
    pairs = pairs_of(found.own, first, last)
    drawn = [draw_days(pairs, width, _("Received and closed"), _said(found, first, last)) for width in (WIDE, NARROW)]
    agents = [row for row in found.flows if row.agent_id]
    return Report(
        tiles=_tiles(found, link),
        median=percentile(days, 50),
        ninth=percentile(days, 90),
        claimed=found.total("claimed_fen"),
        returned=found.total("returned_fen"),
        wide=drawn[0],
        narrow=drawn[1],
        issues=_lines(found.own, lambda row: row.issue, lambda row: say(issue_name(row.issue)), link, "issue"),
        departments=_lines(
            found.own, lambda row: row.department_id, lambda row: str(row.department or "–"), link, "department"
        ),
        agents=_lines(agents, lambda row: row.agent_id, lambda row: row.agent.name if row.agent else "", link, "agent"),
        closings=[
            Cause(str(CLOSING.get(code, code)), Count(count, link("closed", closing=code)))
            for code, count in found.counted("closings").items()
        ],
        rules=_rules(found.counted("rules")),
        causes=_causes(found.counted("causes"), link),
    )


Linker = Callable[..., str]


def _linker(first: date, last: date, department: int | None) -> Linker:
    known = {"first": first.isoformat(), "last": last.isoformat(), "department": str(department or "")}

    def link(what: str, **narrowed: object) -> str:
        told = {**known, "what": what, **{name: str(value or "") for name, value in narrowed.items()}}
        return f"{reverse('desk:behind')}?{urlencode({name: value for name, value in told.items() if value})}"

    return link


@dataclass(frozen=True, slots=True)
class Told:
    """One question after the end: its words, and how often each answer was given."""

    title: object
    answers: Sequence[tuple[object, int]]


def told_afterwards(said: Said) -> Sequence[Told]:
    """What merchants said after the end, question by question; those that nobody answered are left out."""
    titles = {HANDLING: _("Is the matter settled?"), MONEY: _("Has the money really come?")}
    found = [
        Told(title, [(verdict.label, said.verdicts.get((kind, verdict.value), 0)) for verdict in Verdict])
        for kind, title in titles.items()
    ]
    return [one for one in found if any(count for _label, count in one.answers)]


def _tiles(found: Figures, link: Linker) -> list[tuple[str, Count]]:
    flows = ((_("Received"), "received"), (_("Closed"), "closed"), (_("Reopened"), "reopened"))
    stocks = (
        (_("Open"), "open"),
        (_("Past the law or a promise"), "overdue"),
        (_("Past a service target"), "missed"),
        (_("Past our own target"), "unmet"),
    )
    told = [(name, Count(found.total(what), link(what))) for name, what in flows]
    return told + [(name, Count(found.latest(what), link(what))) for name, what in stocks]


def _lines(
    rows: Iterable[DayFlow],
    key: Callable[[DayFlow], object],
    name: Callable[[DayFlow], str],
    link: Linker,
    narrowed: str,
) -> list[Line]:
    grouped: dict[object, list[DayFlow]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    lines = [_line(name(own[0]), own, partial(link, **{narrowed: of})) for of, own in grouped.items()]
    return sorted(lines, key=lambda line: (-line.received.value, line.name))[:TOP]


def _line(name: str, own: Sequence[DayFlow], link: Callable[[str], str]) -> Line:
    def count(what: str) -> Count:
        return Count(sum(getattr(row, what) for row in own), link(what))

    days = handling(own)
    return Line(
        name,
        count("received"),
        count("closed"),
        count("reopened"),
        percentile(days, 50),
        percentile(days, 90),
        sum(row.claimed_fen for row in own),
        sum(row.returned_fen for row in own),
    )


def _rules(counted: Mapping[str, int]) -> list[Cause]:
    names = {str(rule.rule): rule.name.text(page_language()) for rule in described_rules()}
    return [Cause(names.get(code, code), Count(count, "")) for code, count in counted.items()][:TOP]


def _causes(counted: Mapping[str, int], link: Linker) -> list[Cause]:
    """The root causes that were found, the most frequent first."""
    return [Cause(_cause_name(code), Count(count, link("found", cause=code))) for code, count in counted.items()][:TOP]


def _cause_name(code: str) -> str:
    """A root cause in words; its code where this release no longer knows it."""
    known = causes().get(code)
    return say(known) if known else code


def percentile(counted: Mapping[int, int], percent: int) -> str:
    """The number of working days within which so many percent were closed; "–" where nothing was."""
    days = within(counted, percent)
    return "–" if days is None else str(days)


def pairs_of(rows: Iterable[DayFlow], first: date, last: date) -> list[DayPair]:
    """What came and went on each day, or in each week where there are many days."""
    step = 7 if (last - first).days >= WEEKLY_FROM else 1
    came: dict[date, int] = defaultdict(int)
    went: dict[date, int] = defaultdict(int)
    for row in rows:
        begin = first + timedelta(days=(row.day - first).days // step * step)
        came[begin] += row.received
        went[begin] += row.closed
    begins = [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]
    return [DayPair(f"{day.month}-{day.day:02d}", came[day], went[day]) for day in begins]


def _said(found: Figures, first: date, last: date) -> str:
    told = {"first": first, "last": last, "came": found.total("received"), "went": found.total("closed")}
    return _("From %(first)s to %(last)s %(came)s were received and %(went)s closed.") % told


def table_of(found: Figures) -> tuple[list[str], list[list[Cell]]]:
    """The counted days as a table: its columns and rows."""
    columns = [
        _("Day"),
        _("Department"),
        _("Issue"),
        _("Agent asked"),
        _("Received"),
        _("Closed"),
        _("Reopened"),
        _("Asked back (yuan)"),
        _("Paid back (yuan)"),
        _("Median of working days"),
        _("Root causes"),
    ]
    return columns, [_cells(row) for row in found.flows]


def _cells(row: DayFlow) -> list[Cell]:
    return [
        row.day,
        str(row.department or ""),
        say(issue_name(row.issue)),
        row.agent.name if row.agent else "",
        row.received,
        row.closed,
        row.reopened,
        Decimal(row.claimed_fen) / 100,
        Decimal(row.returned_fen) / 100,
        percentile(handling([row]), 50),
        pgettext("list", ", ").join(f"{_cause_name(code)} {count}" for code, count in row.causes.items()),
    ]
