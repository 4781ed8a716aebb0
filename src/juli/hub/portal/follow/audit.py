"""The audit a complaint rests on, as it was frozen at filing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from juli.agreement import Agreement, AgreementError, from_fields
from juli.audit.told_lines import in_time
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import AuditRecord, Complaint
from juli.hub.complaints.queries import audit_record, evidence
from juli.hub.portal.findings import FindingView, LinkTo, finding_view, finding_views, proved
from juli.hub.portal.language import page_language
from juli.money import Fen, parse_yuan
from juli.papers.report.pictures import Pictures, pictures_beside, pictures_of

LINES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AuditView:
    """What the audit found and on what it looked. Amounts in fen."""

    findings: list[FindingView]
    overcharged: Fen
    owed: Fen
    read: Mapping[str, Any]
    pictures: Pictures

    @property
    def total(self) -> Fen:
        """All that was taken too much or has not come back."""
        return self.overcharged + self.owed


def audit_view(complaint: Complaint, actor: Actor) -> AuditView | None:
    """The audit with the first lines of every finding, or None where the complaint was filed without one."""
    record = audit_record(complaint, by=actor)
    if record is None:
        return None
    document, agreement = record.document, agreement_of(record)
    pictures = pictures_of(document, agreement, page_language())
    findings = finding_views(document, agreement, _links(complaint, actor), most_lines=LINES_SHOWN)
    return AuditView(
        findings=proved(findings, pictures),
        overcharged=parse_yuan(document["overcharged"]),
        owed=parse_yuan(document["owed"]),
        read=document["read"],
        pictures=pictures,
    )


def one_finding(complaint: Complaint, actor: Actor, rule: str, shown: slice) -> FindingView | None:
    """One finding with the lines of `shown`, or None where the audit has no such finding."""
    record = audit_record(complaint, by=actor)
    found = next((f for f in record.document["findings"] if f["rule"] == rule), None) if record else None
    if record is None or found is None:
        return None
    agreement = agreement_of(record)
    view = finding_view(found, agreement, _links(complaint, actor), shown)
    return replace(view, figures=pictures_beside(record.document, agreement, rule, page_language()))


def findings_at(complaint: Complaint, actor: Actor, source: str, line: int) -> list[FindingView]:
    """What the audit says of one line of a statement: each finding with that line alone."""
    record = audit_record(complaint, by=actor)
    if record is None:
        return []
    agreement = agreement_of(record)
    found = []
    for finding in record.document["findings"]:
        at = [i for i, row in enumerate(in_time(finding["lines"])) if (row["source"], row["line"]) == (source, line)]
        found += [finding_view(finding, agreement, lambda *_: None, slice(i, i + 1)) for i in at[:1]]
    return found


def agreement_of(record: AuditRecord) -> Agreement | None:
    """The agreement it was judged by; an older shape of it costs only the clause in a sentence."""
    try:
        return from_fields(record.agreement) if record.agreement else None
    except AgreementError:
        return None


def _links(complaint: Complaint, actor: Actor) -> LinkTo:
    """Where a line of a statement can be seen, for the statements that are still there."""
    statements = evidence(complaint, by=actor).filter(purpose="statement").exclude(state="erased")
    items = dict(statements.values_list("name", "pk"))

    def link_to(source: str, line: int) -> str | None:
        item = items.get(source)
        return reverse("portal:case-line", args=[complaint.number, item, line]) if item else None

    return link_to
