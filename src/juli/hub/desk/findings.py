"""The audit as the desk shows it: each finding in words, with its grounds and lines, down to the statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from juli.agreement import Agreement, from_fields
from juli.audit.sentences import Explained, explain
from juli.audit.told_lines import in_time
from juli.hub.complaints.models import AuditRecord, EvidenceItem
from juli.hub.desk.language import page_language
from juli.money import Fen, parse_yuan
from juli.papers.report.pictures import Pictures, pictures_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a finding; amounts in fen. `item` is the stored statement it stands in, where it stands in one."""

    source: str | None
    number: int | None
    at: datetime | None
    amount: Fen | None
    taken: Fen | None
    expected: Fen | None
    excess: Fen
    item: UUID | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the audit."""

    rule: str
    count: int
    excess: Fen
    explained: Explained
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the audit found, and what it could not read."""

    found: Sequence[Finding]
    total: Fen
    unreadable: int
    warnings: Sequence[str]

    def of_rule(self, rule: str) -> Finding | None:
        """The finding of a rule, or None."""
        return next((finding for finding in self.found if finding.rule == rule), None)


def findings_of(record: AuditRecord, evidence: Iterable[EvidenceItem]) -> Findings:
    """The findings of a complaint's audit, their lines tied to the statements among its evidence."""
    document = record.document
    agreement = from_fields(record.agreement) if record.agreement else None
    statements = {item.name: item.pk for item in evidence if item.purpose == "statement"}
    return Findings(
        found=[_finding(told, agreement, statements) for told in document["findings"]],
        total=parse_yuan(document["overcharged"]) + parse_yuan(document["owed"]),
        unreadable=len(document["read"]["unreadable"]),
        warnings=document["read"]["warnings"],
    )


def pictures_shown(record: AuditRecord) -> Pictures:
    """The charts of a complaint's audit, the same that the merchant sees."""
    agreement = from_fields(record.agreement) if record.agreement else None
    return pictures_of(record.document, agreement, page_language())


def signed_on(record: AuditRecord) -> date | None:
    """The day the agreement was signed, as far as the merchant knows it."""
    return from_fields(record.agreement).signed_on if record.agreement else None


def _finding(told: Mapping[str, Any], agreement: Agreement | None, statements: Mapping[str, UUID]) -> Finding:
    return Finding(
        rule=told["rule"],
        count=told["count"],
        excess=parse_yuan(told["excess"]),
        explained=explain(told, agreement),
        lines=[_line(line, statements) for line in in_time(told["lines"])],
    )


def _line(told: Mapping[str, Any], statements: Mapping[str, UUID]) -> Line:
    at = told.get("occurred_at")
    return Line(
        source=told["source"],
        number=told["line"],
        at=datetime.fromisoformat(at) if at else None,
        amount=_fen(told, "amount"),
        taken=_fen(told, "taken"),
        expected=_fen(told, "expected"),
        excess=parse_yuan(told["excess"]),
        item=statements.get(told["source"]),
    )


def _fen(told: Mapping[str, Any], name: str) -> Fen | None:
    text = told.get(name)
    return None if text is None else parse_yuan(text)
