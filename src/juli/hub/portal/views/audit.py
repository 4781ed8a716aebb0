"""Down from a sum: all lines of a finding, and one line as it stands in its statement."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from juli.evidence.store import StoreError
from juli.hub.complaints.queries import draft_file
from juli.hub.complaints.readings import excerpt_again, kept_reading, shot_of
from juli.hub.files import file_store
from juli.hub.operations.security.downloads import download
from juli.hub.portal.auditing import audit_of
from juli.hub.portal.findings import finding_view
from juli.hub.portal.language import page_language
from juli.hub.portal.reports import MOST_LINES, REPORTS
from juli.hub.portal.steps.audit import link_to_line
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.visit import Visit
from juli.papers.report.composing import compose_report
from juli.papers.report.pictures import figures_within, pictures_beside

LINES_A_PAGE = 100


@require_safe
@with_draft
def finding(visit: Visit, rule: str) -> HttpResponse:
    """All lines of one finding, by pages."""
    result = audit_of(visit)
    found = next((each for each in (result.document or {}).get("findings", []) if each["rule"] == rule), None)
    if found is None:
        raise Http404
    page = Paginator(range(found["count"]), LINES_A_PAGE).get_page(visit.request.GET.get("page"))
    shown = slice(page.start_index() - 1, page.end_index())
    view = finding_view(found, result.agreement, link_to_line(visit), shown)
    figures = pictures_beside(result.document or {}, result.agreement, rule, page_language())
    return render(visit.request, "portal/finding.html", {"finding": view, "page": page, "figures": figures})


@require_safe
@with_draft
def report(visit: Visit, form: str) -> HttpResponse:
    """The report on the draft's audit as a download: "html", "pdf" or "xlsx"."""
    result = audit_of(visit)
    if result.document is None or form not in REPORTS:
        raise Http404
    told = compose_report(
        result.document,
        figures_within(result.document),
        result.agreement,
        page_language(),
        most_lines=MOST_LINES,
    )
    content = REPORTS[form].write(told)
    name = f"juli-{timezone.localdate()}.{form}"
    return download(content, name=name, media_type=REPORTS[form].media_type)


@require_safe
@with_draft
def line(visit: Visit, file: UUID, line: int) -> HttpResponse:
    """One line of a statement with its neighbours, as they stand there."""
    statement = draft_file(file, by=visit.actor)
    if statement is None or statement.purpose != "statement":
        raise Http404
    try:
        content = file_store().get(statement.sha256)
    except StoreError as error:
        raise Http404 from error
    reading = kept_reading(statement)
    context = {
        "name": statement.name,
        "line": line,
        "excerpt": excerpt_again(statement.name, content, reading, line, page_language()),
        "shot": shot_of(reading, line, reverse("portal:picture-upright", args=[statement.pk])),
    }
    return render(visit.request, "portal/line.html", context)
