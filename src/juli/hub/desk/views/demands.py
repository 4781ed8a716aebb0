"""Answering what an escalated complaint demands."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juli.hub.accounts.actors import require_right
from juli.hub.complaints import queries
from juli.hub.complaints.actions import answer_demand
from juli.hub.complaints.labels import REFUSALS
from juli.hub.complaints.models import Demand
from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.demand_form import DemandForm
from juli.hub.desk.demands import ShownDemand
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.acts import own_of
from juli.hub.desk.worklist import VIEWS
from juli.hub.machines import NotPossible
from juli.hub.today import this_day
from juli.hub.toning import TO_MERCHANT, second_look


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def demand(request: DeskRequest, number: str, demand: int) -> HttpResponse:
    """Answer one demand; what has been handed over leads back to the complaint."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, "complaints.answer", department_id=complaint.department_id)
    row = queries.demand(demand, of=complaint, by=request.actor)
    if row is None:
        raise Http404(demand)
    shown = ShownDemand(row)
    if not shown.can_be_answered:
        messages.info(request, _("This paper has been handed over already."))
        return redirect("desk:case", number)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = DemandForm(*sent, state=row.state)
    if form.is_bound and form.is_valid():
        form.second = second_look(form, own_of(complaint), TO_MERCHANT)
        if form.second is None and _answered(request, form, row):
            messages.success(request, _("Your answer is sent."))
            return redirect("desk:case", number)
    context = {
        "seat": request.seat,
        "views": VIEWS.values(),
        "today": this_day(),
        "complaint": complaint,
        "demand": shown,
        "form": form,
    }
    return render(request, "desk/demand.html", context)


def _answered(request: DeskRequest, form: DemandForm, row: Demand) -> bool:
    told = form.cleaned_data
    try:
        answer_demand(row, told["answer"], told["text"], files=told["attachments"], by=request.actor)
    except NotPossible as refusal:
        form.add_error(None, str(REFUSALS.get(refusal.code, _("This is not possible any more."))))
        return False
    return True
