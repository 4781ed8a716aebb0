"""The findings of an audit as a page shows them: sentence, sum, grounds, and lines that lead to the statement."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from juli.agreement import Agreement
from juli.audit.sentences import explain
from juli.audit.told_lines import in_time
from juli.hub.portal.language import page_language
from juli.money import Fen, parse_yuan
from juli.papers.report.model import Figure
from juli.papers.report.pictures import Pictures

LinkTo = Callable[[str, int], str | None]
"""The address of one line of a statement, or None where the statement is not there."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a finding. Amounts in fen; None where the rule knows no such amount."""

    source: str
    number: int | None
    at: datetime | None
    amount: Fen | None
    taken: Fen | None
    expected: Fen | None
    excess: Fen
    href: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in the language of the page, with the lines of one page of it and the charts that prove it."""

    rule: str
    sentence: str
    short: str
    grounds: tuple[str, ...]
    excess: Fen
    count: int
    lines: tuple[LineView, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def hidden(self) -> int:
        """How many lines are not among those shown."""
        return self.count - len(self.lines)

    @property
    def is_money(self) -> bool:
        """Whether the finding is about money, and not a fact worth knowing."""
        return self.excess > 0

    @property
    def compares(self) -> bool:
        """Whether its lines show what was taken beside what was agreed."""
        return any(line.expected is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of "money by rule": its share of the largest, in percent with one decimal."""

    short: str
    excess: Fen
    width: str


def finding_views(
    document: Mapping[str, Any], agreement: Agreement | None, link_to: LinkTo, *, most_lines: int = 5
) -> list[FindingView]:
    """Every finding of a `juli.audit/1` document with its first lines."""
    return [finding_view(found, agreement, link_to, slice(most_lines)) for found in document["findings"]]


def finding_view(finding: Mapping[str, Any], agreement: Agreement | None, link_to: LinkTo, shown: slice) -> FindingView:
    """One finding with some of its lines."""
    language = page_language()
    told = explain(finding, agreement)
    return FindingView(
        rule=finding["rule"],
        sentence=told.sentence.text(language),
        short=told.short.text(language),
        grounds=_grounds(finding, [ground.text(language) for ground in told.grounds]),
        excess=parse_yuan(finding["excess"]),
        count=finding["count"],
        lines=tuple(_line_view(line, link_to) for line in in_time(finding["lines"])[shown]),
    )


def _grounds(finding: Mapping[str, Any], told: Sequence[str]) -> tuple[str, ...]:
    """Each fact on a line of its own, then the articles and clauses together on one."""
    facts = told[: len(told) - len(finding["basis"])]
    basis = dict.fromkeys(told[len(facts) :])
    return (*facts, *([" · ".join(basis)] if basis else []))


def proved(findings: Iterable[FindingView], pictures: Pictures) -> list[FindingView]:
    """The findings, each with the charts that prove it."""
    return [replace(finding, figures=tuple(pictures.by_rule.get(finding.rule, ()))) for finding in findings]


def bars(findings: Sequence[FindingView]) -> list[Bar]:
    """Money by rule, the largest first."""
    by_money = sorted((found for found in findings if found.is_money), key=lambda found: -found.excess)
    most = by_money[0].excess if by_money else 1
    return [Bar(found.short, found.excess, f"{found.excess * 1000 // most / 10:.1f}") for found in by_money]


def _line_view(line: Mapping[str, Any], link_to: LinkTo) -> LineView:
    source, number = line.get("source"), line.get("line")
    at = line.get("occurred_at")
    return LineView(
        source=source or "",
        number=number,
        at=datetime.fromisoformat(at) if at else None,
        amount=_fen(line.get("amount")),
        taken=_fen(line.get("taken")),
        expected=_fen(line.get("expected")),
        excess=parse_yuan(line["excess"]),
        href=link_to(source, number) if source and number else None,
    )


def _fen(text: str | None) -> Fen | None:
    return None if text is None else parse_yuan(text)
