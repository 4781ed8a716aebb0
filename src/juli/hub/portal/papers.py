"""The papers of a complaint: what the left wing needs to write them, gathered from its rows."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.agreement import from_fields
from juli.audit.sentences import explain
from juli.calendars import official
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Access, AuditRecord, Complaint
from juli.hub.complaints.queries import audit_record, evidence
from juli.hub.complaints.queries import messages as messages_of
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.reports import MOST_LINES
from juli.papers.authority import Authority, Extent, compose_authority
from juli.papers.document import Letter
from juli.papers.docx import letter_docx
from juli.papers.findings import Explain
from juli.papers.letter import compose
from juli.papers.model import ClaimKind, ClaimLine, Complainant, ComplainantKind, EvidenceLine, Matter
from juli.papers.pdf import letter_pdf
from juli.papers.receipt import KeptFile, Receipt, receipt_pdf
from juli.papers.report.composing import compose_report
from juli.papers.report.model import Report
from juli.papers.report.pictures import figures_within
from juli.wording import Language


def letter_pdf_of(complaint: Complaint, *, by: Actor) -> bytes:
    """The letter to the provider as PDF, in the language the complaint was filed in."""
    return letter_pdf(compose(matter_of(complaint, by=by), _explaining(complaint), _language(complaint)))


def letter_docx_of(complaint: Complaint, *, by: Actor) -> bytes:
    """The same letter as DOCX, to be edited."""
    return letter_docx(compose(matter_of(complaint, by=by), _explaining(complaint), _language(complaint)))


def report_of(complaint: Complaint, *, by: Actor) -> Report | None:
    """The report on the audit the complaint rests on, in the language it was filed in; None without an audit."""
    record = audit_record(complaint, by=by)
    if record is None:
        return None
    agreement = from_fields(record.agreement) if record.agreement else None
    figures = figures_within(record.document)
    return compose_report(record.document, figures, agreement, _language(complaint), most_lines=MOST_LINES)


def receipt_of(complaint: Complaint, passcode: str, *, by: Actor) -> bytes:
    """The receipt as PDF; without a passcode where the asker does not hold it."""
    receipt = Receipt(
        number=complaint.number,
        passcode=passcode,
        provider=complaint.respondent_name,
        filed_at=timezone.localtime(complaint.filed_at),
        received=complaint.proceedings.filter(filing="received", sent_how="platform").exists(),
        claims=_claims(complaint),
        files=tuple(KeptFile(item.name, item.sha256) for item in evidence(complaint, by=by)),
        follow_at=settings.BASE_URL + reverse("portal:follow"),
    )
    return receipt_pdf(receipt, _language(complaint))


def authority_of(complaint: Complaint, access: Access) -> Letter:
    """The power of attorney for who was asked to help; the special powers stand in it where they were chosen."""
    extent: Extent = "settle" if access.may_settle else "act" if access.may_act else "read"
    authority = Authority(
        number=complaint.number,
        drawn_up_on=timezone.localdate(access.given_at),
        principal=_complainant(complaint),
        helper=access.name,
        provider=complaint.respondent_name,
        issue=complaint.issue,
        extent=extent,
        until=access.until or timezone.localdate(access.given_at),
    )
    return compose_authority(authority, _language(complaint))


def matter_of(complaint: Complaint, *, by: Actor) -> Matter:
    """What the letter says, as the complaint was filed."""
    record = _audit(complaint)
    files = list(evidence(complaint, by=by).filter(message=None, side="complainant").exclude(state="withdrawn"))
    filed_on = timezone.localdate(complaint.filed_at)
    agreement = record.agreement if record else None
    story = messages_of(complaint, by=by).first()
    return Matter(
        number=complaint.number,
        filed_on=filed_on,
        complainant=_complainant(complaint),
        provider=complaint.respondent_name,
        issue=complaint.issue,
        department=complaint.department.name if complaint.department else "",
        merchant_no=complaint.merchant_no,
        terminal_no=complaint.terminal_no,
        signed_on=from_fields(agreement).signed_on if agreement else None,
        story=(story.text or "") if story else "",
        audit=record.document if record else None,
        sources=tuple(file.name for file in files if file.purpose == "statement"),
        claims=_claims(complaint),
        evidence=tuple(EvidenceLine(file.name, file.proves) for file in files),
        answer_by=official().after(filed_on, BOUNDS["answer_by"]),
    )


def _complainant(complaint: Complaint) -> Complainant:
    person = complaint.complainant
    name = person.name
    if person.business_name:
        with override("en" if complaint.language == "en" else "zh-hans"):
            name = _("%(business)s, %(person)s") % {"business": person.business_name, "person": person.name}
    return Complainant(name=name, kind=ComplainantKind(person.kind), phone=person.phone or person.email)


def _claims(complaint: Complaint) -> tuple[ClaimLine, ...]:
    return tuple(ClaimLine(ClaimKind(claim.kind), claim.amount_fen, claim.note) for claim in complaint.claims.all())


def _explaining(complaint: Complaint) -> Explain:
    """Sentence and short label of a finding in the language of the letter."""
    language, record = _language(complaint), _audit(complaint)
    agreement = from_fields(record.agreement) if record and record.agreement else None

    def tell(finding: Mapping[str, Any]) -> tuple[str, str]:
        told = explain(finding, agreement)
        return told.sentence.text(language), told.short.text(language)

    return tell


def _audit(complaint: Complaint) -> AuditRecord | None:
    return getattr(complaint, "audit", None)


def _language(complaint: Complaint) -> Language:
    return "en" if complaint.language == "en" else "zh"
