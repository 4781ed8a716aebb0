"""The papers of a complaint: what the left wing needs to write them, gathered from its rows."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.agreement import from_fields
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Access, Complaint
from juli.hub.complaints.queries import audit_record, evidence
from juli.hub.portal.follow.audit import agreement_of
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.papers.facts import exhibits, facts_of, own_files
from juli.hub.portal.follow.papers.writing import explaining
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.reports import MOST_LINES
from juli.hub.workdays.queries import calendar_in_force
from juli.papers.authority import Authority, Extent, compose_authority
from juli.papers.document import Letter
from juli.papers.kit import Paper, compose_paper, paper_docx, paper_kind, paper_pdf
from juli.papers.model import ClaimKind, ClaimLine, Complainant, ComplainantKind
from juli.papers.receipt import KeptFile, Receipt, receipt_pdf
from juli.papers.report.composing import compose_report
from juli.papers.report.model import Report
from juli.papers.report.pictures import figures_within
from juli.wording import Language

LETTER = "provider_letter"


def letter_pdf_of(complaint: Complaint, *, by: Actor) -> bytes:
    """The letter to the provider as PDF, as the complaint was filed."""
    return paper_pdf(letter_of(complaint, by=by))


def letter_docx_of(complaint: Complaint, *, by: Actor) -> bytes:
    """The same letter as DOCX, to be edited."""
    return paper_docx(letter_of(complaint, by=by))


def letter_of(complaint: Complaint, *, by: Actor) -> Paper:
    """The letter to the provider, dated by the filing; like all papers it is Chinese."""
    matter, filed_on = matter_of(complaint, by), timezone.localdate(complaint.filed_at)
    record = audit_record(complaint, by=by)
    enclosed = [item for item in own_files(matter.evidence) if item.message_id is None and not item.private]
    facts = replace(
        facts_of(matter),
        made_on=filed_on,
        tried=(),
        evidence=exhibits(enclosed),
        sources=tuple(item.name for item in enclosed if item.purpose == "statement"),
        answer_by=calendar_in_force().after(filed_on, BOUNDS["answer_by"]),
    )
    return compose_paper(paper_kind(LETTER), facts, explaining(agreement_of(record) if record else None))


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


def _complainant(complaint: Complaint) -> Complainant:
    person = complaint.complainant
    name = person.name
    if person.business_name:
        with override("en" if complaint.language == "en" else "zh-hans"):
            name = _("%(business)s, %(person)s") % {"business": person.business_name, "person": person.name}
    return Complainant(name=name, kind=ComplainantKind(person.kind), phone=person.phone or person.email)


def _claims(complaint: Complaint) -> tuple[ClaimLine, ...]:
    return tuple(ClaimLine(ClaimKind(claim.kind), claim.amount_fen, claim.note) for claim in complaint.claims.all())


def _language(complaint: Complaint) -> Language:
    return "en" if complaint.language == "en" else "zh"
