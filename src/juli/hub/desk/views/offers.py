"""Offers above the limit: the queue of those that wait, and the second look at one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juli.hub.accounts.actors import require_right
from juli.hub.complaints import queries as complaints
from juli.hub.complaints.labels import REFUSALS
from juli.hub.desk.case import complaint_or_404, shown_clock
from juli.hub.desk.forms import SecondLookForm
from juli.hub.desk.paging import page_of
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.machines import NotPossible
from juli.hub.redress import actions, queries
from juli.hub.redress.models import Offer
from juli.hub.redress.sending import APPROVING
from juli.hub.today import this_day


@require_safe
@seat_required
def waiting(request: DeskRequest) -> HttpResponse:
    """The offers that wait for a second person, who has waited longest first."""
    page = page_of(queries.offers_waiting(by=request.actor), ("made_at", "pk"), request.GET.get("after", ""))
    return framed(request, "desk/offers.html", {"page": page, "place": "offers"})


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def look(request: DeskRequest, number: str, offer_id: UUID) -> HttpResponse:
    """Look at an offer that somebody else prepared, and approve it or send it back."""
    complaint = complaint_or_404(number, request.actor)
    require_right(request.actor, APPROVING, department_id=complaint.department_id)
    offer = queries.offer(offer_id, by=request.actor)
    if offer is None or offer.complaint_id != complaint.pk:
        raise Http404(str(offer_id))
    form = SecondLookForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, offer, form):
        return redirect("desk:case", number)
    running = complaints.clocks(complaint, by=request.actor).filter(completed_at=None)
    context = {
        "complaint": complaint,
        "offer": offer,
        "form": form,
        "is_own": offer.made_by_id == request.actor.user_id,
        "clocks": [shown_clock(clock, this_day()) for clock in running],
    }
    return framed(request, "desk/offer.html", context)


def _decided(request: DeskRequest, offer: Offer, form: SecondLookForm) -> bool:
    told = form.cleaned_data
    try:
        if told["decision"] == "approve":
            actions.approve_offer(offer, by=request.actor)
            messages.success(request, _("The offer is approved. The merchant decides now."))
        else:
            actions.return_offer(offer, reason=told["reason"], by=request.actor)
            messages.success(request, _("The offer went back to its author. The merchant saw nothing of it."))
    except NotPossible as refusal:
        unknown = _("This is not possible any more. Please look at the complaint once more.")
        form.add_error(None, str(REFUSALS.get(refusal.code, unknown)))
        return False
    return True
