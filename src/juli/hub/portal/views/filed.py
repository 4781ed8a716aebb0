"""After filing: the number, the passcode, what to take along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import complaints
from juli.hub.portal.access import admit, complainant, held_draft


@never_cache
@require_safe
def filed(request: HttpRequest) -> HttpResponse:
    """The receipt on the screen. It opens again for as long as the browser holds the draft's passcode."""
    held = held_draft(request)
    if held is None or held.draft.complaint_id is None:
        return render(request, "portal/no_draft.html", status=404)
    actor = Actor(ActorKind.COMPLAINANT, complaint_id=held.draft.complaint_id)
    with acting(actor):
        complaint = complaints(by=actor).get()
        if complainant(request, complaint.number) is None:
            admit(request, complaint)
        context = {
            "complaint": complaint,
            "passcode": held.passcode,
            "delivered": complaint.received_on is not None,
        }
        return render(request, "portal/filed.html", context)
