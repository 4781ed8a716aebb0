"""The page on which a person says which column of a statement is what."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from juli.evidence.store import StoreError
from juli.hub.complaints.actions import note_draft_file, remember_columns
from juli.hub.complaints.models import DraftFile
from juli.hub.complaints.queries import draft_file
from juli.hub.portal.access import remember_draft
from juli.hub.portal.columns import KEEPS, NAMED, ColumnsPage, columns_page
from juli.hub.portal.steps.provider import respondent
from juli.hub.portal.steps.statements import reading_note
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.visit import Visit, typed_fields


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def columns(visit: Visit, file: UUID) -> HttpResponse:
    """Show the first rows and what is made of them; keep what was chosen, and read the file by it once confirmed."""
    found = draft_file(file, by=visit.actor)
    if found is None or found.purpose != "statement":
        raise Http404
    if visit.request.method == "POST":
        answer: HttpResponse = HttpResponseRedirect(_post(visit, found))
        remember_draft(answer, visit.draft.pk, visit.passcode)
        return answer
    page = _page(visit, found)
    reading = page.preview.reading
    told = {"unreadable": reading.unreadable[:NAMED], "warnings": reading.warnings[:NAMED]} if reading else {}
    return render(visit.request, "portal/columns.html", {"page": page, "file": found, **told})


def _page(visit: Visit, file: DraftFile) -> ColumnsPage:
    try:
        page = columns_page(visit, file)
    except StoreError as fault:
        raise Http404 from fault
    if page is None:
        raise Http404
    return page


def _post(visit: Visit, file: DraftFile) -> str:
    """Keep what was chosen; with "use" the file is read by it from now on. Returns where to go."""
    chosen = {name: values for name, values in typed_fields(visit.request.POST).items() if KEEPS.fullmatch(name)}
    note_draft_file(file, {**file.note, "columns": chosen}, by=visit.actor)
    page = _page(visit, file)
    reading, mapping = page.preview.reading, page.mapping
    if visit.request.POST.get("do") != "use" or reading is None or mapping is None:
        return reverse("portal:columns", args=[file.pk])
    kept = {"columns": file.note["columns"], "mapping": mapping, "header": page.digest}
    note_draft_file(file, {**reading_note(reading), **kept}, by=visit.actor)
    organisation = respondent(visit)
    if organisation is not None and page.digest:
        remember_columns(organisation.pk, page.digest, mapping, by=visit.actor)
    return reverse("portal:step", args=["statements"])
