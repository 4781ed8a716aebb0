"""The findings of a `juli.audit/1` document as a letter needs them: read once, every figure in fen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from juli.audit.told_lines import in_time
from juli.money import Fen, parse_yuan

Explain = Callable[[Mapping[str, Any]], tuple[str, str]]
"""Gives the sentence and the short label of one finding of the document, in the letter's language."""

NOT_A_COMPLAINT = frozenset({"no-agreed-rate"})
"""Findings about what the merchant has not told us: nothing that a provider did."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a finding. `taken` and `expected` are either both known, with `excess` their
    difference, or both None. A promise not kept has no source."""

    source: str | None
    line: int | None
    occurred_at: str
    amount: Fen | None
    taken: Fen | None
    expected: Fen | None
    excess: Fen
    charge_kind: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule of the audit that holds, with what it says and all of its lines."""

    rule: str
    excess: Fen
    first: date | None
    last: date | None
    basis: tuple[Mapping[str, str], ...]
    lines: tuple[Line, ...]
    sentence: str
    short: str

    def total(self, column: str) -> Fen | None:
        """The sum of "amount", "taken" or "expected" over the lines; None unless all of them show it."""
        values = [getattr(line, column) for line in self.lines]
        return None if None in values else sum(values)


def read_findings(document: Mapping[str, Any] | None, explain: Explain) -> tuple[Finding, ...]:
    """The findings of `document` that a provider must answer for, in their order; none without one."""
    return tuple(_complaints(document or {}, explain))


def _complaints(document: Mapping[str, Any], explain: Explain) -> Iterator[Finding]:
    for finding in document.get("findings", ()):
        if finding["rule"] not in NOT_A_COMPLAINT and not _is_in_order(finding):
            yield _finding(finding, *explain(finding))


def _is_in_order(finding: Mapping[str, Any]) -> bool:
    """Whether all it tells is that fees changed as agreed, or became cheaper."""
    changes = finding["lines"] if finding["rule"] == "rate-changed" else ()
    return bool(changes) and all(change.get("agreed") or not change.get("dearer", True) for change in changes)


def _finding(finding: Mapping[str, Any], sentence: str, short: str) -> Finding:
    return Finding(
        rule=finding["rule"],
        excess=parse_yuan(finding["excess"]),
        first=_day(finding.get("first")),
        last=_day(finding.get("last")),
        basis=tuple(finding.get("basis", ())),
        lines=tuple(_line(line) for line in in_time(finding["lines"])),
        sentence=sentence,
        short=short,
    )


def _line(line: Mapping[str, Any]) -> Line:
    excess = parse_yuan(line["excess"])
    taken, expected = _sides(_fen(line.get("taken")), _fen(line.get("expected")), excess)
    return Line(
        source=line.get("source"),
        line=line.get("line"),
        occurred_at=str(line.get("occurred_at") or "").replace("T", " "),
        amount=_fen(line.get("amount")),
        taken=taken,
        expected=expected,
        excess=excess,
        charge_kind=line.get("charge_kind"),
    )


def _sides(taken: Fen | None, expected: Fen | None, excess: Fen) -> tuple[Fen | None, Fen | None]:
    """Both sides of a difference only where they really give it: a column that does not add up is worse
    than none. What was taken in full should have been nothing."""
    if expected is None and taken == excess:
        expected = 0
    if taken is None or expected is None or taken - expected != excess:
        return None, None
    return taken, expected


def _fen(text: str | None) -> Fen | None:
    return None if text is None else parse_yuan(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def numbered_sources(findings: Sequence[Finding], sources: Sequence[str]) -> dict[str, int]:
    """The number of each statement, from 1: `sources` in their order, then any other the lines name."""
    named = (line.source for finding in findings for line in finding.lines if line.source is not None)
    return {source: number for number, source in enumerate(dict.fromkeys((*sources, *named)), start=1)}
