"""Masked data whole: one value, for one view, with a reason that the complainant reads too."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juli.hub.desk.case import complaint_or_404
from juli.hub.desk.personal_form import UnmaskForm
from juli.hub.desk.seats import DeskRequest, seat_required
from juli.hub.desk.views.case import framed
from juli.hub.machines import NotPossible
from juli.hub.privacy.actions import unmask
from juli.hub.privacy.labels import REFUSALS
from juli.hub.privacy.models import OpenedField


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required
def personal(request: DeskRequest, number: str) -> HttpResponse:
    """Ask for the reason, then show the value in the answer itself: it stands at no address, and in no history."""
    complaint = complaint_or_404(number, request.actor)
    if not request.actor.may("personal.unmask", department_id=complaint.department_id):
        raise Http404(number)
    given = [field for field in OpenedField if getattr(complaint.complainant, field)]
    form = UnmaskForm(given, request.POST if request.method == "POST" else None, initial=request.GET.get("field"))
    context: dict[str, object] = {"complaint": complaint, "form": form}
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            value = unmask(complaint, told["field"], reason=told["reason"], words=told["words"], by=request.actor)
            context |= {"value": value, "label": OpenedField(told["field"]).label}
        except NotPossible as refusal:
            form.add_error(None, str(REFUSALS.get(refusal.code, _("Please choose what you need to see, and why."))))
    return framed(request, "desk/personal.html", context)
