"""A picture among the statements: waiting until it is read, then confirmed row by row."""

from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from juli.evidence.store import StoreError
from juli.hub.complaints.actions import confirm_picture_rows, keep_picture_rows, retry_picture
from juli.hub.complaints.models import DraftPicture
from juli.hub.complaints.queries import draft_picture
from juli.hub.machines import NotPossible
from juli.hub.operations.security.downloads import picture_in_page
from juli.hub.portal.access import remember_draft
from juli.hub.portal.language import page_language
from juli.hub.portal.pictures import (
    KEEPS,
    MORE_ROWS,
    added_rows,
    confirmed_rows,
    is_long,
    picture_note,
    picture_rows,
    read_rows,
)
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.visit import Visit, typed_fields

SECONDS_TO_LOOK_AGAIN = 3


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def picture(visit: Visit, file: UUID) -> HttpResponse:
    """What was recognised, to be confirmed; while it is not read yet, a page that looks again by itself."""
    found = _found(visit, file)
    if visit.request.method == "POST":
        answer: HttpResponse = HttpResponseRedirect(_post(visit, found))
        remember_draft(answer, visit.draft.pk, visit.passcode)
        return answer
    rows = picture_rows(found) if found.state == "read" else []
    context = {
        "picture": found,
        "rows": rows,
        "added": added_rows(found),
        "errors": [(i, problem) for i, row in enumerate(rows) for problem in row.problems],
        "reason": found.reason.get(page_language(), ""),
        "places": [place for row in rows for place in row.places().values()],
        "is_long": is_long(found),
        "has_entries": any(not row.is_empty for row in rows),
    }
    answer = render(visit.request, "portal/picture.html", context)
    if found.is_pending:
        answer["Refresh"] = str(SECONDS_TO_LOOK_AGAIN)
    return answer


@require_safe
@with_draft
def upright(visit: Visit, file: UUID) -> HttpResponse:
    """The upright copy of a picture, made by us from what was uploaded."""
    try:
        return picture_in_page(_found(visit, file).picture_sha256)
    except StoreError as fault:
        raise Http404 from fault


def _found(visit: Visit, file: UUID) -> DraftPicture:
    found = draft_picture(file, by=visit.actor)
    if found is None:
        raise Http404
    return found


def _post(visit: Visit, found: DraftPicture) -> str:
    """Keep what was typed, then do what was asked; returns where to go."""
    here = reverse("portal:picture", args=[found.file_id])
    do = visit.request.POST.get("do", "")
    if do == "retry":
        with suppress(NotPossible):  # it is being read already
            retry_picture(found, by=visit.actor)
        return here
    if found.state != "read":
        return here
    typed = {name: values for name, values in typed_fields(visit.request.POST).items() if KEEPS.fullmatch(name)}
    if do == "more":
        typed["added"] = [str(added_rows(found) + MORE_ROWS)]
    found = keep_picture_rows(found, typed, by=visit.actor)
    rows = picture_rows(found)
    if do != "confirm" or any(row.problems for row in rows):
        return here
    note = picture_note(read_rows(found, rows))
    confirm_picture_rows(found, confirmed_rows(rows), note=note, by=visit.actor)
    return reverse("portal:step", args=["statements"])
