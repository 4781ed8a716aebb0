"""The pages about one contract of a draft: its terms to be confirmed, and what in it deserves a second look."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from juli.agreement.clauses.catalogue import say
from juli.hub.complaints.models import DraftFile
from juli.hub.complaints.queries import draft_file
from juli.hub.portal.access import remember_draft
from juli.hub.portal.contract.confirming import confirm, forms_for, keep_typed
from juli.hub.portal.contract.marks import mark_views, missing_views
from juli.hub.portal.contract.taking import PURPOSE, page_of
from juli.hub.portal.forms import FormError
from juli.hub.portal.language import page_language
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.visit import Visit
from juli.hub.today import this_day

WRONG = "contract-terms-wrong"
"""Where the reasons are kept why chosen terms were not taken, until the next try."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def terms(visit: Visit, file: UUID) -> HttpResponse:
    """Show each proposed term beside its sentence; take what the person has chosen."""
    contract = _contract(visit, file)
    if visit.request.method == "POST":
        response = HttpResponseRedirect(_sent(visit, contract))
        remember_draft(response, visit.draft.pk, visit.passcode)
        return response
    told = visit.draft.answers.get(WRONG, {})
    errors = [FormError(*each) for each in told.get("errors", ())] if told.get("file") == str(contract.pk) else []
    context = _context(visit, contract) | {"terms": forms_for(visit, contract), "errors": errors}
    return render(visit.request, "portal/contract/terms.html", context)


@require_safe
@with_draft
def marks(visit: Visit, file: UUID) -> HttpResponse:
    """Show the sentences of a contract that deserve a second look, and the terms it lacks."""
    contract = _contract(visit, file)
    context = _context(visit, contract)
    if contract.reading:
        today, consumer = this_day(), visit.journey.kind == "consumer"
        not_judged = contract.reading["not_judged"]
        context |= {
            "consumer": consumer,
            "marks": mark_views(contract.reading, today, consumer=consumer),
            "missing": list(missing_views(contract.reading, today, consumer=consumer)),
            "marks_cut": contract.reading["marks_cut"],
            "not_judged": not_judged and not_judged[page_language()],
            "caution": say("closing"),
        }
    return render(visit.request, "portal/contract/marks.html", context)


def _contract(visit: Visit, file: UUID) -> DraftFile:
    found = draft_file(file, by=visit.actor)
    if found is None or found.purpose != PURPOSE:
        raise Http404
    return found


def _context(visit: Visit, contract: DraftFile) -> dict[str, object]:
    reading, language = contract.reading or {}, page_language()
    return {
        "contract": contract,
        "visit": visit,
        "draft": visit.draft,
        "back": visit.url("agreed"),
        "state": contract.note.get("state"),
        "reason": (contract.note.get("reason") or {}).get(language, ""),
        "notes": [note[language] for note in reading.get("notes", ())],
        "marks_at": page_of(visit, contract, "marks"),
        "terms_at": page_of(visit, contract, "terms"),
    }


def _sent(visit: Visit, contract: DraftFile) -> str:
    keep_typed(visit, contract)
    problems = confirm(visit, contract)
    visit.keep(WRONG, {"file": str(contract.pk), "errors": [[each.field, str(each.text)] for each in problems]})
    return page_of(visit, contract, "terms") if problems else visit.url("agreed")
