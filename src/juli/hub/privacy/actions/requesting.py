"""The wish to be forgotten."""

from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.privacy.models import ErasureRequest
from juli.hub.privacy.queries import is_handled_here
from juli.hub.privacy.retention import erasable_on


@action
def request_erasure(complaint: Complaint, *, by: Actor) -> date:
    """Ask for everything about oneself to be erased; the first day (Beijing) on which that can be."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    free_on = erasable_on(found, handled_here=is_handled_here(found, by=by))
    if free_on is None:
        raise NotPossible("erasure-still-open")
    now = timezone.now()
    _, is_new = ErasureRequest.objects.get_or_create(complaint=found, defaults={"asked_at": now})
    if is_new:
        record_event(found, "erasure_requested", by=by, at=now, data={"on": free_on.isoformat()})
    return free_on
