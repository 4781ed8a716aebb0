"""Papers of a complaint for its complainant: the receipt and the letter, made when they are asked for."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaint as complaint_by_number
from juli.hub.operations.security.downloads import download
from juli.hub.portal.access import complainant, held_draft
from juli.hub.portal.papers import letter_docx_of, letter_pdf_of, receipt_of, report_of
from juli.hub.portal.reports import REPORTS, ReportForm

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_safe
def paper(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """One paper as a download: "receipt", "letter-pdf", "letter-docx", or the report on the audit."""
    actor = complainant(request, number)
    if actor is None or kind not in _PAPERS:
        raise Http404
    make, media_type, extension = _PAPERS[kind]
    with acting(actor):
        found = complaint_by_number(number, by=actor)
        if found is None:
            raise Http404
        content = make(request, found, actor)
    name = f"{number}-{kind.partition('-')[0]}.{extension}"
    return download(content, name=name, media_type=media_type)


def _receipt(request: HttpRequest, complaint: Complaint, actor: Actor) -> bytes:
    held = held_draft(request)
    passcode = held.passcode if held and held.draft.complaint_id == complaint.pk else ""
    return receipt_of(complaint, passcode, by=actor)


def _report(form: ReportForm) -> Callable[[HttpRequest, Complaint, Actor], bytes]:
    def written(_: HttpRequest, complaint: Complaint, actor: Actor) -> bytes:
        report = report_of(complaint, by=actor)
        if report is None:
            raise Http404
        return form.write(report)

    return written


_PAPERS: Mapping[str, tuple[Callable[[HttpRequest, Complaint, Actor], bytes], str, str]] = {
    "receipt": (_receipt, _PDF, "pdf"),
    "letter-pdf": (lambda _, complaint, actor: letter_pdf_of(complaint, by=actor), _PDF, "pdf"),
    "letter-docx": (lambda _, complaint, actor: letter_docx_of(complaint, by=actor), _DOCX, "docx"),
    **{f"report-{name}": (_report(form), form.media_type, name) for name, form in REPORTS.items()},
}
