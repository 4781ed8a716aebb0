"""One page of the journey: shown with what was saved; saved, then redirected."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from juli.hub.portal.access import remember_draft
from juli.hub.portal.pages import PAGES
from juli.hub.portal.views.frame import with_draft
from juli.hub.portal.visit import Visit


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def step(visit: Visit, step: str) -> HttpResponse:
    """Show or save one question. Whatever is sent is kept first, and judged after that."""
    page = PAGES.get(step)
    if page is None:
        raise Http404
    if visit.request.method == "POST":
        response = HttpResponseRedirect(page.post(visit))
        remember_draft(response, visit.draft.pk, visit.passcode)
        return response
    form = page.form(visit)
    context = {
        "step": page,
        "form": form,
        "errors": page.errors(visit, form),
        "second": page.second_look(visit, form),
        "draft": visit.draft,
        "visit": visit,
        "progress": visit.journey.progress(page.name),
        "back": visit.back_url(page.name),
        **page.context(visit),
    }
    return render(visit.request, page.template, context)
