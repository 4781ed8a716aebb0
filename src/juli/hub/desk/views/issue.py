"""What a complaint is about, as a person says it: confirmed with one button, or chosen from the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juli.hub.accounts.actors import require_right
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.models import Complaint
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.issue_form import IssueForm
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.machines import NotPossible
from juli.hub.understanding import labels, queries
from juli.hub.understanding.actions import CORRECTING, About, correct_triage


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def correct(request: DeskRequest, number: str) -> HttpResponse:
    """Choose the main issue and further ones, beginning with what was said last, or else with what was proposed."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, CORRECTING, department_id=complaint.department_id)
    form = IssueForm(request.POST if request.method == "POST" else None, known=_known(request, complaint))
    if form.is_bound and form.is_valid() and _kept(request, complaint, form):
        messages.success(request, _("It is kept what the complaint is about."))
        return redirect(reverse("desk:case", args=[number]) + "#understood")
    return framed(request, "desk/issue.html", {"complaint": complaint, "form": form})


def _kept(request: DeskRequest, complaint: Complaint, form: IssueForm) -> bool:
    try:
        correct_triage(complaint, form.about, by=request.actor)
    except NotPossible as refusal:
        known = {**REFUSALS, **labels.REFUSALS}
        form.add_error(None, refusal.told(known, _("This is not possible any more.")))
        return False
    return True


def _known(request: DeskRequest, complaint: Complaint) -> About:
    if said := queries.last_correction(complaint, by=request.actor):
        return About(said.issue, said.further)
    proposal = queries.understanding(complaint, by=request.actor)
    if proposal is None or not proposal.issues:
        return About(complaint.issue)
    main, *further = (one["id"] for one in proposal.issues)
    return About(main, further)
