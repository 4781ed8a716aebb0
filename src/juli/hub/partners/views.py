"""What partners are asked: the list, and one request with its thread."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juli.evidence.store import StoreError
from juli.hub.complaints import queries
from juli.hub.complaints.actions import answer_involvement
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.models import Involvement
from juli.hub.machines import NotPossible
from juli.hub.operations.security.downloads import hand_out
from juli.hub.partners.forms import AnswerForm
from juli.hub.partners.seats import PartnerRequest, seat_required
from juli.triage import taxonomy
from juli.wording import Said

MOST_LISTED = 200
"""Requests in the list; what waits for an answer comes first."""


@require_safe
@seat_required
def requests(request: PartnerRequest) -> HttpResponse:
    """What waits for an answer first, then what was answered."""
    found = [(asked, issue_of(asked)) for asked in queries.involvements(by=request.actor)[:MOST_LISTED]]
    context = {
        "seat": request.seat,
        "waiting": [one for one in found if one[0].answered_at is None],
        "answered": [one for one in found if one[0].answered_at],
    }
    return render(request, "partners/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def request(request: PartnerRequest, request_id: UUID) -> HttpResponse:
    """One request: who asks, which terminal, the thread, and the form of an answer."""
    asked = _asked(request, request_id)
    form = AnswerForm(request.POST, request.FILES) if request.method == "POST" else AnswerForm()
    if form.is_bound and form.is_valid() and _answered(asked, form, request):
        messages.success(request, _("Your answer is sent."))
        return redirect("partners:request", request_id)
    context = {
        "seat": request.seat,
        "asked": asked,
        "issue": issue_of(asked),
        "thread": queries.messages(asked.complaint, by=request.actor).filter(involvement=asked),
        "form": form,
        "errors": list(form.summary()),
    }
    return render(request, "partners/request.html", context)


@require_safe
@seat_required
def download(request: PartnerRequest, request_id: UUID, item: UUID) -> HttpResponse:
    """A file of the thread, to be saved."""
    asked = _asked(request, request_id)
    found = queries.evidence_item(item, by=request.actor)
    if found is None or found.message is None or found.message.involvement_id != asked.pk:
        raise Http404
    try:
        return hand_out(found, by=request.actor)
    except StoreError as fault:
        raise Http404 from fault


def issue_of(asked: Involvement) -> Said:
    """What the complaint is about; "other" for an issue that this release's taxonomy no longer holds."""
    known = taxonomy()
    return known.issues.get(asked.complaint.issue, known.issue("other")).name


def _asked(request: PartnerRequest, request_id: UUID) -> Involvement:
    found = queries.involvement(request_id, by=request.actor)
    if found is None:
        raise Http404
    return found


def _answered(asked: Involvement, form: AnswerForm, request: PartnerRequest) -> bool:
    told = form.cleaned_data
    try:
        answer_involvement(asked, told["text"], files=told["attachments"], by=request.actor)
    except NotPossible as refusal:
        form.add_error(None, str(REFUSALS.get(refusal.code, _("This is not possible any more."))))
        return False
    return True
